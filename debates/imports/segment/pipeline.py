"""The reading of a plain text from end to end: furniture, front matter, blocks, what is left over."""

from collections.abc import Iterator

from debates.imports.proposal import Block, Meta, Proposal
from debates.imports.segment import languages
from debates.imports.segment.front import FLAT, Front, read_front
from debates.imports.segment.furniture import strip_furniture, trailing_furniture
from debates.imports.segment.headings import headings
from debates.imports.segment.ledger import Reason, unaccounted
from debates.imports.segment.lines import Chunk, chunks, heading_mark, read_lines
from debates.imports.segment.paragraphs import paragraphs
from debates.imports.segment.sentences import sentence_ends
from debates.imports.segment.spans import Span, trimmed

_ALWAYS_FLAT = 2000  # code points of one line: longer than paragraphs are
_MOST_OF_THE_TEXT = 0.7
_PROPOSED = 0.5  # confidence in a paragraph that no line end marked
_HEADING_LEVEL = 2


def segment(raw: str) -> Proposal:
    """Propose title, byline, date, blocks and dropped parts for a plain text; raises nothing for any string.

    Offsets are code points of `raw`. Blocks, meta and dropped parts are disjoint; only white space lies
    between them.
    """
    language = languages.guess(raw)
    lines, furniture = strip_furniture(raw, read_lines(raw))
    front = read_front(raw, lines)
    reasons: list[Reason] = [*front.glue, *((span, "furniture") for span in furniture)]
    blocks = list(_blocks(raw, front, language, reasons))
    meta = [Meta(what, span.of(raw), span.start, span.end) for what, span in front.found.items()]
    meta.sort(key=lambda part: part.start or 0)
    return Proposal(
        title=_words(raw, front, "title"),
        author=_words(raw, front, "author"),
        publication=_words(raw, front, "publication"),
        published_on=front.published_on,
        standfirst=_words(raw, front, "standfirst"),
        language=language,
        blocks=tuple(blocks),
        meta=tuple(meta),
        dropped=unaccounted(raw, blocks, meta, reasons),
    )


def _words(raw: str, front: Front, what: str) -> str | None:
    span = front.found.get(what)
    return " ".join(span.of(raw).split()) if span else None


def _blocks(raw: str, front: Front, language: str | None, reasons: list[Reason]) -> Iterator[Block]:
    found = list(chunks(raw, front.lines))
    total = sum(chunk.span.end - chunk.span.start for chunk in found)
    for chunk in found:
        if _is_flat(chunk, total):
            yield from _flattened(raw, chunk.span, language, reasons)
        else:
            yield from _kept(raw, chunk, reasons)


def _is_flat(chunk: Chunk, total: int) -> bool:
    length = chunk.span.end - chunk.span.start
    return chunk.kind == "paragraph" and (length > _ALWAYS_FLAT or length > max(FLAT, _MOST_OF_THE_TEXT * total))


def _kept(raw: str, chunk: Chunk, reasons: list[Reason]) -> Iterator[Block]:
    mark = heading_mark(chunk.span.of(raw)) if chunk.kind == "heading" else 0
    reasons.append((Span(chunk.span.start, chunk.span.start + mark), "heading mark"))
    span = trimmed(raw, chunk.span.start + mark, chunk.span.end)
    yield from _block(raw, chunk.kind, span, chunk.confidence)


def _flattened(raw: str, span: Span, language: str | None, reasons: list[Reason]) -> Iterator[Block]:
    body = _without_tail(raw, span, reasons)
    position = body.start
    for heading in headings(raw, body.start, body.end) if language == "en" else []:
        yield from _running(raw, position, heading.span.start)
        yield from _block(raw, "heading", heading.span, heading.confidence)
        position = heading.span.end
    yield from _running(raw, position, body.end)


def _without_tail(raw: str, span: Span, reasons: list[Reason]) -> Span:
    last = max(sentence_ends(raw, span.start, span.end), default=span.start)
    if last == span.start:
        return span
    tails = list(trailing_furniture(raw, span, sentence_end=last))
    reasons.extend((tail, "furniture") for tail in tails)
    return Span(span.start, last) if tails else span


def _running(raw: str, start: int, end: int) -> Iterator[Block]:
    for span in paragraphs(raw, start, end):
        yield from _block(raw, "paragraph", trimmed(raw, span.start, span.end), _PROPOSED)


def _block(raw: str, kind: str, span: Span, confidence: float) -> Iterator[Block]:
    level = _HEADING_LEVEL if kind == "heading" else None
    yield Block(kind, level, span.of(raw), span.start, span.end, round(confidence, 2))
