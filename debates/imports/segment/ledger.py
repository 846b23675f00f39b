"""The book-keeping of the lossless rule: what is not white space belongs to exactly one span."""

from collections.abc import Iterator

from debates.imports.proposal import Block, Dropped, Meta
from debates.imports.segment.spans import Span, gaps, is_empty_character

Reason = tuple[Span, str]


def unaccounted(raw: str, blocks: list[Block], meta: list[Meta], reasons: list[Reason]) -> tuple[Dropped, ...]:
    """Return the dropped parts: all that neither block nor meta holds, each with its reason."""
    held: list[Block | Meta] = [*blocks, *meta]
    taken = sorted(Span(part.start or 0, part.end or 0) for part in held)  # in plain text all have a place
    pending = sorted(reasons)
    return tuple(Dropped(gap.of(raw), gap.start, gap.end, why) for gap, why in _reasoned(raw, taken, pending))


def _reasoned(raw: str, taken: list[Span], reasons: list[Reason]) -> Iterator[Reason]:
    """Go through gaps and reasons side by side, so that the work stays linear in their number."""
    position = 0
    for gap in gaps(raw, taken):
        while position < len(reasons) and reasons[position][0].end <= gap.start:
            position += 1
        yield from _parts_of(raw, gap, reasons, position)


def _parts_of(raw: str, gap: Span, reasons: list[Reason], position: int) -> Iterator[Reason]:
    start = gap.start
    while position < len(reasons) and reasons[position][0].start < gap.end:
        span, why = reasons[position]
        yield from _part(raw, Span(start, max(start, span.start)), None)
        yield from _part(raw, Span(max(start, span.start), min(gap.end, span.end)), why)
        start = max(start, min(gap.end, span.end))
        position += 1
    yield from _part(raw, Span(start, gap.end), None)


def _part(raw: str, span: Span, why: str | None) -> Iterator[Reason]:
    text = span.of(raw)
    stripped = text.strip()
    if not stripped:
        return
    start = span.start + len(text) - len(text.lstrip())
    invisible = all(map(is_empty_character, stripped))
    yield Span(start, start + len(stripped)), "invisible characters" if invisible else why or "unclassified"
