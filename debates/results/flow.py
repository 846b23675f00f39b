"""Laying out the flow from where people stood to where they stand: bars before and after, bands between them. Pure.

Three positions in this order: for, undecided, against. A height is in proportion to persons, and every edge is
reckoned from whole persons alone, so that bands that touch share one edge.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from debates.results.bands import AWAY, HEIGHT, JOINT, POSITIONS, THICK, WIDTH, Band, Bar, Flow, Joint
from debates.results.spacing import apart

Totals = tuple[int, int, int]
Cells = Sequence[Sequence[int | None]]

OUTER = 150  # from the side of the picture to a bar: room for "1,000,000" in the letters of a phone
TOP, BARS, GAP = 34, 408, 16  # what stands above the bars; their heights together; between two of them
LABEL = 66  # the height of a label on a phone, where the letters are largest


class _Part(NamedTuple):
    """Some persons of a row or column: at which other position, how many, and how many of the same line lie above."""

    other: str
    persons: int
    above: int


def flow(before: Totals, after: Totals, cells: Cells, merged: int, *, is_mirrored: bool = False) -> Flow:
    """Return the picture of a table of persons by position before (rows) and after (columns).

    A cell that is None is told only together with the others that are, ``merged`` persons in all: what a row lacks
    flows into one joint bar, and what a column lacks flows out of it, so that the picture shows no more than the
    table. ``is_mirrored`` is for who reads from the right. Raises ValueError if the numbers contradict one another,
    as they would with totals that may not be told: then there is no picture.
    """
    columns = list(zip(*cells, strict=True))
    _check(before, after, cells, merged)
    leaving = [_parts(row, total) for row, total in zip(cells, before, strict=True)]
    coming = [_parts(column, total) for column, total in zip(columns, after, strict=True)]
    unit = BARS / sum(before) if any(before) else 0.0
    left, right = _Column(before, unit, leaving), _Column(after, unit, coming)
    joint = _joint(left, right, merged) if merged else None
    ends = (WIDTH - OUTER, OUTER) if is_mirrored else (OUTER, WIDTH - OUTER)
    bands = [*_told(left, right, ends), *_through(left, right, joint, ends, unit)]
    return Flow(
        before=left.bars(is_before=True, is_left=not is_mirrored),
        after=right.bars(is_before=False, is_left=is_mirrored),
        bands=tuple(sorted(bands, key=lambda band: not band.is_kept)),
        joint=joint,
        n=sum(before),
    )


def _check(before: Totals, after: Totals, cells: Cells, merged: int) -> None:
    lines = [*zip(before, cells, strict=True), *zip(after, zip(*cells, strict=True), strict=True)]
    rests = [total - sum(cell or 0 for cell in line) for total, line in lines]
    if any(rest < 0 or (rest and None not in line) for rest, (_, line) in zip(rests, lines, strict=True)):
        message = "a row or column of the table does not add up to its total"
        raise ValueError(message)
    if not sum(rests[:3]) == sum(rests[3:]) == merged:
        message = "the cells that are not told do not add up to the number of persons in them"
        raise ValueError(message)


def _parts(line: Sequence[int | None], total: int) -> list[_Part]:
    """Return the parts of a row or column from the top down: the joint part lies in the midst of what it stands for."""
    found = [(float(place), POSITIONS[place], cell) for place, cell in enumerate(line) if cell]
    hidden = [place for place, cell in enumerate(line) if cell is None]
    rest = total - sum(cell or 0 for cell in line)
    if hidden and rest:
        found = sorted([*found, (sum(hidden) / len(hidden), JOINT, rest)], key=lambda part: part[0])
    above = accumulate((count for *_, count in found), initial=0)
    return [_Part(other, count, over) for (_, other, count), over in zip(found, above, strict=False)]


class _Column:
    """A column of three bars, and where in each of them its parts lie."""

    def __init__(self, totals: Totals, unit: float, parts: Sequence[Sequence[_Part]]) -> None:
        self.totals, self.unit = totals, unit
        self.parts = {
            (POSITIONS[place], part.other): (part, place) for place, line in enumerate(parts) for part in line
        }

    def at(self, place: int, persons: int) -> float:
        """Return the height below which ``persons`` of a bar lie that are not the first ones."""
        return TOP + GAP * place + self.unit * (sum(self.totals[:place]) + persons)

    def edges(self, position: str, other: str) -> tuple[float, float]:
        """Return the upper and the lower edge of the part of a bar that comes from another or goes there."""
        part, place = self.parts[position, other]
        return self.at(place, part.above), self.at(place, part.above + part.persons)

    def joined(self) -> list[tuple[str, int]]:
        """Return which bars have a part that is not told apart, and how many persons it is."""
        return [(position, part.persons) for (position, other), (part, _) in self.parts.items() if other == JOINT]

    def bars(self, *, is_before: bool, is_left: bool) -> tuple[Bar, ...]:
        """Return its bars with their labels, pushed apart where bars are low."""
        edges = [(self.at(place, 0), self.at(place, total)) for place, total in enumerate(self.totals)]
        labels = apart([sum(pair) / 2 for pair in edges], LABEL, TOP + LABEL / 2 - 8, HEIGHT - LABEL / 2)
        x = OUTER - THICK if is_left else WIDTH - OUTER
        label_x = x - AWAY if is_left else x + THICK + AWAY
        return tuple(
            Bar(position, count, x, top, bottom, label_x, label_y, is_before)
            for position, count, (top, bottom), label_y in zip(POSITIONS, self.totals, edges, labels, strict=True)
        )


def _told(left: _Column, right: _Column, ends: tuple[int, int]) -> list[Band]:
    return [
        Band(start, end, part.persons, *ends, (*left.edges(start, end), *right.edges(end, start)))
        for (start, end), (part, _) in left.parts.items()
        if end != JOINT
    ]


def _joint(left: _Column, right: _Column, merged: int) -> Joint:
    """Return the joint bar, at the mean height of all that flows into it and out of it."""
    sides = [(side.edges(position, JOINT), count) for side in (left, right) for position, count in side.joined()]
    middle = sum(count * sum(edges) / 2 for edges, count in sides) / (2 * merged)
    half = left.unit * merged / 2
    return Joint(merged, (WIDTH - THICK) // 2, middle - half, middle + half)


def _through(left: _Column, right: _Column, joint: Joint | None, ends: tuple[int, int], unit: float) -> list[Band]:
    """Return the bands into the joint bar and those out of it."""
    if joint is None:
        return []
    near, far = (joint.x, joint.x + THICK) if ends[0] < ends[1] else (joint.x + THICK, joint.x)
    into = [
        Band(start, JOINT, count, ends[0], near, (*left.edges(start, JOINT), *inner))
        for (start, count), inner in _stacked(left.joined(), joint.top, unit)
    ]
    out = [
        Band(JOINT, end, count, far, ends[1], (*inner, *right.edges(end, JOINT)))
        for (end, count), inner in _stacked(right.joined(), joint.top, unit)
    ]
    return into + out


def _stacked(
    joined: Sequence[tuple[str, int]], top: float, unit: float
) -> list[tuple[tuple[str, int], tuple[float, float]]]:
    edges = [top + unit * above for above in accumulate((count for _, count in joined), initial=0)]
    return list(zip(joined, pairwise(edges), strict=True))
