"""Bylines: "By NAME" behind a title or on a line of its own, with the publication that may follow."""

from dataclasses import dataclass

import regex

from debates.imports.segment.lexicon import COMMON, STARTERS
from debates.imports.segment.spans import Span

_PARTICLE = r"(?:de|da|del|della|di|du|der|den|von|van|bin|ibn|al|el|la|le|ter|ten|y)"
_PART = r"(?:\p{Lu}\.?|\p{Lu}[\p{L}\p{M}'’.\-]{1,30}|\p{Lo}[\p{L}\p{M}'’\-]{0,30})"
_PERSON = rf"{_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{0,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:,? (?:and|AND|&) |, ){_PERSON}){{0,4}}"
_BY = r"(?:(?:[Bb][Yy]|Von|Par|Por):? {1,3}|(?:Автор|Текст|Autor|Autorin|Auteur|Author|تحریر|مصنف|بقلم) ?[:：] ?)"
_PUBLICATION = r"(?:\s{0,3}(?:[|·•–—]|, )\s{0,3}(?P<publication>\p{Lu}[\p{L}\p{N}'’&. \-]{1,60}))?"
_DONE = r"(?:(?:[Rr]eviewed|[Ww]ritten|[Tt]ranslated) )?"
_OWN_LINE = regex.compile(rf"{_BY}(?P<author>{_PEOPLE}){_PUBLICATION}")
_TITLE_LINE = regex.compile(
    rf"(?P<title>\S.{{2,200}}?)[\s,|–—\-]{{1,3}}{_DONE}[Bb][Yy]:? {{1,3}}(?P<author>{_PEOPLE}){_PUBLICATION}"
)
_STAFF = r"(?:our|a|the|staff)(?: (?:own|special|staff|local|political|foreign))?(?: \p{L}{2,20}){1,3}"
_CREDIT = regex.compile(
    rf"[Bb][Yy] (?P<author>{_STAFF})\.?"
    rf"|(?:From|Interview|Words|Text|Story|Report|Essay|Review|Reviewed by|Written by|Posted by)(?: by)?:? {{1,3}}"
    rf"(?P<author>(?:(?:Dr|Prof|Mr|Mrs|Ms|Rev|Sir|Dame|Lord|Lady)\.? )?{_PEOPLE})"
)
_BARE_NAME = regex.compile(
    r"\p{Lu}[\p{L}\p{M}'’\-]+(?: \p{Lu}(?:\.|[\p{L}\p{M}'’\-]+)){1,3}"
    r"|\p{Lo}[\p{Lo}\p{M}]+(?: \p{Lo}[\p{Lo}\p{M}]+){1,2}"
)
_INLINE_BY = regex.compile(r" By (?=\p{Lu})")
_INLINE_WORD = regex.compile(r"(\p{Lu}\.?|\p{Lu}[\p{L}'’\-]+)(?= )")
_LONGEST = 320  # code points
_LONGEST_CREDIT = 120
_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """Where a line names title, author and publication; `end` is where the byline stops."""

    title: Span | None
    author: Span
    publication: Span | None
    end: int


def byline_of(raw: str, span: Span) -> Byline | None:
    """Return the byline that the whole line is, with or without a title before it."""
    if span.end - span.start > _LONGEST:
        return None
    match = _OWN_LINE.fullmatch(raw, span.start, span.end) or _TITLE_LINE.fullmatch(raw, span.start, span.end)
    return _byline(match) if match else None


def credit_of(raw: str, span: Span) -> Byline | None:
    """Return the byline that a line right under a title may be, though elsewhere it would be none."""
    if span.end - span.start > _LONGEST_CREDIT:
        return None
    match = _CREDIT.fullmatch(raw, span.start, span.end)
    if match:
        return Byline(None, Span(*match.span("author")), None, match.end())
    is_name = _BARE_NAME.fullmatch(raw, span.start, span.end) and _has_only_names(span.of(raw))
    return Byline(None, span, None, span.end) if is_name else None


def _has_only_names(text: str) -> bool:
    return not any(part.strip(".").lower() in COMMON for part in text.split() if len(part.strip(".")) > 1)


def inline_byline(raw: str, span: Span) -> Byline | None:
    """Return the title and author at the head of a line that goes on with the article itself."""
    by = _INLINE_BY.search(raw, span.start, min(span.end, span.start + _LONGEST_TITLE))
    if by is None or any(mark in raw[span.start : by.start()] for mark in (". ", "; ")):
        return None
    end = _end_of_name(raw, by.end(), span.end)
    return Byline(Span(span.start, by.start()), Span(by.end(), end), None, end) if end else None


def _end_of_name(raw: str, position: int, end: int) -> int:
    parts, stop = 0, 0
    while parts < 2:
        word = _INLINE_WORD.match(raw, position, end)
        if word is None or word[0].lower() in STARTERS:
            return 0
        parts += len(word[0].rstrip(".")) > 1
        stop, position = word.end(), word.end() + 1
    return stop


def _byline(match: regex.Match[str]) -> Byline:
    groups = match.groupdict()
    title = Span(*match.span("title")) if groups.get("title") else None
    publication = Span(*match.span("publication")) if groups.get("publication") else None
    return Byline(title, Span(*match.span("author")), publication, match.end())
