"""What a debate changed: where people stood before and after. Pure: counts go in, shares and points come out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

FOR, UNDECIDED, AGAINST = POSITIONS = (0, 1, 2)
Row = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """The transition table: ``cells[before][after]`` is a number of persons, in the order of POSITIONS.

    Raises ValueError for any other shape, or a number below 0.
    """

    cells: tuple[Row, Row, Row]

    def __post_init__(self) -> None:
        if [len(row) for row in self.cells] != [3, 3, 3] or min(map(min, self.cells)) < 0:
            raise ValueError(f"{self.cells} is no table of persons")

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> "Table":
        """Return the table of persons, each given as where they stood before and after."""
        counted = Counter(pairs)
        if not {position for pair in counted for position in pair} <= set(POSITIONS):
            raise ValueError("a person stands where there is no position")
        return cls((_row(counted, FOR), _row(counted, UNDECIDED), _row(counted, AGAINST)))

    def cell(self, before: int, after: int) -> int:
        """Return how many stood here before and there after."""
        return self.cells[before][after]

    @property
    def n(self) -> int:
        """How many persons are counted."""
        return sum(self.before)

    @property
    def before(self) -> Row:
        """How many stood where before."""
        one, two, three = self.cells
        return sum(one), sum(two), sum(three)

    @property
    def after(self) -> Row:
        """How many stood where after."""
        one, two, three = zip(*self.cells, strict=True)
        return sum(one), sum(two), sum(three)

    @property
    def stayed(self) -> int:
        """How many stand where they stood."""
        return sum(self.cells[position][position] for position in POSITIONS)

    @property
    def changed(self) -> int:
        """How many stand elsewhere."""
        return self.n - self.stayed

    @property
    def mirrored(self) -> "Table":
        """The same persons, with the names of the two sides exchanged."""
        one, two, three = self.cells
        return Table((three[::-1], two[::-1], one[::-1]))


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many a side won over of those it could win, as shares from 0 to 1.

    ``pooled`` is of all together; ``standardised`` does not depend on who started ahead. ``empty`` names the positions
    to win from at which nobody stood: they are left out.
    """

    side: int
    pooled: float
    standardised: float
    empty: tuple[int, ...]


def net_swing(table: Table) -> float:
    """Return by how many points (of 100) the lead of For over Against grew; below 0, it shrank; 0 without persons."""
    before, after = table.before, table.after
    return 100 * _share((after[FOR] - after[AGAINST]) - (before[FOR] - before[AGAINST]), table.n)


def share_changed(table: Table) -> float:
    """Return the share of persons who stand elsewhere than before, 0 to 1; 0 without persons."""
    return _share(table.changed, table.n)


def opposite(side: int) -> int:
    """Return the other side. Raises ValueError for UNDECIDED, which is none."""
    if side not in (FOR, AGAINST):
        raise ValueError(f"{side} is no side")
    return FOR if side == AGAINST else AGAINST


def conversion(table: Table, side: int) -> Conversion:
    """Return what a side, FOR or AGAINST, won over from the undecided and from the other side.

    Direct standardisation: the share won in each stratum is weighted as both sides together are made up (the undecided
    by U0/n, the decided by (F0 + A0)/n). A gain in points favours whoever starts behind, a pooled share whoever starts
    ahead. Raises ValueError for UNDECIDED.
    """
    strata = UNDECIDED, opposite(side)
    won = sum(table.cell(stratum, side) for stratum in strata)
    there = [table.before[stratum] for stratum in strata]
    standardised = _from_undecided(table, side) + _from_other(table, side)
    empty = tuple(stratum for stratum, count in zip(strata, there, strict=True) if not count)
    return Conversion(side, _share(won, sum(there)), standardised, empty)


def difference(table: Table) -> float:
    """Return by how much For converts more than Against, standardised, -1 to 1: below 0, Against converts more.

    Where nobody stood on one side there was nobody to win over from it: then the decided are left out for both, lest
    a side win because it started with nobody.
    """
    undecided = _from_undecided(table, FOR) - _from_undecided(table, AGAINST)
    decided = _from_other(table, FOR) - _from_other(table, AGAINST)
    return undecided + (decided if is_comparable(table) else 0.0)


def is_comparable(table: Table) -> bool:
    """Return whether there was somebody on either side, to be won over by the other."""
    return bool(table.before[FOR] and table.before[AGAINST])


def _from_undecided(table: Table, side: int) -> float:
    return _share(table.cell(UNDECIDED, side), table.n)  # wU * (U->side) / U0, where U0 cancels out


def _from_other(table: Table, side: int) -> float:
    other = opposite(side)
    weight = _share(table.before[FOR] + table.before[AGAINST], table.n)
    return weight * _share(table.cell(other, side), table.before[other])


def _row(counted: Counter[tuple[int, int]], before: int) -> Row:
    return counted[before, FOR], counted[before, UNDECIDED], counted[before, AGAINST]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
