"""What changed between two texts, word by word, in bounded work whatever they are.

Lines are compared first, then the words of the lines that differ. Both by what is unique in the two (as a patient
reader finds the place again), and small stretches exactly; a large stretch with nothing unique in it is shown as
replaced whole, because comparing it exactly takes time that grows with the square of its length.
"""

from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, groupby
from typing import Literal

import regex

Kind = Literal["same", "gone", "new"]
_SAME: tuple[Kind, ...] = ("same",)
_CHANGED: tuple[Kind, ...] = ("gone", "new")
Match = tuple[int, int, int]  # where it stands in the old and in the new, and how many are equal from there on

EXACT = 2_000  # pairs of words up to which a stretch is compared exactly
ROUNDS = 30  # how often a stretch may be divided anew
ISLAND = 3  # characters: what stayed the same between two changes, if it is no word, reads as part of them
AROUND = 160  # characters of what stayed the same that are shown beside a change
GAP = "…"
WORTH = 60  # characters: no less is left out

# Scripts without spaces go by their clusters; \X keeps a cluster whole, whatever is in it.
_LETTER = r"[\p{L}\p{N}_--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]"
_WORD = rf"(?:(?={_LETTER})\X)+"
# Flags are taken by pairs: \X counts a row of them from its beginning each time.
_FLAG = r"\p{RI}{2}[\p{GCB=EX}\p{GCB=ZWJ}\p{GCB=SM}]*"
_TOKEN = regex.compile(rf"(?V1){_WORD}(?:['’](?={_LETTER}){_WORD})*|(?:(?=\s)\X)+|{_FLAG}|\X")
_LINE = regex.compile(r"\n+|[^\n]+")
_NO_WORD = regex.compile(r"[^\p{L}\p{N}\p{M}\n]*")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that is in both, only in the old (gone) or only in the new."""

    kind: Kind
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is seen of it: white space alone."""
        return not self.text.strip()

    @property
    def is_break(self) -> bool:
        """Whether it is white space in which a line ends."""
        return self.is_blank and "\n" in self.text


def differences(old: str, new: str) -> list[Part]:
    """Return the parts in order: same and gone together are the old text, same and new together the new one.

    Never two of a kind in a row; what is gone stands before what came in its place; no cluster is divided.
    """
    return list(_joined(_without_islands(_joined(_line_by_line(old, new)))))


def shortened(parts: Sequence[Part], around: int = AROUND) -> list[Part]:
    """Return the parts with the middle of long stretches that stayed the same left out, for a list of changes."""
    last = len(parts) - 1
    return [_shortened(part, around, is_first=at == 0, is_last=at == last) for at, part in enumerate(parts)]


def _line_by_line(old: str, new: str) -> Iterator[Part]:
    """Yield parts, comparing words only where lines differ; line ends stand for themselves."""
    for part in _compared(_LINE.findall(old), _LINE.findall(new)):
        if isinstance(part, Part):
            yield part
        else:
            yield from _word_by_word(*part)


def _word_by_word(old: str, new: str) -> Iterator[Part]:
    for part in _compared(_TOKEN.findall(old), _TOKEN.findall(new)):
        if isinstance(part, Part):
            yield part
        else:
            yield from (Part("gone", part[0]), Part("new", part[1]))


def _compared(old: list[str], new: list[str]) -> Iterator[Part | tuple[str, str]]:
    """Yield what is equal as a part, and what is not as a pair of texts, the old one and the new one."""
    i = j = 0
    for at_old, at_new, size in [*_matches(old, new), (len(old), len(new), 0)]:
        if i < at_old or j < at_new:
            yield "".join(old[i:at_old]), "".join(new[j:at_new])
        yield Part("same", "".join(old[at_old : at_old + size]))
        i, j = at_old + size, at_new + size


