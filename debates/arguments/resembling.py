"""How much two claims resemble one another, from 0 to 100. Pure.

A claim is its words; a word counts for its length, so that "sanctions" says more than "of" in every language, without
a list of words that say nothing. A word is found again in another claim if it stands there with few letters changed
(the normalised indel similarity of RapidFuzz), or with another ending. The score is the harmonic mean of how much of
each claim is found in the other: both must be said, a word in common does not make two claims one.

The threshold was read off pairs in five languages (tests/arguments/test_resembling.py): those that say the same
in other words score 62 at least, those that share subject and words but claim something else 54 at most.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import regex
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Prefix

from forum.text.normalise import fold

RESEMBLES = 58
MOST_WORDS = 40  # of a claim that are looked at
MOST_ASKED = 12  # words that are searched for
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*")
_CHANGED = 75  # of 100: "bank" and "banks" are 89, "pays" and "paid" 50
_OTHER_ENDING = 0.6  # of the longer word: its beginning stays
_LONG = 5  # letters: a shorter word has no ending to change
T = TypeVar("T")


def words_of(claim: str) -> list[str]:
    """Return the different words of a claim as they are compared, at most ``MOST_WORDS``, in their order."""
    return list(dict.fromkeys(_WORD.findall(fold(claim))))[:MOST_WORDS]


def asked(claim: str) -> list[str]:
    """Return the words to search for: the longest, since they are the rarest, at most ``MOST_ASKED``."""
    return sorted(words_of(claim), key=len, reverse=True)[:MOST_ASKED]


def score(one: str, other: str) -> float:
    """Return how much two claims resemble one another, 0 to 100; the order of the two does not matter."""
    here, there = words_of(one), words_of(other)
    found = _found(here, there), _found(there, here)
    return 200 * found[0] * found[1] / sum(found) if any(found) else 0.0


def most_alike(claim: str, others: Iterable[tuple[str, T]], most: int) -> list[T]:
    """Return what resembles a claim enough, the most alike first, of equals the earlier; each comes with its claim."""
    scored = [(score(claim, other), thing) for other, thing in others]
    near = sorted((pair for pair in scored if pair[0] >= RESEMBLES), key=lambda pair: -pair[0])
    return [thing for _score, thing in near[:most]]


def _found(words: Sequence[str], among: Sequence[str]) -> float:
    """Return the share of the words, 0 to 1, that are found among others."""
    weights = [_weight(word) for word in words]
    found = sum(weight * _likeness(word, among) for word, weight in zip(words, weights, strict=True))
    return found / sum(weights) if weights else 0.0


def _weight(word: str) -> float:
    return max(len(word) - 2, 0) + 0.25


def _likeness(word: str, among: Sequence[str]) -> float:
    near = process.extractOne(word, among, scorer=fuzz.ratio, score_cutoff=_CHANGED)
    if near is not None:
        return float(near[1]) / 100
    begun = process.extractOne(word, among, scorer=Prefix.normalized_similarity, score_cutoff=_OTHER_ENDING)
    return _CHANGED / 100 if begun is not None and len(word) >= _LONG else 0.0
