"""Queries and time of the main pages at 10 and at 10,000 posts: ``make bench`` runs it on a database of its own."""

import logging
import statistics
import time
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from debates.motions.models import Motion
from debates.posts.models import Post
from debates.threads.conversations import MOST_ANSWERED
from forum.web.paging import place_of
from tests.arguments import bench as arguments
from tests.arguments import bench_orders
from tests.conftest import browser_of, make_motion, make_person, reply, say
from tests.crowd import flood, flood_beneath
from tests.moderation import bench as queue

ROUNDS = 60


def measured(client: Client, address: str) -> tuple[int, float, int]:
    """Queries, median milliseconds and bytes of one page."""
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        size = len(client.get(address).content)
        queries = len(caught)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - began)
    return queries, statistics.median(times) * 1000, size


def compare(label: str, grow: Callable[[], object], pages: dict[str, tuple[Client, str]]) -> None:
    before = {name: measured(*page) for name, page in pages.items()}
    grow()
    connection.cursor().execute("ANALYZE")
    for name, page in pages.items():
        (q0, t0, s0), (q1, t1, s1) = before[name], measured(*page)
        times = f"time x{t1 / t0:.2f} ({t0:.1f} -> {t1:.1f} ms)"
        print(f"{label:19} {name:22} queries {q0:2} -> {q1:2}  {times:34} bytes {s0:7,} -> {s1:7,}")


def far_in(motion: Motion, place: str) -> str:
    """A page in the midst of the conversation, most answered first: the last of 2,000 is as near as the first."""
    middle = Post.objects.filter(motion=motion, parent=None).order_by("-answer_count", "-created", "-pk")[1_000]
    return f"{place}p/1/?order=answered&after={place_of(middle, MOST_ANSWERED)}"


def deepen(motion: Motion) -> None:
    """Let every page show all four levels."""
    for level in (1, 2):
        flood_beneath(motion, depth=level, most=2_000)


def run() -> None:
    logging.disable(logging.CRITICAL)
    motion, person = make_motion(), make_person()
    for root in flood(motion, 5, answers_each=0):
        reply(root, person)
    place = motion.get_absolute_url()
    pages = {
        "reading, visitor": (browser_of(None), place),
        "reading, member": (browser_of(person), place),
        "conversation, visitor": (browser_of(None), f"{place}p/1/"),
        "conversation, member": (browser_of(person), f"{place}p/1/"),
        "newest first": (browser_of(None), f"{place}p/1/?order=newest"),
        "most answered first": (browser_of(None), f"{place}p/1/?order=answered"),
        "everything said": (browser_of(person), f"{place}said/"),
        "front": (browser_of(None), "/"),
    }
    compare("10 -> 10,010 posts", lambda: flood(motion, 2_000, answers_each=4), pages)
    deep = {"deep ones, far in": (browser_of(None), far_in(motion, place))}
    compare("10,010 -> 14,010", lambda: deepen(motion), deep)
    root = say(motion, person)
    flood(motion, 10, parent=root, answers_each=0)
    post = {"post, its answers": (browser_of(person), root.get_absolute_url())}
    compare("10 -> 10,010 below", lambda: flood(motion, 2_500, parent=root, answers_each=3), post)
    arguments.run(compare)
    bench_orders.run()
    queue.run()