def _matches(old: list[str], new: list[str]) -> Iterator[Match]:
    """Yield what is equal, in order. Stretches wait on a pile, the first on top, so that nothing recurs deeply."""
    pile: list[tuple[int, int, int, int, int]] = [(0, len(old), 0, len(new), ROUNDS)]
    while pile:
        lo, hi, low, high, rounds = pile.pop()
        if not rounds:  # an equal pair that was found already
            yield lo, low, hi - lo
            continue
        before = _equal(old[lo:hi], new[low:high])
        after = _equal(old[lo + before : hi][::-1], new[low + before : high][::-1])
        pile.append((hi - after, hi, high - after, high, 0))
        inner = (lo + before, hi - after, low + before, high - after)
        pile.extend(reversed(_divided(old, new, inner, rounds - 1)))
        pile.append((lo, lo + before, low, low + before, 0))


def _divided(
    old: list[str], new: list[str], inner: tuple[int, int, int, int], rounds: int
) -> list[tuple[int, int, int, int, int]]:
    """Return the stretches, equal ones among them, into which one falls; none if it is replaced whole."""
    lo, hi, low, high = inner
    mine, theirs = old[lo:hi], new[low:high]
    if len(mine) * len(theirs) <= EXACT:
        exact = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
        return [(lo + i, lo + i + size, low + j, low + j + size, 0) for i, j, size in exact]
    anchors = _anchors(mine, theirs) if rounds else []
    if not anchors:
        return []
    stretches = []
    i = j = 0
    for at, there in [*anchors, (len(mine), len(theirs))]:
        stretches.append((lo + i, lo + at, low + j, low + there, rounds))
        i, j = at, there
    return stretches


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Return the longest row, in order in both, of what stands exactly once in each."""
    once_old, once_new = Counter(old), Counter(new)
    place = {token: at for at, token in enumerate(new) if once_new[token] == 1}
    pairs = [(at, place[token]) for at, token in enumerate(old) if once_old[token] == 1 and token in place]
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest subsequence in which the second numbers rise; the first ones do so anyway."""
    ends: list[int] = []
    links: list[tuple[int, int, int]] = []  # each pair, and the place in links of the one before it
    tops: list[int] = []
    for at, there in pairs:
        slot = bisect_left(ends, there)
        links.append((at, there, tops[slot - 1] if slot else -1))
        ends[slot : slot + 1] = [there]
        tops[slot : slot + 1] = [len(links) - 1]
    found = []
    link = tops[-1] if tops else -1
    while link >= 0:
        at, there, link = links[link]
        found.append((at, there))
    return found[::-1]


def _equal(old: list[str], new: list[str]) -> int:
    """Return with how many equal ones both begin."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(old), len(new)))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts with neighbours of a kind as one; between two equal ones the gone before the new."""
    for is_same, run in groupby(parts, lambda part: part.kind == "same"):
        found = list(run)
        for kind in _SAME if is_same else _CHANGED:
            text = "".join(part.text for part in found if part.kind == kind)
            if text:
                yield Part(kind, text)


def _without_islands(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts; a space or a comma between two changes is taken for part of both."""
    found = list(parts)
    for at, part in enumerate(found):
        if 0 < at < len(found) - 1 and _is_island(part):
            yield from (Part("gone", part.text), Part("new", part.text))
        else:
            yield part


def _is_island(part: Part) -> bool:
    return part.kind == "same" and len(part.text) <= ISLAND and bool(_NO_WORD.fullmatch(part.text))


def _shortened(part: Part, around: int, *, is_first: bool, is_last: bool) -> Part:
    if part.kind != "same" or len(part.text) <= around * (2 - is_first - is_last) + WORTH:
        return part
    tokens: list[str] = _TOKEN.findall(part.text)
    head = "" if is_first else _within(tokens, around)
    tail = "" if is_last else _within(tokens[::-1], around, from_end=True)
    return Part("same", f"{head}{GAP}{tail}")


def _within(tokens: list[str], most: int, *, from_end: bool = False) -> str:
    """Return as many whole tokens as have at most ``most`` characters together."""
    count = bisect(list(accumulate(map(len, tokens))), most)
    return "".join(tokens[:count][::-1] if from_end else tokens[:count])
