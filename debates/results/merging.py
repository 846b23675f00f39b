"""What may be told of a table, so that nobody's choice can be read off or worked out. Pure: counts go in and come out.

A number of one or two persons says too much of them: it is merged with others. As the totals of rows and columns are
told, others must be merged with it, or it could be had by subtraction (cell suppression: Cox, "Suppression Methodology
and Statistical Disclosure Control", 1980).

Which cells are merged says something too, and this source is open. A choice of the fewest persons would tell all: of
the tables that the told numbers of debate.md's example leave possible, only one has just these cells as the cheapest.
So there are three steps and no choice: everything is told; or who stayed, and all who moved are merged; or the totals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import TypeVar

from debates.results.swing import AGAINST, FOR, POSITIONS, UNDECIDED, Row, Table

LEAST_TOLD = 10  # persons, before anything but their number is told
LEAST_CELL = 3  # persons in a cell that is told, but for 0; and values that one of fewer might have
Place = tuple[int, int]
_ALL: frozenset[Place] = frozenset(product(POSITIONS, POSITIONS))
_MOVED = frozenset((before, after) for before, after in _ALL if before != after)
# Who moved, by which way round; with the totals and who stayed told, only how many went round remains unknown.
_ONE_WAY = (FOR, UNDECIDED), (UNDECIDED, AGAINST), (AGAINST, FOR)
_OTHER_WAY = (UNDECIDED, FOR), (AGAINST, UNDECIDED), (FOR, AGAINST)
Moment = TypeVar("Moment")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a table: how many persons, and each cell, or None where it is merged with others.

    ``merged`` is how many persons are in the merged cells together; ``totals``, whether those of rows and columns are
    told. A zero is told, unless it is merged to keep another cell.
    """

    n: int
    cells: tuple[tuple[int | None, ...], ...]
    merged: int
    totals: bool


def told(table: Table) -> Told:
    """Return what may be told of a table: under LEAST_TOLD persons, or with a total of one or two, their number alone.

    Each cell of one or two might have LEAST_CELL different numbers for all that is told. Who knows this rule as well
    still finds as many where those who moved are merged, and at the least two where all are (every table of 10 to 15
    persons was tried). A share worked out from merged cells says what the cells say, and needs the same care.
    """
    has_totals = table.n >= LEAST_TOLD and not any(map(_is_small, table.before + table.after))
    merged = _merged(table) if has_totals else _ALL
    cells = tuple(tuple(None if (r, c) in merged else table.cell(r, c) for c in POSITIONS) for r in POSITIONS)
    return Told(table.n, cells, sum(table.cell(*place) for place in merged), has_totals)


def are_splits_told(groups: Sequence[tuple[int, int]]) -> bool:
    """Return whether the votes on a post may be told by where voters stood at first.

    Each group, everybody else among them, is given as how many agree and how many do not.
    """
    counts = list(chain.from_iterable(groups))
    return sum(counts) >= LEAST_TOLD and not any(map(_is_small, counts))


def thinned(series: Sequence[tuple[Moment, int, Row]]) -> list[tuple[Moment, int, Row]]:
    """Return what may be told of how totals went: points of (moment, persons' acts so far, totals), in their order.

    Between neighbours lie at least LEAST_CELL acts, so that no act can be read off a difference.
    """
    kept: list[tuple[Moment, int, Row]] = []
    for point in series:
        _moment, acts, totals = point
        is_told = sum(totals) >= LEAST_TOLD and not any(map(_is_small, totals))
        if is_told and (not kept or acts - kept[-1][1] >= LEAST_CELL):
            kept.append(point)
    return kept


def _is_small(count: int) -> bool:
    return 0 < count < LEAST_CELL


def _merged(table: Table) -> frozenset[Place]:
    small = {place for place in _ALL if _is_small(table.cell(*place))}
    if not small:
        return frozenset()
    return _MOVED if small <= _MOVED and _is_kept_among_movers(table) else _ALL


def _is_kept_among_movers(table: Table) -> bool:
    """Return whether LEAST_CELL tables have these totals, these who stayed, and a small cell (or all would be told).

    They differ by how many more went one way round, and as many the other; so each gives every cell another number.
    """
    one_way, other_way = [[table.cell(*place) for place in way] for way in (_ONE_WAY, _OTHER_WAY)]
    small = range(1, LEAST_CELL)
    rounds = {few - count for count in one_way for few in small} | {count - few for count in other_way for few in small}
    return sum(-min(one_way) <= more <= min(other_way) for more in rounds) >= LEAST_CELL
