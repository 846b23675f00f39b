"""What a handle looks like: two that look alike have one skeleton. Pure, after Unicode Technical Standard 39.

The table of confusable characters comes with ``confusable_homoglyphs``: pairs without a direction, those written from
right to left wrapped in marks. Joined to classes here, with each capital in the class of its small letter, so that case
does not matter either. No two plain letters fall into one class but those that do so by case (i, l and 1; o and 0);
a pair that would join others is left out (see ``misleads``).
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

TWIN = "~"  # no handle holds it
_UNSEEN = re.compile("[\u200c\u200d\u0640]")  # joiners, and the stroke that lengthens an Arabic word
_RUNS = re.compile(r"([_.-])\1+")
_MARK = "\u200e"
_ALIKE_BY_CASE = (("i", "l"), ("l", "1"), ("o", "0"))


@dataclass(frozen=True, slots=True)
class _Table:
    """What is written for each character; capitals that look like Latin ones, and which of those mislead."""

    signs: dict[str, str]
    misleading: frozenset[str]
    like_capitals: frozenset[str]


@dataclass(slots=True)
class _Classes:
    """Characters that look alike, as a forest: each leads to another of its class, the last stands for all."""

    above: dict[str, str] = field(default_factory=dict)

    def of(self, character: str) -> str:
        """Return the character that stands for the class."""
        while (higher := self.above.get(character, character)) != character:
            character = higher
        return character

    def join(self, one: str, other: str) -> bool:
        """Make two classes one, and say whether that was possible without joining two plain letters."""
        first, second = sorted((self.of(one), self.of(other)), key=_rank)
        if first != second:
            if _is_plain(second):
                return False
            self.above[second] = first
        return True


def skeleton(handle: str) -> str:
    """Return what stands for the look of a handle: equal for two that look alike, in any case.

    It is its own skeleton, and at most 8 times as long as the handle.
    """
    folded = _decomposed(_decomposed(_UNSEEN.sub("", handle)).casefold())
    return _RUNS.sub(r"\1", _decomposed("".join(_table().signs.get(character, character) for character in folded)))


def told_apart(handles: Iterable[str]) -> Iterator[str]:
    """Yield the skeleton of each handle; from the second that looks the same on with its number, as in ``anna~2``."""
    seen: Counter[str] = Counter()
    for handle in handles:
        look = skeleton(handle)
        seen[look] += 1
        yield look if seen[look] == 1 else f"{look}{TWIN}{seen[look]}"


def misleads(handle: str) -> bool:
    """Say whether a handle reads like another in Latin letters, by a capital whose small letter looks otherwise.

    Greek Ν looks like N, but ν looks like v, and in the skeleton the small letter counts. So Ν may stand among small
    Greek letters, but not among capitals that all look Latin, nor among letters of another script.
    """
    table = _table()
    letters = [c for c in _decomposed(handle) if unicodedata.category(c)[0] == "L"]
    if not table.misleading.intersection(letters):
        return False
    scripts = {unicodedata.name(letter).split()[0] for letter in letters}
    return len(scripts) > 1 or all(letter in table.like_capitals for letter in letters)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _rank(character: str) -> tuple[bool, bool, int]:
    """Order: what stands for a class is plain, if anything in it is, and written small."""
    return (not _is_plain(character), not _is_stable(character), ord(character))


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum() and not character.isupper()


def _is_stable(character: str) -> bool:
    return character == _decomposed(character).casefold()


def _pairs() -> Iterator[tuple[str, str]]:
    """Yield the pairs of the table, each once from either side, without the marks of direction."""
    told = json.loads((files("confusable_homoglyphs") / "confusables.json").read_text(encoding="utf-8"))
    for character, others in told.items():
        for other in others:
            yield character.replace(_MARK, ""), other["c"].replace(_MARK, "")


@cache
def _table() -> _Table:
    """Return what to write for each character, made once in a process."""
    pairs = sorted({pair for pair in _pairs() if len(pair[0]) == 1}, key=lambda pair: (pair[0].isupper(), pair))
    like_capitals = frozenset(one for one, other in pairs if not one.isascii() and other.isascii() and other.isupper())
    classes = _Classes()
    for pair in _ALIKE_BY_CASE:
        classes.above[max(pair, key=_order)] = min(pair, key=_order)
    for character in sorted({part for pair in pairs for part in pair if len(part) == 1}):
        if len(small := character.casefold()) == 1:
            classes.join(character, small)
    left_out = {pair for pair in pairs if len(pair[1]) == 1 and not classes.join(*pair)}
    misleading = like_capitals & {one for one, other in left_out if other.isascii()}
    return _Table(_written(classes, pairs), misleading, like_capitals)


def _order(character: str) -> int:
    return "il1o0".index(character)


def _written(classes: _Classes, pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Return one class's sign, or the several that a character looks like (m: r and n), for each character."""
    several = {classes.of(one): other for one, other in reversed(pairs) if len(other) > 1 and _may_spread(classes, one)}
    known = set(classes.above) | set(several) | {classes.of(c) for c in classes.above}
    return {character: _spread(classes, several, character) for character in known}


def _may_spread(classes: _Classes, character: str) -> bool:
    """A class of a plain letter looks like that letter; only the letter itself may look like several."""
    sign = classes.of(character)
    return not _is_plain(sign) or character == sign


def _spread(classes: _Classes, several: dict[str, str], character: str, depth: int = 0) -> str:
    sign = classes.of(character)
    if sign not in several or depth > 3:
        return sign
    parts = _decomposed(several[sign]).casefold()
    return "".join(_spread(classes, several, part, depth + 1) for part in parts)
