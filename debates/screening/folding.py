"""Words in any case and with any accents: a text as it is compared, and where each character of it came from."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Marks of lower classes (virama, the voiced sound mark of kana) change which letter it is.
_ACCENTS_FROM = 10
# Written without spaces between words: a word may begin and end within a run of letters.
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared; ``places`` holds, for each of its characters, the place in what was folded."""

    text: str
    places: tuple[int, ...]


def fold(source: str) -> Folded:
    """Return the text in small letters, without accents and characters that show nothing, with single spaces."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(source):
        for piece in _folded(char):
            if piece == " " and (not folded or folded[-1] == " "):
                continue
            folded.append(piece)
            places.append(place)
    return Folded("".join(folded), tuple(places))


def find(word: str, within: Folded, source: str) -> tuple[int, int] | None:
    """Return where a folded word, or several, first stands whole in what was folded: from and to, in code points."""
    begin = within.text.find(word) if word else -1
    while begin >= 0:
        end = begin + len(word)
        if _is_edge(within.text, begin) and _is_edge(within.text, end):
            return within.places[begin], _past(source, within.places[end - 1] + 1)
        begin = within.text.find(word, begin + 1)
    return None


def _is_edge(text: str, place: int) -> bool:
    """Say whether a word may begin or end between two characters."""
    if place in (0, len(text)):
        return True
    before, after = text[place - 1], text[place]
    return not (_joins(before) and _joins(after)) or _is_unspaced(before) or _is_unspaced(after)


def _joins(char: str) -> bool:
    """Say whether a character goes on with the word that it stands in: a letter, a figure, a mark of a letter."""
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _is_unspaced(char: str) -> bool:
    return not char.isascii() and unicodedata.name(char, "").startswith(_UNSPACED)


def _past(source: str, end: int) -> int:
    """Return the end behind the accents that belong to the last letter."""
    while end < len(source) and not _folded(source[end]):
        end += 1
    return end


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    if char.isspace():
        return " "
    apart = unicodedata.normalize("NFKD", char.casefold()).casefold()
    return "".join(" " if piece.isspace() else piece for piece in apart if not _is_unseen(piece))


def _is_unseen(char: str) -> bool:
    return unicodedata.combining(char) >= _ACCENTS_FROM or unicodedata.category(char) == "Cf"
