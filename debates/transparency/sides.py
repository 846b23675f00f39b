"""Whether one side's arguments are removed more often than the other's, as far as the numbers tell. Pure.

A count under three is told as such, never as it is; whether the sides differ is reckoned from the counts as they are.
"""

from dataclasses import dataclass
from enum import StrEnum

from debates.transparency.interval import Interval, difference, share

LEAST = 3


class Finding(StrEnum):
    """What the comparison of both sides says."""

    TOO_FEW = "too few"
    ALIKE = "alike"
    FOR = "for"  # arguments for are removed more often than chance explains
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Side:
    """Arguments of a side: how many were written, and how many removed of them; none: fewer than three."""

    side: str
    written: int | None
    removed: int | None
    share: Interval | None


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides; ``gap`` is by how much the share removed is higher among those for, none where it is not told."""

    rows: tuple[Side, Side]
    gap: Interval | None
    finding: Finding


@dataclass(frozen=True, slots=True)
class Counted:
    """Arguments of a side as they were counted."""

    written: int = 0
    removed: int = 0


def compare(for_: Counted, against: Counted) -> Sides:
    """Return what is told of removals by side."""
    rows = _side("for", for_), _side("against", against)
    gap = difference(for_.removed, for_.written, against.removed, against.written)
    is_told = all(row.share is not None for row in rows)
    return Sides(rows, gap if is_told else None, _finding(for_, against, gap))


def _side(name: str, counted: Counted) -> Side:
    is_told = counted.removed >= LEAST
    return Side(
        side=name,
        written=counted.written if counted.written >= LEAST else None,
        removed=counted.removed if is_told else None,
        share=share(counted.removed, counted.written) if is_told else None,
    )


def _finding(for_: Counted, against: Counted, gap: Interval) -> Finding:
    if max(for_.removed, against.removed) < LEAST or not (for_.written and against.written):
        return Finding.TOO_FEW
    if gap.has_zero:
        return Finding.ALIKE
    return Finding.FOR if gap.value > 0 else Finding.AGAINST
