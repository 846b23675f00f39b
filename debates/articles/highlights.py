"""Marking the words of a block that are quoted. Pure."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from debates.articles.markup import BREAK, escaped, is_tag, pieces

STEPS = 3  # of density: one person quotes it, two, more
MOST_RANGES = 40  # of one block that are marked


@dataclass(frozen=True, slots=True)
class Quoted:
    """A range of a block's text, in code points, that ``people`` quote; ``post`` is the first that does."""

    start: int
    end: int
    people: frozenset[int]
    post: int
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch over which the same people quote; its neighbours differ."""

    start: int
    end: int
    step: int
    post: int
    is_mine: bool


def distinct(quotations: Iterable[tuple[int, int, int, int | None, bool]]) -> list[Quoted]:
    """Return the ranges that most people quote, at most ``MOST_RANGES``, in reading order.

    Each quotation is start, end, post, author (none: somebody who left) and whether it is the viewer's own.
    """
    people: dict[tuple[int, int], set[int]] = {}
    posts: dict[tuple[int, int], int] = {}
    mine: set[tuple[int, int]] = set()
    for start, end, post, author, is_mine in quotations:
        place = (start, end)
        people.setdefault(place, set()).add(-post if author is None else author)
        posts[place] = min(post, posts.get(place, post))
        mine |= {place} if is_mine else set()
    found = [Quoted(*place, frozenset(who), posts[place], place in mine) for place, who in people.items()]
    found.sort(key=lambda quoted: (not quoted.is_mine, -len(quoted.people), -quoted.post))
    return sorted(found[:MOST_RANGES], key=lambda quoted: (quoted.start, quoted.end))


def segments(quoted: Sequence[Quoted]) -> list[Segment]:
    """Return the stretches between all starts and ends of ``quoted``, that lie in any of them."""
    edges = sorted({edge for one in quoted for edge in (one.start, one.end)})
    return [
        _segment(start, end, over)
        for start, end in itertools.pairwise(edges)
        if (over := [one for one in quoted if one.start <= start and end <= one.end])
    ]


def marked(source: str, quoted: Sequence[Quoted]) -> str:
    """Return a block's HTML with the quoted words in ``<mark class="quoted">``; its words and tags stay as they are."""
    left = segments(quoted)
    return "".join(_marked(source, left)) if left else source


def _segment(start: int, end: int, over: Sequence[Quoted]) -> Segment:
    step = min(STEPS, len(frozenset().union(*(one.people for one in over))))
    return Segment(start, end, step, min(one.post for one in over), any(one.is_mine for one in over))


def _marked(source: str, left: Sequence[Segment]) -> Iterator[str]:
    at = 0
    for piece in pieces(source):
        if is_tag(piece):
            at += piece == BREAK
            yield piece
        else:
            words = unescape(piece)
            yield from _marked_words(words, at, left)
            at += len(words)


def _marked_words(words: str, at: int, left: Sequence[Segment]) -> Iterator[str]:
    """Yield words that begin at ``at``, with what of them is quoted in marks."""
    done = 0
    for segment in left:
        start, end = max(segment.start - at, done), min(segment.end - at, len(words))
        if start < end:
            yield escaped(words[done:start])
            yield f"{_opening(segment)}{escaped(words[start:end])}</mark>"
            done = end
    yield escaped(words[done:])


def _opening(segment: Segment) -> str:
    names = f"quoted by-{segment.step}{' mine' if segment.is_mine else ''}"
    place = f'data-start="{segment.start}" data-end="{segment.end}" data-post="{segment.post}"'
    return f'<mark class="{names}" {place}>'
