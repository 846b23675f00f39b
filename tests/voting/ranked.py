"""Arguments with ranks and lots as a test wants them, and what each order makes of them, reckoned another way."""

from debates.motions.states import Side
from debates.voting import drawing, orders
from debates.voting.models import Tally
from debates.voting.orders import RANKS

DAY = 24 * 60 * 60


def ranked(post, **fields):
    """Give a post's tally what the counts would have given it."""
    Tally.objects.filter(post=post).update(**fields)
    return post


def ids(motion, viewer, order: str, side: str = "for", *, size: int = 500) -> list[int]:
    """The ids of one bench from its beginning."""
    return orders.pages(motion, viewer, order, {Side(side): ""}, size)[Side(side)].ids


def walk(motion, viewer, order: str, size: int, side: str = "for") -> list[int]:
    """The ids of a bench, page by page to its end."""
    seen, place, bench = [], "", Side(side)
    while True:
        page = orders.pages(motion, viewer, order, {bench: place}, size)[bench]
        seen += page.ids
        if not page.next:
            return seen
        assert len(page.ids) == size, "a page before the last one is full"
        assert len(seen) < DAY, "the pages go round in a circle"
        place = page.next


def expected(motion, order: str, seed: int, *, most: int = drawing.MOST, side: str = "for") -> list[int]:
    """What stands on a bench of a debate in which everything is shown."""
    tallies = list(Tally.objects.filter(motion=motion, bench=side))
    if order in RANKS:
        return highest(tallies, RANKS[order])
    start = drawing.start_of(seed)
    circle = sorted(tallies, key=lambda one: (one.lot + (2**31 if one.lot < start else 0), one.pk))
    if order == orders.LOT:
        return [one.pk for one in circle]
    best = highest([one for one in tallies if one.dawn_votes >= drawing.YOUNG], "dawn_best")
    young = [one for one in circle if one.dawn_votes < drawing.YOUNG]
    draw = drawing.drawn([(one.pk, one.dawn_yes, one.dawn_votes - one.dawn_yes) for one in young[:most]], seed)
    return drawing.mixed(best, [*draw, *(one.pk for one in young[most:])])


def highest(tallies: list[Tally], field: str) -> list[int]:
    return [one.pk for one in sorted(tallies, key=lambda one: (-getattr(one, field), -one.pk))]
