"""Which counts of a debate may be told one after the other. Pure: acts go in, in their order, counts come out.

Each act is put on the count, and a count is kept where it lies at least three persons from every one kept before. As
the acts alone decide, it does not matter when a job or a reader asks: nobody is ever told any other count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, product, takewhile
from typing import NamedTuple

from debates.results.merging import thinned
from debates.results.swing import Row, Table
from debates.voting.apart import LEAST_APART, Counts, may_follow

_LATE, _ONCE = 9, 10  # the places after the nine cells
_BEFORE, _AFTER = -1, -2  # which totals; less than no persons
_NOTHING: Counts = (0,) * 11
_COARSE = 6  # persons: numbers as near are looked for together
POINTS = 60  # of the course, at most
Point = tuple[datetime, Counts]


class Act(NamedTuple):
    """Somebody says where they stand: ``position`` is one of swing.POSITIONS, ``stage`` empty outside phases."""

    moment: datetime
    voter: int
    position: int
    stage: str = ""
    is_late: bool = False


class Asks(NamedTuple):
    """The stages in which it is asked where one stands before, and after; empty: whenever one says so."""

    before: str = ""
    after: str = ""


class Stood(NamedTuple):
    """Where a person stood before and after, none where they did not say."""

    before: int | None = None
    after: int | None = None

    @property
    def has_moved(self) -> bool:
        """Whether they stood elsewhere."""
        return None not in self and self.before != self.after


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of all acts: where each voter stood (late ones left out), the counts, and those that may be told."""

    people: dict[int, Stood]
    counts: Counts = _NOTHING
    told: tuple[Point, ...] = ()

    @property
    def table(self) -> Table:
        """Where people stood before and after."""
        one, two, three = (self.counts[at : at + 3] for at in (0, 3, 6))
        return Table(((one[0], one[1], one[2]), (two[0], two[1], two[2]), (three[0], three[1], three[2])))

    @property
    def late(self) -> int:
        """How many saw totals before they said where they stand."""
        return self.counts[_LATE]

    @property
    def once(self) -> int:
        """How many said where they stand in one of two votes alone."""
        return self.counts[_ONCE]

    @property
    def newest(self) -> Point | None:
        """The newest counts that may be told, with their moment, or none."""
        return self.told[-1] if self.told else None

    @property
    def would_tell(self) -> bool:
        """Whether the counts differ from those told last by what one or two persons did."""
        return not may_follow(self.counts, [self.told[-1][1] if self.told else _NOTHING])


def replay(acts: Iterable[Act], asks: Asks) -> Replay:
    """Return what came of acts, given in their order in time. Acts of one moment are counted together."""
    people: dict[int, Stood] = {}
    counts, kept = list(_NOTHING), _Kept()
    for moment, together in groupby(acts, key=lambda act: act.moment):
        for act in together:
            _count(counts, people, act, asks)
        kept.offer(moment, tuple(counts))
    return Replay(people, tuple(counts), tuple(kept.points))


def at_newest(found: Replay, acts: Iterable[Act], asks: Asks) -> Replay:
    """Return what came of the same acts up to the newest counts that may be told; of none, where none may."""
    people: dict[int, Stood] = {}
    counts = list(_NOTHING)
    until = found.newest[0] if found.newest else None
    for act in takewhile(lambda act: until is not None and act.moment <= until, acts):
        _count(counts, people, act, asks)
    return Replay(people, tuple(counts), found.told)


def course(replayed: Replay) -> list[tuple[datetime, Row]]:
    """Return how many stood for, undecided and against as time went, at most POINTS times, as merging.py lets us tell.

    A point is one of the counts that may be told, and lies as far from the newest counts, which stand beside it.
    """
    newest = _after(replayed.counts)
    told = [point for point in replayed.told if may_follow(newest, [_after(point[1])])]
    series = [(moment, number * LEAST_APART, _after(counts)) for number, (moment, counts) in enumerate(told)]
    return [(moment, totals) for moment, _acts, totals in thinned(_spread(series))]


def _spread(series: Sequence[tuple[datetime, int, Row]]) -> list[tuple[datetime, int, Row]]:
    """Return the last point of each of POINTS equal parts of the time."""
    if len(series) <= POINTS:
        return list(series)
    start, whole = series[0][0], series[-1][0] - series[0][0]
    return list({min(POINTS - 1, (point[0] - start) * POINTS // whole): point for point in series}.values())


def _count(counts: list[int], people: dict[int, Stood], act: Act, asks: Asks) -> None:
    was = people.get(act.voter, Stood())
    now = _stands(was, act, asks)
    people[act.voter] = now
    if (place := _place(was, act)) is not None:
        counts[place] -= 1
    if (place := _place(now, act)) is not None:
        counts[place] += 1


def _stands(was: Stood, act: Act, asks: Asks) -> Stood:
    is_before = was.before is None and asks.before in {"", act.stage}
    is_after = asks.after in {"", act.stage}
    return Stood(act.position if is_before else was.before, act.position if is_after else was.after)


def _place(stood: Stood, act: Act) -> int | None:
    before, after = stood
    if before is None and after is None:
        return None
    if act.is_late:
        return _LATE
    return _ONCE if before is None or after is None else 3 * before + after


def _before(counts: Counts) -> Row:
    return sum(counts[0:3]), sum(counts[3:6]), sum(counts[6:9])


def _after(counts: Counts) -> Row:
    return sum(counts[0:9:3]), sum(counts[1:9:3]), sum(counts[2:9:3])


class _Kept:
    """The counts that may be told. Those near others are found by three numbers, or long debates would take long."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self._near: defaultdict[Counts, set[Counts]] = defaultdict(set)
        self._note(_NOTHING)

    def offer(self, moment: datetime, counts: Counts) -> None:
        """Keep counts, if they may follow all kept before, and so may what is told of them where cells are merged."""
        if not may_follow(counts, [self._last]):  # most are too near to the last, and this is soon seen
            return
        if all(may_follow(view, self._neighbours(view)) for view in _views(counts)):
            self.points.append((moment, counts))
            self._note(counts)

    def _note(self, counts: Counts) -> None:
        self._last = counts
        for view in _views(counts):
            which, *numbers = _key(view)
            self._near[which, *(number // _COARSE for number in numbers)].add(view)

    def _neighbours(self, view: Counts) -> Iterator[Counts]:
        """Yield all that are kept of which fewer than LEAST_APART persons would make this, and some more."""
        which, *numbers = _key(view)
        reach = LEAST_APART - 1
        for place in product(*({(number - reach) // _COARSE, (number + reach) // _COARSE} for number in numbers)):
            yield from self._near.get((which, *place), ())


def _views(counts: Counts) -> Iterator[Counts]:
    """Yield what is told of counts: themselves, the totals before, the totals after."""
    yield *_before(counts), _BEFORE
    yield *_after(counts), _AFTER
    yield counts


def _key(view: Counts) -> Counts:
    """Return which view it is, and three numbers of it, none of which a person changes by more than 1."""
    return (view[-1], *view[:3]) if len(view) < len(_NOTHING) else (0, *view[0:9:4])
