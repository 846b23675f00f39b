"""Dates as articles write them: March 22, 2010; 22 March 2010; 2010-03-22."""

from dataclasses import dataclass
from datetime import date

import regex

from debates.imports.segment.spans import Span

_MONTHS = (
    ("january", "jan", "januar", "jänner", "января", "جنوری", "janvier", "enero"),
    ("february", "feb", "februar", "февраля", "فروری", "février", "febrero"),
    ("march", "mar", "märz", "марта", "مارچ", "mars", "marzo"),
    ("april", "apr", "апреля", "اپریل", "avril", "abril"),
    ("may", "mai", "мая", "مئی", "mayo"),
    ("june", "jun", "juni", "июня", "جون", "juin", "junio"),
    ("july", "jul", "juli", "июля", "جولائی", "juillet", "julio"),
    ("august", "aug", "августа", "اگست", "août", "agosto"),
    ("september", "sep", "sept", "сентября", "ستمبر", "septembre", "septiembre"),
    ("october", "oct", "oktober", "октября", "اکتوبر", "octobre", "octubre"),
    ("november", "nov", "ноября", "نومبر", "novembre", "noviembre"),
    ("december", "dec", "dezember", "декабря", "دسمبر", "décembre", "diciembre"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|thu|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
DATE = (
    rf"{_WEEKDAY}(?:(?P<month>{_MONTH})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s{{1,3}}(?P<year>\d{{4}}))?(?!\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?\s{{1,3}}(?P<month2>{_MONTH})\.?(?:,?\s{{1,3}}(?P<year2>\d{{4}}))?(?!\d)"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})(?!\d))"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """The span of a date in the text and its value; None without a year, or if no such day exists."""

    span: Span
    value: date | None


def found_date(match: regex.Match[str]) -> FoundDate:
    """Read the groups that the pattern DATE has left in a match, which must hold a date."""
    groups = match.groupdict()
    year, month, day = (groups[name] or groups[f"{name}2"] or groups[f"{name}3"] for name in ("year", "month", "day"))
    return FoundDate(Span(*match.span("date")), _date(year, month, day))


def _date(year: str | None, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _NUMBERS[month.casefold()]
    try:
        return date(int(year), number, int(day)) if year else None
    except ValueError:
        return None
