"""The table of persons by position before and after, as far as it may be told. Pure.

Three positions in this order: for, undecided, against.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from debates.results.bands import POSITIONS

Totals = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """Those who took one position before: where they stand after, None for what is not told apart."""

    position: str
    cells: tuple[int | None, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Grid:
    """The table: rows, the totals of its columns (none where they are not told), and how many persons are in all."""

    rows: tuple[Row, ...]
    after: tuple[int, ...]
    merged: int
    n: int


def grid(before: Totals, after: Totals, cells: Sequence[Sequence[int | None]], merged: int, *, totals: bool) -> Grid:
    """Return the table of persons; ``merged`` of them are in cells that are None.

    Without ``totals`` those of rows and columns are left out: their sum, n, is told all the same.
    """
    told = before if totals else (None, None, None)
    rows = tuple(map(Row, POSITIONS, map(tuple, cells), told))
    return Grid(rows, after if totals else (), merged, sum(before))
