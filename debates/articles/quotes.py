"""Finding quoted words in a block. Pure.

Offsets count code points, as Python does; JavaScript's are converted in static/js/quote_offsets.js.
"""

import unicodedata
from dataclasses import dataclass

import regex

CONTEXT = 32
MAX_QUOTATION = 600  # code points

_CLUSTER = regex.compile(r"\X")
_SPACES = regex.compile(r"\s+")
# What people type for what is printed, and the other way round.
_PLAIN = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-"), "\xad": ""}
)


@dataclass(frozen=True, slots=True)
class Selector:
    """Words in a text: offsets in code points, and up to 32 characters on either side."""

    exact: str
    start: int
    end: int
    before: str
    after: str


def find(text: str, words: str, near: int | None = None) -> Selector | None:
    """Return where ``words`` stand in ``text``, or None: at ``near``, else the place next to it, else the first.

    They are looked for as they are, then tolerant of white space, of typographic against straight marks, and of
    case. What is found has no white space at its ends and splits no character that people see as one.
    The fields are those of the W3C Web Annotation Data Model's TextQuoteSelector and TextPositionSelector.
    """
    bare = words.strip()
    if not bare:
        return None
    wanted = None if near is None else max(0, near) + len(words) - len(words.lstrip())
    place = _exactly(text, bare, wanted) or _tolerantly(text, bare, wanted)
    return place and selector(text, *place)


def selector(text: str, start: int, end: int) -> Selector | None:
    """Return the words from ``start`` to ``end``, made whole, or None where there are but spaces."""
    bare = text[start:end].strip()
    if not bare:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    start, end = whole(text, start, start + len(bare))
    return Selector(text[start:end], start, end, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range widened to whole grapheme clusters (Unicode Annex 29)."""
    for cluster in _CLUSTER.finditer(text):
        if cluster.start() < start < cluster.end():
            start = cluster.start()
        if cluster.end() >= end:
            return start, cluster.end()
    return start, end


def _exactly(text: str, words: str, near: int | None) -> tuple[int, int] | None:
    start = _nearest(text, words, near)
    return None if start < 0 else (start, start + len(words))


def _nearest(text: str, words: str, near: int | None) -> int:
    """Return where the words begin next to ``near``, the earlier of two as near; -1 where they are not."""
    if near is None:
        return text.find(words)
    later = text.find(words, near)
    earlier = text.rfind(words, 0, near + len(words) - 1) if near else -1
    if later < 0 or earlier < 0:
        return max(later, earlier)
    return earlier if near - earlier <= later - near else later


def _tolerantly(text: str, words: str, near: int | None) -> tuple[int, int] | None:
    folded, starts = _folded(text)
    looked_for = _folded(words)[0].strip()
    if not looked_for:
        return None
    wanted = None if near is None else next((i for i, start in enumerate(starts) if start >= near), len(starts))
    at = _nearest(folded, looked_for, wanted)
    return None if at < 0 else (starts[at], starts[at + len(looked_for) - 1] + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text as it is compared, and for each of its characters where it came from."""
    folded: list[str] = []
    starts: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        plain = _plain(cluster.group())
        if plain == " " and folded[-1:] == [" "]:
            continue
        folded.extend(plain)
        starts.extend([cluster.start()] * len(plain))
    return "".join(folded), starts


def _plain(cluster: str) -> str:
    if _SPACES.fullmatch(cluster):
        return " "
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster.translate(_PLAIN)).casefold())
