"""How the arguments of a bench are put into order and cut into pages, by the tallies of posts.

A place in an address names arguments and lots, never ranks: an exact rank would tell how the voters of a side voted. So
where ranks change between two pages, once an hour, an argument may be passed over or come twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf
from typing import Any, NamedTuple, Protocol

from django.db.models import F, FloatField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import GreaterThan, LessThan

from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import Post
from debates.posts.policy import visible_to
from debates.voting.drawing import MOST, drawn, mixed, start_of
from debates.voting.models import Tally
from debates.voting.models.tally import YOUNG
from forum.accounts.policy import Viewer
from forum.web.paging import Row

Numbers = tuple[int, ...]  # of a place in an address; none: the beginning
Part = QuerySet[Post, Any]  # some rows of ``Found``
_LOTS = 2**31
_LONGEST = 80  # characters of a place
_MOST = 2**63 - 1  # of a number that the database takes


@dataclass(frozen=True, slots=True)
class Bench:
    """The arguments on one side of a debate, as far as the viewer may know of them."""

    motion: Motion
    side: Side
    viewer: Viewer

    @property
    def tallies(self) -> QuerySet[Tally]:
        """The tallies of all of them, whoever may know of them."""
        return Tally.objects.filter(motion=self.motion, bench=self.side)

    def posts(self, also: int = 0) -> QuerySet[Post]:
        """Return them, and the one with the id ``also`` even if it is hidden."""
        seen = visible_to(self.viewer) | Q(pk=also) if also else visible_to(self.viewer)
        return Post.objects.filter(seen, tally__motion=self.motion, tally__bench=self.side)


class Found(NamedTuple):
    """An argument found for a page; ``key`` is its rank or its lot, ``yes`` of ``votes`` are those of midnight, UTC."""

    bench: str
    pk: int
    key: float
    yes: int
    votes: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The ids of the arguments on one page of a bench, and the place of the next page, empty where the bench ends."""

    ids: list[int]
    next: str


class Way(Protocol):
    """An order: what it reads of a bench for a page after a place, and the page made of it."""

    def parts(self, bench: Bench, place: Numbers, size: int) -> list[Part]:
        """Return what to read, in rows of ``Found``."""

    def stretch(self, rows: list[Found], place: Numbers, size: int) -> Stretch:
        """Return the page made of the rows that were read."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """By a field of Tally, the highest first, of equals the newest. A place is the id of the last one shown."""

    field: str

    def parts(self, bench: Bench, place: Numbers, size: int) -> list[Part]:
        """Return what to read, in rows of ``Found``."""
        return [_highest(bench, bench.posts(), self.field, place[0] if len(place) == 1 else 0, size + 1)]

    def stretch(self, rows: list[Found], place: Numbers, size: int) -> Stretch:  # noqa: ARG002 - as every way
        """Return the page made of the rows that were read."""
        ids = _by_rank(rows)
        return Stretch(ids[:size], str(ids[size - 1]) if len(ids) > size else "")


@dataclass(frozen=True, slots=True)
class ByLot:
    """Round the circle of lots from ``start``. A place is the lot of the last one shown, and its id."""

    start: int

    def parts(self, bench: Bench, place: Numbers, size: int) -> list[Part]:
        """Return what to read, in rows of ``Found``."""
        return [_round(bench.posts(), self.start, place if len(place) == 2 else (), size + 1)]

    def stretch(self, rows: list[Found], place: Numbers, size: int) -> Stretch:  # noqa: ARG002 - as every way
        """Return the page made of the rows that were read."""
        found = self.in_turn(rows)
        after = f"{int(found[size - 1].key)}-{found[size - 1].pk}" if len(found) > size else ""
        return Stretch([row.pk for row in found[:size]], after)

    def in_turn(self, rows: Iterable[Found]) -> list[Found]:
        """Return rows in the order of the circle."""
        return sorted(rows, key=lambda row: ((row.key - self.start) % _LOTS, row.pk))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A place in the mixed order: how many were shown, and the last of the best, of the drawn (0: none), and by lot."""

    number: int = 0
    best: int = 0
    drawn: int = 0
    lot: Numbers = ()

    @classmethod
    def read(cls, place: Numbers) -> "_Shown":
        if len(place) == 3:
            return cls(*place)
        return cls(place[0], place[1], lot=place[2:]) if len(place) == 4 else cls()

    def __str__(self) -> str:
        return "-".join(map(str, [self.number, self.best, *(self.lot or [self.drawn])]))


