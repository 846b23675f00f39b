"""Queries and time of the benches and of an argument's page, at 200 and at 20,000 arguments."""

from collections.abc import Callable

from debates.posts.models import Post
from tests.arguments.crowd import chain, flood_arguments
from tests.conftest import argue, browser_of, make_motion, make_person


def run(compare: Callable[..., None]) -> None:
    motion, person = make_motion("This house would argue"), make_person()
    top = argue(motion, person, rests_on=(1, 3))
    flood_arguments(motion, 40, parent=top, answers_each=1)
    for side in ("for", "against"):
        flood_arguments(motion, 60, side=side)
    benches, own = f"{motion.get_absolute_url()}arguments/", top.get_absolute_url()
    pages = {
        "benches, visitor": (browser_of(None), benches),
        "benches, member": (browser_of(person), benches),
        "benches, newest": (browser_of(None), f"{benches}?order=newest"),
        "argument, member": (browser_of(person), own),
    }
    compare("200 -> 20,200 argued", lambda: _grow(motion), pages)
    few = {
        "argument, its answers": (browser_of(person), own),
        "newest": (browser_of(person), f"{own}?order=newest"),
        "most answered": (browser_of(person), f"{own}?order=answered"),
    }
    compare("40 -> 5,040 answers", lambda: flood_arguments(motion, 5_000, parent=top), few)
    name, deepest = "the end of a chain", chain(argue(motion, person), 200)
    ends = {name: (browser_of(person), Post.objects.get(root=deepest.root, depth=2).get_absolute_url())}
    compare("2 -> 200 steps down", lambda: ends.update({name: (ends[name][0], deepest.get_absolute_url())}), ends)


def _grow(motion) -> None:
    for side in ("for", "against"):
        flood_arguments(motion, 5_000, side=side, answers_each=1)
