"""The lines of a text and their grouping into blocks, for text that has kept its line ends."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from debates.imports.segment.lexicon import AUXILIARIES
from debates.imports.segment.spans import Span, trimmed

_LINE = regex.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]++")
_BREAK = regex.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_RULE = regex.compile(r"(?:([*\-_=~#•])\s*+(?:\1\s*+){2,}+|[—–⁂]{1,}+|\* ?\* ?\*)")
_QUOTE = regex.compile(r">\s?|&gt;")
_LIST_ITEM = regex.compile(r"(?:[-*•‣◦–]|\d{1,3}[.)]|[a-z][)]|\([a-z0-9]{1,2}\))\s")
_MARKED_HEADING = regex.compile(r"#{1,6}\s+(?=\S)")
_WIDEST_WRAP = 120  # code points; a longer line was not wrapped by hand
_LONGEST_HEADING = 100  # code points
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows something, trimmed; `after_gap` if an empty line or nothing lies before it."""

    span: Span
    after_gap: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that belong together, as one span, with the kind that their marks or shape show."""

    span: Span
    kind: str
    confidence: float


def read_lines(raw: str) -> list[Line]:
    """Return the lines of the text that are not empty, in order."""
    found, position, breaks = [], 0, 2
    for line in _LINE.finditer(raw):
        breaks += sum(1 for _ in _BREAK.finditer(raw, position, line.start()))
        position = line.end()
        span = trimmed(raw, line.start(), line.end())
        if span.start < span.end:
            found.append(Line(span, after_gap=breaks > 1))
            breaks = 0
    return found


def chunks(raw: str, lines: list[Line]) -> Iterator[Chunk]:
    """Yield the blocks: marked ones by their mark, short lone lines as headings, the rest as paragraphs."""
    width = max((_length(line) for line in lines if _length(line) <= _WIDEST_WRAP), default=0)
    groups = list(_groups(raw, lines, width))
    for position, group in enumerate(groups):
        kind = marked_kind(group[0].span.of(raw))
        follower = groups[position + 1] if position + 1 < len(groups) else None
        sureness = 1.0 if kind else _heading_chance(raw, group, follower)
        if kind is None:
            kind = "heading" if sureness >= 0.5 else "paragraph"
        yield Chunk(Span(group[0].span.start, group[-1].span.end), kind, max(sureness, 1 - sureness))


def marked_kind(text: str) -> str | None:
    """Return the kind that a line's marks show: rule, quote, list_item or heading; None for plain prose."""
    if len(text) <= _WIDEST_WRAP and _RULE.fullmatch(text):
        return "rule"
    if _QUOTE.match(text):
        return "quote"
    if _LIST_ITEM.match(text):
        return "list_item"
    return "heading" if _MARKED_HEADING.match(text) else None


def heading_mark(text: str) -> int:
    """Return the length of the "## " before a marked heading, 0 where there is none."""
    mark = _MARKED_HEADING.match(text)
    return mark.end() if mark else 0


def _length(line: Line) -> int:
    return line.span.end - line.span.start


def _groups(raw: str, lines: list[Line], width: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    opener: str | None = None
    for line in lines:
        kind = marked_kind(line.span.of(raw))
        if group and not (_may_join(opener, kind, line) and (kind or _is_wrapped(raw, group[-1], line, width))):
            yield group
            group = []
        opener = opener if group else kind
        group.append(line)
    if group:
        yield group


def _may_join(opener: str | None, kind: str | None, line: Line) -> bool:
    """Tell whether a line may go on with a block that began as `opener`: as prose, or quote with quote."""
    if line.after_gap or opener in {"rule", "heading"}:
        return False
    return kind is None or kind == opener == "quote"


def _is_wrapped(raw: str, before: Line, line: Line, width: int) -> bool:
    if _length(before) > _WIDEST_WRAP or _length(line) > _WIDEST_WRAP:
        return False
    if raw[line.span.start].islower():
        return True
    first_word = line.span.of(raw).split(None, 1)[0]
    had_room = _length(before) + 1 + len(first_word) <= width - 2
    return not had_room


def _heading_chance(raw: str, group: list[Line], follower: list[Line] | None) -> float:
    text = raw[group[0].span.start : group[0].span.end]
    if len(group) > 1 or follower is None or len(text) > _LONGEST_HEADING:
        return 0.02
    words = text.split()
    if len(words) > _MOST_WORDS or text[-1] in ".,;۔。" or text[0].islower() or text[0] in '"“‘«([':
        return 0.02
    return _shape_chance(raw, text, words, follower)


def _shape_chance(raw: str, text: str, words: list[str], follower: list[Line]) -> float:
    follows_list = marked_kind(follower[0].span.of(raw)) == "list_item"
    if not any(character.isalpha() for character in text) or (text[-1] == ":" and follows_list):
        return 0.05
    has_verb = any(word.lower() in AUXILIARIES for word in words[1:])
    body = follower[-1].span.end - follower[0].span.start
    return (
        0.95 - 0.15 * has_verb - 0.15 * (text[-1] in "?!:") - 0.3 * (body < len(text)) - 0.02 * max(0, len(words) - 8)
    )
