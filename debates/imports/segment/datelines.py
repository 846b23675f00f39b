"""Datelines: the place, date and agency that stand before the first words of a report."""

from dataclasses import dataclass

import regex

from debates.imports.segment.dates import DATE, FoundDate, found_date
from debates.imports.segment.lexicon import word_set
from debates.imports.segment.spans import Span

_LONGEST = 200  # code points
_DATE = rf"(?i:(?P<date>{DATE}))"
_DASH = r"\s{0,3}(?:[-–—]{1,3}|:)(?=\s|\p{Lu}|[\"“‘'])"
_CITY = r"(?P<city>\p{Lu}[\p{Lu}'’.\-]+(?:[ ,/]{1,2}\p{Lu}[\p{Lu}'’.\-]+){0,4})"
_MIXED_CITY = r"(?P<city>\p{Lu}[\p{L}'’.\-]+(?:,? \p{Lu}[\p{L}'’.\-]+){0,3})"
_NAME = r"(?P<publication>\p{Lu}[\p{L}\p{N}'’&.\-]*(?: (?:\p{Lu}[\p{L}\p{N}'’&.\-]*|of|the|and|on|for|in)){0,5})"
# Before a date, a name that is not plainly a newspaper's is a place.
_PRESS_WORD = (
    r"(?:times|post|news|herald|guardian|tribune|journal|gazette|chronicle|observer|dawn|express|mirror|telegraph|mail"
    r"|press|review|magazine|reporter|standard|star|sun|daily|weekly|agency|independent|courier|echo|globe|monitor)"
)
_PRESS = rf"(?=The |(?:[\p{{L}}\p{{N}}'’&.\-]+ ){{0,5}}(?i:{_PRESS_WORD})\b){_NAME}"
_AGENCY = r"\(\s?" + _NAME + r"(?:/[\p{L} ]{1,20})?\s?\)"

_SHAPES = tuple(
    regex.compile(shape)
    for shape in (
        rf"{_DATE},? {{1,3}}{_NAME}{_DASH}",
        rf"{_PRESS},? {{1,3}}{_DATE}{_DASH}",
        rf"{_CITY}(?:,? {{1,3}}{_DATE})? ?{_AGENCY}(?:{_DASH})?",
        rf"{_MIXED_CITY}(?:,? {{1,3}}{_DATE})? ?{_AGENCY}{_DASH}",
        rf"{_MIXED_CITY},? {{1,3}}{_DATE}{_DASH}",
        rf"{_DATE}{_DASH}",
        rf"{_AGENCY}{_DASH}",
        rf"{_CITY}{_DASH}",
    )
)
_ANNOUNCED = r"(?i:published|posted|updated|last updated|date)(?i: on)?:?\s{1,3}"
_OWN_LINE = tuple(
    regex.compile(shape)
    for shape in (
        rf"(?:{_ANNOUNCED})?{_DATE}(?:,? {{1,3}}\d\d?:\d\d.{{0,20}})?",
        rf"{_DATE}\s{{0,3}}[,|–—·\-]\s{{0,3}}{_NAME}",
        rf"{_PRESS}\s{{0,3}}[,|–—·\-]\s{{0,3}}{_DATE}",
        rf"{_CITY},?\s{{1,3}}{_DATE}",
        rf"{_MIXED_CITY},\s{{1,3}}{_DATE}",
    )
)
_SOURCE = regex.compile(r"(?i:source|publication|published in|first published in|from):\s{0,3}" + _NAME + r"\.?")
_NO_PLACE = word_set(
    "NOTE WARNING UPDATE UPDATED CAUTION IMPORTANT DISCLAIMER CORRECTION PS Q A TLDR TL FAQ EXCLUSIVE "
    "BREAKING OPINION ANALYSIS REVIEW EDITORIAL COMMENT I II III IV V VI ABSTRACT SUMMARY INTRODUCTION "
    "CONCLUSION BACKGROUND"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's whole span, with the date and publication that it states."""

    span: Span
    date: FoundDate | None
    publication: Span | None


def dateline_at(raw: str, start: int, end: int) -> Dateline | None:
    """Return the dateline with which raw[start:end] begins, if more text follows it."""
    for shape in _SHAPES:
        match = shape.match(raw, start, min(end, start + _LONGEST))
        if match and match.end() < end and _is_place(match):
            return _dateline(match)
    return None


def dateline_line(raw: str, span: Span) -> Dateline | None:
    """Return the dateline that fills the whole line, such as "14 October 2026" or "Dawn, March 22, 2010"."""
    if span.end - span.start > _LONGEST:
        return None
    shapes = (*_OWN_LINE, _SOURCE)
    match = next(filter(None, (shape.fullmatch(raw, span.start, span.end) for shape in shapes)), None)
    return _dateline(match) if match else None


def _is_place(match: regex.Match[str]) -> bool:
    city = match.groupdict().get("city")
    return city is None or city not in _NO_PLACE


def _dateline(match: regex.Match[str]) -> Dateline:
    groups = match.groupdict()
    date = found_date(match) if groups.get("date") else None
    publication = Span(*match.span("publication")) if groups.get("publication") else None
    return Dateline(Span(*match.span()), date, publication)
