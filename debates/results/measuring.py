"""What is told of a table of persons: each number only where nothing that was merged can be had from it. Pure."""

from itertools import product
from typing import TypedDict

from debates.results.chance import conversion_interval, interval, outcome, switchers
from debates.results.figures import Bounds, Row
from debates.results.merging import LEAST_TOLD, Told, told
from debates.results.swing import AGAINST, FOR, POSITIONS, UNDECIDED, Table, conversion, difference, net_swing

_OFF = [(before, after) for before, after in product(POSITIONS, POSITIONS) if before != after]
_ON = [(position, position) for position in POSITIONS]
# what the sides won: the cells on which both conversions rest
_WON = [(UNDECIDED, FOR), (UNDECIDED, AGAINST), (FOR, AGAINST), (AGAINST, FOR)]


class Measured(TypedDict, total=False):
    """The fields of figures.Figures that come of the table."""

    n: int
    is_told: bool
    cells: tuple[tuple[int | None, ...], ...]
    merged: int
    before: Row | None
    after: Row | None
    changed: int | None
    swing: float | None
    conversions: tuple[Bounds, Bounds] | None
    difference: Bounds | None
    switchers: tuple[int, int, float] | None
    outcome: str


def measured(table: Table, *, seed: int, has_winner: bool) -> Measured:
    """Return what is told of a table; ``seed`` is that of the bootstrap, ``has_winner`` asks for the outcome.

    The outcome is that of all cells, merged or not: it says no more of a person than that a side won.
    """
    shown = told(table)
    found = Measured(n=table.n, is_told=table.n >= LEAST_TOLD)
    if has_winner and table.n >= LEAST_TOLD:
        found["outcome"] = outcome(table, seed).value
    if shown.totals:
        found.update(_of_totals(table, shown))
        if _are_told(shown, _WON):
            found.update(_of_won(table, seed))
    return found


def _of_totals(table: Table, shown: Told) -> Measured:
    is_changed_told = _are_told(shown, _OFF) or _are_told(shown, _ON)
    return Measured(
        cells=shown.cells,
        merged=shown.merged,
        before=table.before,
        after=table.after,
        changed=table.changed if is_changed_told else None,
        swing=net_swing(table),
    )


def _of_won(table: Table, seed: int) -> Measured:
    between, straight = interval(table, seed), switchers(table)
    return Measured(
        conversions=(_conversion(table, FOR, seed), _conversion(table, AGAINST, seed)),
        difference=Bounds(difference(table), between.low, between.high),
        switchers=(straight.to_for, straight.to_against, straight.p),
    )


def _conversion(table: Table, side: int, seed: int) -> Bounds:
    won, likely = conversion(table, side), conversion_interval(table, side, seed)
    return Bounds(won.standardised, likely.low, likely.high, won.empty)


def _are_told(shown: Told, places: list[tuple[int, int]]) -> bool:
    return all(shown.cells[before][after] is not None for before, after in places)
