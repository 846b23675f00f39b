"""What may be told of a table, so that nobody's choice can be read off or worked out. Pure: counts go in and come out.

A number of one or two persons says too much of them: it is merged with others. As the totals of rows and columns are
told, others must be merged with it, or it could be had by subtraction (cell suppression: Cox, "Suppression Methodology
and Statistical Disclosure Control", 1980).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import TypeVar

from debates.results.swing import POSITIONS, Row, Table

LEAST_TOLD = 10  # persons, before anything but their number is told
LEAST_CELL = 3  # persons in a cell that is told, but for 0; and values that one of fewer might have
Place = tuple[int, int]
Places = frozenset[Place]
_ALL: Places = frozenset(product(POSITIONS, POSITIONS))
Moment = TypeVar("Moment")
Part = TypeVar("Part", int, Place)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a table: how many persons, and each cell, or None where it is merged with others.

    ``merged`` is how many persons are in the merged cells together; ``totals``, whether those of rows and columns are
    told. A zero is told, unless it must be merged to keep another cell.
    """

    n: int
    cells: tuple[tuple[int | None, ...], ...]
    merged: int
    totals: bool


def told(table: Table) -> Told:
    """Return what may be told of a table: under LEAST_TOLD persons, or with a total of one or two, their number alone.

    Otherwise the fewest persons are merged, of equals the fewest cells, such that whoever knows all that is told finds
    LEAST_CELL different numbers possible for each cell of one or two.
    """
    has_totals = table.n >= LEAST_TOLD and not any(map(_is_small, table.before + table.after))
    merged = _merged(table) if has_totals else _ALL
    cells = tuple(tuple(None if (r, c) in merged else table.cell(r, c) for c in POSITIONS) for r in POSITIONS)
    return Told(table.n, cells, _people(table, merged), has_totals)


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


def _people(table: Table, places: Places) -> int:
    return sum(table.cell(*place) for place in places)


def _merged(table: Table) -> Places:
    """Return the cheapest cells that keep the small ones. If all else fails, all do: no total is small."""
    small = frozenset(place for place in _ALL if _is_small(table.cell(*place)))
    sets = sorted((small | more for more in _subsets(_ALL - small)), key=lambda places: _cost(table, places))
    return next(places for places in sets if all(_span(table, places, place) >= LEAST_CELL for place in small))


def _cost(table: Table, places: Places) -> tuple[int, int, list[Place]]:
    return _people(table, places), len(places), sorted(places)


def _span(table: Table, merged: Places, place: Place) -> int:
    """Return how many different numbers a merged cell might have, for all that is told.

    One cell can rise or fall only while others of its row and column make up for it: a flow through the merged cells,
    as large as its narrowest cut (Ford and Fulkerson, 1956). With three rows the cuts are few enough to try all.
    """
    others = merged - {place}
    return min(_rises(table, others, place)) + 1 + min([table.cell(*place), *_falls(table, others, place)])


def _rises(table: Table, others: Places, place: Place) -> Iterator[int]:
    """Yield what each cut lets a cell rise by: what its row, and the rows that make up for it, can give."""
    row, column = place
    for columns in _subsets(frozenset(POSITIONS) - {column}):
        rows = {row} | {r for r, c in others if c in columns}
        yield _people(table, frozenset((r, c) for r, c in others if r in rows and c not in columns))


def _falls(table: Table, others: Places, place: Place) -> Iterator[int]:
    """Yield what each cut lets a cell fall by: what the columns that its row fills up can give."""
    row, column = place
    for more in _subsets(frozenset(POSITIONS) - {row}):
        rows = more | {row}
        columns = {c for r, c in others if r in rows}
        if column not in columns:
            yield _people(table, frozenset((r, c) for r, c in others if c in columns and r not in rows))


def _subsets(of: frozenset[Part]) -> Iterator[frozenset[Part]]:
    parts = sorted(of)
    return (frozenset(some) for size in range(len(parts) + 1) for some in combinations(parts, size))