@dataclass(frozen=True, slots=True)
class Mixed:
    """Two of the best as of midnight, UTC, then a young one, and so on: see drawing.py.

    The young are drawn from the first ``MOST`` round the circle of lots; the others come after them, by lot.
    """

    seed: int

    @property
    def circle(self) -> ByLot:
        """The order by lot of the same seed."""
        return ByLot(start_of(self.seed))

    def parts(self, bench: Bench, place: Numbers, size: int) -> list[Part]:
        """Return what to read, in rows of ``Found``."""
        shown = _Shown.read(place)
        ranked = bench.posts().filter(tally__dawn_votes__gte=YOUNG)
        # the last one shown stays in the draw though it was hidden meanwhile, so that the others keep their places
        young = bench.posts(also=shown.drawn).filter(tally__dawn_votes__lt=YOUNG)
        most = size + 1 if shown.lot else MOST + size + 1
        best = _highest(bench, ranked, "dawn_best", shown.best, size + 1)
        return [best, _round(young, self.circle.start, shown.lot, most)]

    def stretch(self, rows: list[Found], place: Numbers, size: int) -> Stretch:
        """Return the page made of the rows that were read."""
        shown = _Shown.read(place)
        best = _by_rank(row for row in rows if row.votes >= YOUNG)
        drawn_, by_lot = self._young([row for row in rows if row.votes < YOUNG], shown)
        order = mixed(best, [*drawn_, *by_lot], shown.number)
        page = order[:size]
        return Stretch(page, str(_after(page, shown, best, by_lot)) if len(order) > size else "")

    def _young(self, rows: list[Found], shown: _Shown) -> tuple[list[int], dict[int, Numbers]]:
        """Return the ids of the drawn that come yet, and those that come by lot after them, each with its place."""
        found = self.circle.in_turn(rows)
        draw, others = ([], found) if shown.lot else (found[:MOST], found[MOST:])
        ids = drawn([(row.pk, row.yes, row.votes - row.yes) for row in draw], self.seed)
        begin = ids.index(shown.drawn) + 1 if shown.drawn in ids else 0
        return ids[begin:], {row.pk: (int(row.key), row.pk) for row in others}


def numbers_in(place: str) -> Numbers:
    """Return the numbers of a place as it stands in an address, none if it is no place."""
    parts = place.split("-")
    if len(place) > _LONGEST or not all(part.isascii() and part.isdigit() for part in parts):
        return ()
    return tuple(min(int(part), _MOST) for part in parts)


def _after(page: list[int], shown: _Shown, best: list[int], by_lot: dict[int, Numbers]) -> _Shown:
    """Return the place after a page of the mixed order, from the place before it."""
    shown, ranked = replace(shown, number=shown.number + len(page)), set(best)
    for pk in page:
        if pk in ranked:
            shown = replace(shown, best=pk)
        else:
            shown = replace(shown, lot=by_lot[pk]) if pk in by_lot else replace(shown, drawn=pk)
    return shown


def _by_rank(rows: Iterable[Found]) -> list[int]:
    return [row.pk for row in sorted(rows, key=lambda row: (row.key, row.pk), reverse=True)]


def _highest(bench: Bench, posts: QuerySet[Post], field: str, after: int, most: int) -> Part:
    rank = F(f"tally__{field}")
    if after:
        # what does not stand on this bench counts as above all: after it comes the first
        last = Coalesce(Subquery(bench.tallies.filter(pk=after).values(field)), Value(inf), output_field=FloatField())
        posts = posts.filter(LessThan(Row(rank, F("tally__post")), Row(last, Value(after))))
    return _told(posts.order_by(f"-tally__{field}", "-tally__post"), rank)[:most]


def _round(posts: QuerySet[Post], start: int, after: Numbers, most: int) -> Part:
    """Return posts round the circle of lots from ``start``, or from after a lot and an id."""
    rows = _told(posts.order_by("tally__lot", "tally__post"), Cast("tally__lot", FloatField()))
    beyond = GreaterThan(Row(F("tally__lot"), F("tally__post")), Row(*map(Value, after))) if after else Q()
    if after and after[0] < start:
        return rows.filter(beyond, tally__lot__lt=start)[:most]
    first, rest = rows.filter(beyond, tally__lot__gte=start), rows.filter(tally__lot__lt=start)
    return first[:most].union(rest[:most], all=True)[:most]


def _told(posts: QuerySet[Post], key: Any) -> Part:
    return posts.annotate(key=key).values_list("tally__bench", "pk", "key", "tally__dawn_yes", "tally__dawn_votes")
