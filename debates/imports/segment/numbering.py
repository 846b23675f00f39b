"""The number that stands before a heading or is all of it: "Step 1:", "Part Two", "III.", "4"."""

from collections.abc import Sequence

import regex

from debates.imports.segment.lexicon import word_set
from debates.imports.segment.words import Word

_ROMAN = regex.compile(r"(?:x{0,2}(?:ix|iv|v?i{1,3}|v)|x{1,2})")
_COUNTED = word_set(
    "step part chapter section act stage phase lesson rule tip reason myth episode day week question principle book "
    "scene round point option scenario appendix volume mistake"
)
_COUNTS = word_set(
    "one two three four five six seven eight nine ten first second third fourth fifth sixth seventh eighth ninth tenth"
)


def numbering(heading: Sequence[Word]) -> int:
    """Return how many of the first words number a heading: 0, 1 ("IV", "3.") or 2 ("Step 3:")."""
    if len(heading) > 1 and heading[0].bare in _COUNTED and _is_count(heading[1]):
        return 2
    return 1 if _is_number_alone(heading) else 0


def is_roman(word: Word) -> bool:
    """Tell whether the word is a Roman numeral up to 29, in capitals."""
    return word.is_capitalised and (word.is_upper or len(word.bare) == 1) and bool(_ROMAN.fullmatch(word.bare))


def _is_number_alone(heading: Sequence[Word]) -> bool:
    first = heading[0]
    if len(heading) == 1 or first.last in ".):":
        return is_roman(first) or _is_digits(first)
    return is_roman(first) and heading[1].is_capitalised  # "I walked" is no numeral


def _is_count(word: Word) -> bool:
    return _is_digits(word) or word.bare in _COUNTS or is_roman(word)


def _is_digits(word: Word) -> bool:
    return word.bare.isdecimal() and len(word.bare) < 3
