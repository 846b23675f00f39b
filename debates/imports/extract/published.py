"""Dates as pages give them to machines and to people, read as YYYY-MM-DD."""

import re
from collections.abc import Iterable
from datetime import date
from email.utils import parsedate

import regex

from debates.imports.segment.dates import DATE, found_date

_ISO = re.compile(r"\s*((?:1[5-9]|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)|\s*((?:1[5-9]|20)\d\d)/(\d\d?)/(\d\d?)(?!\d)")
_WRITTEN = regex.compile(rf"(?i)(?P<date>{DATE})")
_LONGEST = 100  # code points


def first_date(texts: Iterable[str]) -> str | None:
    """Return the first date among the texts that exists, as YYYY-MM-DD, in the zone in which it was written."""
    return next(filter(None, map(date_in, texts)), None)


def date_in(text: str) -> str | None:
    """Return the date of a short text, or None."""
    text = text.strip()[:_LONGEST]
    match = _ISO.match(text)
    if match:
        return _iso(*(int(part) for part in match.groups() if part))
    return _written(text) or _mailed(text)


def written_span(text: str) -> tuple[int, int] | None:
    """Return where a written date with its year stands in the text."""
    match = _WRITTEN.search(text)
    return match.span("date") if match and found_date(match).value else None


def _written(text: str) -> str | None:
    match = _WRITTEN.search(text)
    found = found_date(match).value if match else None
    return found.isoformat() if found else None


def _mailed(text: str) -> str | None:
    parts = parsedate(text)
    return _iso(*parts[:3]) if parts and parts[0] > 1000 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):  # parsedate takes numbers of any length
        return None
