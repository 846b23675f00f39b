"""Time of the benches in each order, at 200 and at 20,000 arguments with votes."""

import random
import re
import statistics
import time

from django.db import connection
from django.test import Client

from debates.arguments.queries import ORDERS
from debates.motions.models import Motion
from debates.voting.models import Tally
from debates.voting.orders import RANKS
from debates.voting.ranking import Rank, Split, best
from forum.accounts.models import User
from tests.arguments.crowd import flood_arguments
from tests.conftest import browser_of, make_motion, make_person, stand

ROUNDS = 80


def run() -> None:
    """Two debates side by side, asked in turn, so that what else the machine does slows both alike."""
    person, passer_by = make_person(), make_person()
    small, large = (make_motion(f"This house would rank {size}") for size in ("few", "many"))
    for motion, size in ((small, 100), (large, 10_000)):
        stand(motion, person)
        for side in ("for", "against"):
            flood_arguments(motion, size, side=side)
        count(motion)
    connection.cursor().execute("ANALYZE")
    compare("200, 20,000 ranked", *(pages_of(motion, person, passer_by) for motion in (small, large)))
    count(large, share_of_young=0.01)
    connection.cursor().execute("ANALYZE")
    compare("few of them new", *(pages_of(motion, person, passer_by, most=2) for motion in (small, large)))


def compare(label: str, small: dict[str, tuple[Client, str]], large: dict[str, tuple[Client, str]]) -> None:
    for name, page in small.items():
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for (client, address), taken in zip((page, large[name]), times, strict=True):
                began = time.perf_counter()
                client.get(address)
                taken.append(time.perf_counter() - began)
        few, many = (statistics.median(taken) * 1000 for taken in times)
        least = min(times[1]) / min(times[0])
        print(f"{label:19} {name:22} time x{many / few:.2f} ({few:.1f} -> {many:.1f} ms), of the quickest x{least:.2f}")


def further(motion: Motion, client: Client, order: str, pages: int) -> str:
    """The address of a page in the midst of an order."""
    base = f"{motion.get_absolute_url()}arguments/"
    address = f"{base}?order={order}"
    for _ in range(pages):
        link = re.search(r'rel="next" href="[^"?]+(\?[^"]+)"', client.get(address).content.decode())
        address = base + link.group(1).replace("&amp;", "&")
    return address


def pages_of(motion: Motion, person: User, passer_by: User, most: int = 99) -> dict[str, tuple[Client, str]]:
    address, member = f"{motion.get_absolute_url()}arguments/", browser_of(person)
    pages = {
        "best and new": (member, f"{address}?order=mixed"),
        "best and new, page 3": (member, further(motion, member, "mixed", 2)),
        "by lot, member": (browser_of(passer_by), address),
        "by lot, visitor": (browser_of(None), address),
        "best, page 3": (member, further(motion, member, "best", 2)),
        **{name: (member, f"{address}?order={name}") for name in [*RANKS, *ORDERS]},
    }
    return dict(list(pages.items())[:most])


def count(motion: Motion, share_of_young: float = 0.5) -> None:
    """Give each argument votes as they may be, as the hourly count would have ranked them."""
    lots = random.Random(6)  # noqa: S311 - to repeat
    tallies = list(Tally.objects.filter(motion=motion).order_by("pk"))
    for tally in tallies:
        sides = [_split(lots, 3 if lots.random() < share_of_young else 60) for _ in range(2)]
        yes, votes = sum(side.yes for side in sides), sum(side.n for side in sides)
        rank: Rank = best(Split(yes, votes), *sides)
        tally.yes, tally.no, tally.dawn_yes, tally.dawn_votes = yes, votes - yes, yes, votes
        tally.best = tally.dawn_best = rank.key
        tally.divided, tally.persuasion = lots.random(), float(lots.randrange(4))
    fields = ["yes", "no", "dawn_yes", "dawn_votes", "best", "dawn_best", "divided", "persuasion"]
    Tally.objects.bulk_update(tallies, fields, batch_size=2_000)


def _split(lots: random.Random, most: int) -> Split:
    n = lots.randrange(most + 1)
    return Split(sum(lots.random() < 0.6 for _ in range(n)), n)
