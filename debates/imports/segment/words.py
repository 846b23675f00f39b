"""The words of running text with what is known of each, for the search for headings."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from debates.imports.segment.lexicon import AUXILIARIES, COMMON, COMMON_ENDINGS, FINITE, NOT_PAST

_RUN = regex.compile(r"\S++")
_EDGES = "\"'“”‘’«»()[]{}.,;:!?…—–-*_"
_OPENERS = "\"“‘«('["
_LONGEST = 40  # code points of a token that are looked at


@dataclass(frozen=True, slots=True)
class Word:
    """One run between white space: where it stands, its bare form in lower case, and how it is written."""

    start: int
    end: int
    bare: str
    is_capitalised: bool
    is_upper: bool
    opens_quotation: bool
    last: str  # the last character, punctuation included

    @property
    def is_number(self) -> bool:
        """Tell whether the word begins with a digit."""
        return self.bare[:1].isdigit()

    @property
    def breaks_off(self) -> bool:
        """Tell whether a comma, semicolon, colon or dash closes the word."""
        return self.last in ",;:—–" or not self.bare


def words(raw: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of raw[start:end], lazily."""
    for run in _RUN.finditer(raw, start, end):
        yield _word(raw, run.start(), run.end())


def _word(raw: str, start: int, end: int) -> Word:
    text = raw[start : min(end, start + _LONGEST)]
    bare = text.strip(_EDGES).replace("’", "'")
    return Word(
        start=start,
        end=end,
        bare=bare.lower(),
        is_capitalised=bare[:1].isupper(),
        is_upper=len(bare) > 1 and bare.isupper(),
        opens_quotation=text[0] in _OPENERS,
        last=raw[end - 1],
    )


@dataclass(frozen=True, slots=True)
class Usage:
    """How the text at hand writes its own words: the best witness to what is a name."""

    lowered: frozenset[str]
    capital_pairs: Counter[tuple[str, str]]
    questions: int

    def is_common(self, word: Word) -> bool:
        """Tell whether the word is an ordinary one that takes no capital inside a sentence."""
        bare = word.bare.removesuffix("'s")
        if word.is_upper and len(bare) < 4:
            return False
        return bare in self.lowered or bare in COMMON or (len(bare) > 5 and bare.endswith(COMMON_ENDINGS))

    def is_known_pair(self, first: Word, second: Word) -> bool:
        """Tell whether both stand side by side elsewhere too, as the parts of a name do."""
        return self.capital_pairs[first.bare, second.bare.removesuffix("'s")] > 1


def usage(raw: str, start: int, end: int) -> Usage:
    """Read how raw[start:end] writes its words."""
    lowered: set[str] = set()
    pairs: Counter[tuple[str, str]] = Counter()
    before: Word | None = None
    questions = 0
    for word in words(raw, start, end):
        questions += word.last == "?"
        if not word.is_capitalised:
            lowered.add(word.bare)
        elif before is not None and before.is_capitalised and before.last.isalnum():
            pairs[before.bare, word.bare.removesuffix("'s")] += 1
        before = word
    return Usage(frozenset(lowered), pairs, questions)


def is_finite(word: Word) -> bool:
    """Tell whether the word is likely a finite verb (English)."""
    return word.bare in AUXILIARIES or word.bare in FINITE or is_past(word)


def is_past(word: Word) -> bool:
    """Tell whether the word ends as a past tense or participle does."""
    return word.bare.endswith("ed") and len(word.bare) > 4 and not word.is_capitalised and word.bare not in NOT_PAST
