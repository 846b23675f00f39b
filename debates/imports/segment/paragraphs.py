"""Paragraphs of readable length for running text that has lost them, cut at sentence ends only."""

from collections.abc import Iterator

from debates.imports.segment.lexicon import CONTINUERS
from debates.imports.segment.sentences import sentences
from debates.imports.segment.spans import Span

SHORTEST = 220  # code points
LONGEST = 760
_IDEAL = 400
_SPREAD = 170
_SMALLEST_UNIT = 60  # shorter sentences stay with the next, which keeps the search linear
_OPENER_GAIN = 0.7
_CONTINUER_LOSS = 0.8
_QUOTATION_LOSS = 4.0
_OPENERS = (
    "But ", "However", "In fact", "Yet ", "Meanwhile", "Moreover", "Furthermore", "Nevertheless",
    "Today", "Now ", "Finally",
    "For example", "For instance", "On the other hand", "In the end", "At the same time", "In addition",
    "As a result",
    "Unlike", "With ", "When ", "While ", "There is", "There are", "It is time", "First,", "Second,",
    "Third,", "In short",
    "Of course", "Still,", "Instead", "Despite", "Although", "Some ", "Consider", "Likewise",
    "Similarly", "Until ", "Then ",
)  # fmt: skip


def paragraphs(raw: str, start: int, end: int) -> list[Span]:
    """Propose paragraphs for raw[start:end], 220 to 760 code points each if its sentences allow."""
    units = list(_units(raw, start, end))
    cut_costs = _cut_costs(raw, units)
    cheapest, came_from = [0.0], [0]
    for after in range(1, len(units) + 1):
        cost, before = min(_ways(units, cheapest, cut_costs, after))
        cheapest.append(cost)
        came_from.append(before)
    return _walk_back(units, came_from)


def _units(raw: str, start: int, end: int) -> Iterator[Span]:
    opened = None
    for sentence in sentences(raw, start, end):
        opened = sentence.start if opened is None else opened
        if sentence.end - opened >= _SMALLEST_UNIT:
            yield Span(opened, sentence.end)
            opened = None
    if opened is not None:
        yield Span(opened, sentence.end)


def _ways(units: list[Span], cheapest: list[float], cut_costs: list[float], after: int) -> Iterator[tuple[float, int]]:
    end = units[after - 1].end
    for before in range(after - 1, -1, -1):
        length = end - units[before].start
        if length > LONGEST and before < after - 1:
            return
        yield cheapest[before] + cut_costs[before] + _length_cost(length), before


def _length_cost(length: int) -> float:
    short = 3 + (SHORTEST - length) / 20 if length < SHORTEST else 0
    return ((length - _IDEAL) / _SPREAD) ** 2 + short


def _cut_costs(raw: str, units: list[Span]) -> list[float]:
    costs, is_open = [], False
    for unit in units:
        costs.append(_cut_cost(raw, unit) + (_QUOTATION_LOSS if is_open else 0.0))
        is_open = _leaves_quotation_open(raw, unit, is_open=is_open)
    return costs


def _cut_cost(raw: str, unit: Span) -> float:
    if raw.startswith(_OPENERS, unit.start):
        return -_OPENER_GAIN
    first = raw[unit.start : unit.start + 24].split(None, 1)[:1]
    return _CONTINUER_LOSS if first and first[0].lower() in CONTINUERS else 0.0


def _leaves_quotation_open(raw: str, unit: Span, *, is_open: bool) -> bool:
    opened, closed = raw.rfind("“", unit.start, unit.end), raw.rfind("”", unit.start, unit.end)
    return is_open if opened == closed else opened > closed


def _walk_back(units: list[Span], came_from: list[int]) -> list[Span]:
    found, after = [], len(units)
    while after:
        before = came_from[after]
        found.append(Span(units[before].start, units[after - 1].end))
        after = before
    return found[::-1]
