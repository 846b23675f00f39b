"""Where sentences end in running text, in any script that marks it."""

from collections.abc import Iterator

import regex

from debates.imports.segment.lexicon import STARTERS, word_set
from debates.imports.segment.spans import Span, is_empty_character

_STOP = regex.compile(r"[.!?…۔؟]++[\"'”’»)\]]*+|[。！？]++[」』”]*+")
_ENUMERATOR = regex.compile(r"[(]?(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])\.")
_INITIALS = regex.compile(r"(?:\p{L}\.)+")
_LOOK_BACK = 24
_OPENERS = "\"'“‘«([„"

_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st sr jr gen col lt maj sgt capt rev hon gov sen rep pres vs etc inc ltd co corp "
    "dept univ assn fig no nos vol ed eds pp p al e.g i.e cf viz approx est jan feb mar apr jun jul aug "
    "sep sept oct nov dec mt ft messrs supt adm cmdr brig bros v z.b d.h bzw ca usw nr str г ул им т.е "
    "т.д т.п др см"
)
_MAY_END_A_SENTENCE = frozenset(
    {
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "al",
        "jr",
        "sr",
        "no",
        "usw",
        "др",
        "т.д",
        "т.п",
        "г",
        "st",
        "p",
        "v",
    }
)


def sentences(raw: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of raw[start:end] in order, without the white space between them."""
    position = start
    for boundary in sentence_ends(raw, start, end):
        yield Span(position, boundary)
        position = _skip_unseen(raw, boundary, end)
    if position < end:
        yield Span(position, end)


def sentence_ends(raw: str, start: int, end: int) -> Iterator[int]:
    """Yield the offset just behind each sentence of raw[start:end] that is closed by a mark."""
    opened = start
    for stop in _STOP.finditer(raw, start, end):
        if _ends_sentence(raw, opened, stop.start(), stop.end(), end):
            yield stop.end()
            opened = _skip_unseen(raw, stop.end(), end)


def _skip_unseen(raw: str, position: int, end: int) -> int:
    while position < end and is_empty_character(raw[position]):
        position += 1
    return position


def _ends_sentence(raw: str, opened: int, stop: int, after: int, end: int) -> bool:
    if raw[stop] in "۔؟。！？":
        return True
    following = _skip_unseen(raw, after, min(end, after + _LOOK_BACK))
    if following >= end:
        return True
    if following == after or not _may_begin(raw, following):
        return False
    return raw[stop:after] != "." or not _is_abbreviation(raw, opened, stop, following)


def _may_begin(raw: str, position: int) -> bool:
    character = raw[position]
    return not character.islower() and character not in ",;:)]"


def _is_abbreviation(raw: str, opened: int, stop: int, following: int) -> bool:
    token = _token_before(raw, opened, stop)
    if opened + len(token) == stop and _ENUMERATOR.fullmatch(token + "."):
        return True
    word = token.lstrip("".join(_OPENERS)).casefold()
    if _INITIALS.fullmatch(word + "."):
        return len(word) == 1 or not _begins_sentence(raw, following)
    if word in _MAY_END_A_SENTENCE:
        return raw[following].isdigit() or (word in {"no", "st"} and token[:1].isupper())
    return word in _ABBREVIATIONS


def _token_before(raw: str, opened: int, stop: int) -> str:
    pieces = raw[max(opened, stop - _LOOK_BACK) : stop].split()
    return pieces[-1] if pieces and not raw[stop - 1].isspace() else ""


def _begins_sentence(raw: str, position: int) -> bool:
    pieces = raw[position : position + _LOOK_BACK].split(None, 1)
    return bool(pieces) and pieces[0].lower() in STARTERS
