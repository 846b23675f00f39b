"""Whether what a debate changed could be chance. Pure: the same table and seed give the same numbers, on every machine.

Only ``random.Random(number).random()`` is asked for chance: Python promises to keep its sequence, and no other's.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product
from math import exp, lgamma, log, sqrt
from random import Random

from debates.results.merging import LEAST_TOLD
from debates.results.swing import (
    AGAINST,
    FOR,
    POSITIONS,
    UNDECIDED,
    Table,
    conversion,
    difference,
    is_comparable,
    opposite,
)

RESAMPLES = 2_000
MOST_RESAMPLED = 1_000  # persons: above, the normal interval stands in
_TAIL = 0.025  # on either side, for 95 %
_NORMAL = 1.959964  # standard deviations that leave out as much
_NEGLIGIBLE = 1e-17  # of a sum
_DIGITS = 12
_PLACES = tuple(product(POSITIONS, POSITIONS))
Statistic = Callable[[Table], float]


class Outcome(StrEnum):
    """Which side persuaded more."""

    FOR = "for"
    AGAINST = "against"
    NONE = "none"  # no clear winner


@dataclass(frozen=True, slots=True)
class Switchers:
    """Persons who went from one side to the other, and how probable a split as uneven is by chance, 0 to 1."""

    to_for: int
    to_against: int
    p: float


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a number lies with 95 % confidence."""

    low: float
    high: float

    @property
    def has_zero(self) -> bool:
        """Whether the number could be 0."""
        return self.low <= 0 <= self.high


def switchers(table: Table) -> Switchers:
    """Return who went from one side to the other, with the exact two-sided binomial probability of equal chances.

    The sign test (Arbuthnot, 1710), of paired answers McNemar's exact test. Without switchers p is 1.
    """
    to_for, to_against = table.cell(AGAINST, FOR), table.cell(FOR, AGAINST)
    return Switchers(to_for, to_against, min(1.0, 2 * _tail(min(to_for, to_against), to_for + to_against)))


def interval(table: Table, seed: int, resamples: int = RESAMPLES) -> Interval:
    """Return the 95 % interval of how much more For converts than Against, -1 to 1.

    Up to MOST_RESAMPLED persons the percentile bootstrap (Efron, 1979): as many persons are drawn with replacement,
    ``resamples`` times. Above, that would cost time in proportion to persons, and the shares are close to normal:
    the variance comes from the delta method (the infinitesimal jackknife, Jaeckel 1972).
    """
    if table.n > MOST_RESAMPLED:
        sides = (_slopes(table, side, has_other=is_comparable(table)) for side in (FOR, AGAINST))
        slopes = [for_ - against for for_, against in zip(*sides, strict=True)]
        return _normal(table, difference(table), slopes, least=-1.0)
    return _percentile(table, difference, seed, resamples)


def conversion_interval(table: Table, side: int, seed: int, resamples: int = RESAMPLES) -> Interval:
    """Return the 95 % interval of the standardised conversion of a side, 0 to 1; how is said at ``interval``."""
    if table.n > MOST_RESAMPLED:
        slopes = list(_slopes(table, side, has_other=table.before[opposite(side)] > 0))
        return _normal(table, conversion(table, side).standardised, slopes, least=0.0)
    return _percentile(table, lambda drawn: conversion(drawn, side).standardised, seed, resamples)


def outcome(table: Table, seed: int) -> Outcome:
    """Return the side that converts more, or NONE where the interval of the difference has 0.

    Under LEAST_TOLD persons it is NONE too: of so few nothing is told, and one who changed would be drawn every time.
    """
    if table.n < LEAST_TOLD:
        return Outcome.NONE
    likely = interval(table, seed)
    if likely.has_zero:
        return Outcome.NONE
    return Outcome.FOR if likely.low > 0 else Outcome.AGAINST


def _tail(most: int, n: int) -> float:
    """Return the probability of at most so many heads of ``n``, from the largest term down, in logarithms."""
    term = exp(lgamma(n + 1) - lgamma(most + 1) - lgamma(n - most + 1) - n * log(2))
    total = 0.0
    while term > total * _NEGLIGIBLE:
        total += term
        term *= most / (n - most + 1)
        most -= 1
    return total


def _percentile(table: Table, statistic: Statistic, seed: int, resamples: int) -> Interval:
    """Return what lies between the tails of resampled numbers, rounded, so that 0 is 0 however it is added up."""
    values = sorted(round(statistic(drawn), _DIGITS) for drawn in _resampled(table, seed, resamples))
    cut = int(len(values) * _TAIL)
    return Interval(values[cut], values[-1 - cut])


@lru_cache(maxsize=4)  # a page asks for three intervals of one table
def _resampled(table: Table, seed: int, resamples: int) -> tuple[Table, ...]:
    """Return tables of as many persons, drawn with replacement; alike whichever side is called For."""
    if table.cells > table.mirrored.cells:
        return tuple(drawn.mirrored for drawn in _drawn(table.mirrored, seed, resamples))
    return tuple(_drawn(table, seed, resamples))


def _drawn(table: Table, seed: int, resamples: int) -> Iterator[Table]:
    lots, n = Random(seed).random, table.n  # noqa: S311 -- a draw to repeat, no secret
    persons = [place for place, (before, after) in enumerate(_PLACES) for _ in range(table.cell(before, after))]
    for _ in range(resamples):
        found = bytes([persons[int(lots() * n)] for _ in range(n)])  # bytes are counted fastest
        one, two, three, four, five, six, seven, eight, nine = (found.count(place) for place in range(len(_PLACES)))
        yield Table(((one, two, three), (four, five, six), (seven, eight, nine)))


def _slopes(table: Table, side: int, *, has_other: bool) -> Iterator[float]:
    """Yield how fast the standardised conversion of a side grows with the share of each cell, in the order of _PLACES.

    ``has_other`` says whether the other side is a stratum, or is left out.
    """
    other = opposite(side)
    there = table.before[other]
    won = table.cell(other, side) / there if has_other else 0.0
    weight = (there + table.before[side]) / there if has_other else 0.0
    for before, after in _PLACES:
        if before == UNDECIDED:
            yield float(after == side)
        else:
            yield won + weight * ((after == side) - won) * (before == other)


def _normal(table: Table, value: float, slopes: Sequence[float], least: float) -> Interval:
    """Return the normal interval of a number, ``least`` to 1, whose slopes by the shares of the cells are given."""
    shares = [table.cell(*place) / table.n for place in _PLACES]
    mean = sum(share * slope for share, slope in zip(shares, slopes, strict=True))
    square = sum(share * slope * slope for share, slope in zip(shares, slopes, strict=True))
    reach = _NORMAL * sqrt(max(square - mean * mean, 0.0) / table.n)
    return Interval(max(value - reach, least), min(value + reach, 1.0))
