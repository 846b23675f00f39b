"""How wide words are, as far as one can tell without a font, and lines of words that are no wider than their place.

Widths are in hundredths of the size of the type. Those of Latin and Cyrillic letters were measured in Source Serif 4
and rounded up; other scripts are taken for wider than they mostly are, since words that run out of their box are
worse than a line more.
"""

import unicodedata
from functools import cache

import regex

_MEASURED = (
    (25, " "),
    (31, "!,.:;j|'"),
    (35, "-/[\\]il"),
    (39, '"()IJft{}‘’'),
    (43, "?`"),
    (47, "*rsз“”„"),
    (51, "_zг–"),
    (55, "0123456789#$+<=>^aceавесьэé«»S"),
    (59, "ZgkovxyбкотухчяГЗø"),
    (63, "FLPTbdpquдлрБРТЭüßŁ"),
    (67, "BCEXYhnийнпцъВЕСХ"),
    (71, "AKRVАКЛУЯ"),
    (75, "&DGOQДОФЧ"),
    (79, "NUмПЦ"),
    (83, "@HжфыИНæ—…"),
    (91, "wющ"),
    (95, "%MmшМœ"),
    (103, "WЖЮ"),
    (112, "№ШЩ"),
)
_WIDTHS = {letter: width for width, letters in _MEASURED for letter in letters}
_OF_CATEGORY = {"Mn": 0, "Me": 0, "Cf": 0, "Lu": 80, "So": 140}
_ARABIC, _WIDE, _OTHER = 52, 105, 68

# Chinese and Japanese divide between any two signs, but for what closes a clause: that stays with what it closes.
_WHOLE = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}][\p{Pe}\p{Pf}\p{Po}ー]*|[^\p{Han}\p{Hiragana}\p{Katakana}]+",
)
_SEEN_AS_ONE = regex.compile(r"\X")


@cache
def _width(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in _OF_CATEGORY:
        return _OF_CATEGORY[unicodedata.category(letter)]
    if unicodedata.bidirectional(letter) == "AL":
        return _ARABIC
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def width_of(text: str) -> int:
    """Return how wide a text is at most, in hundredths of the size of its type."""
    return sum(map(_width, text))


def runs_from_right(text: str) -> bool:
    """Say whether a text runs from right to left: its first letter that has a direction says so."""
    return next((kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), False)


def is_hanging(text: str) -> bool:
    """Say whether a text is in Arabic letters, which are set in Nastaliq here: its lines need twice the height."""
    return any(unicodedata.bidirectional(letter) == "AL" for letter in text)


def wrapped(text: str, most: int) -> list[str]:
    """Return a text as lines of which none is wider than ``most``; a word is divided only if it is no line itself."""
    lines: list[str] = []
    for word in text.split():
        space = " "
        for part in _parts(word, most):
            if lines and width_of(lines[-1] + space + part) <= most:
                lines[-1] += space + part
            else:
                lines.append(part)
            space = ""
    return lines


def _parts(word: str, most: int) -> list[str]:
    """Return the pieces of a word between which a line may end."""
    return [piece for part in _WHOLE.findall(word) for piece in _cut(part, most)]


def _cut(word: str, most: int) -> list[str]:
    if width_of(word) <= most:
        return [word]
    pieces = [""]
    for sign in _SEEN_AS_ONE.findall(word):
        if pieces[-1] and width_of(pieces[-1] + sign) > most:
            pieces.append("")
        pieces[-1] += sign
    return pieces
