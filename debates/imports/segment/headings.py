"""Headings in running text that has lost its line ends, each with the chance of being right."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from debates.imports.segment.combinations import Signals
from debates.imports.segment.numbering import numbering
from debates.imports.segment.sentences import sentences
from debates.imports.segment.signals import Cut, opening, signals
from debates.imports.segment.spans import Span
from debates.imports.segment.weights import FAIRLY_SURE, FIRST, KEEP, SECOND
from debates.imports.segment.words import Usage, Word, usage, words

_LONGEST = 13  # words
_LOOK_AHEAD = 9  # words
_MOST_COMPANIONS = 5
_MOST_RIVALS = 40  # are looked at, so that the work stays linear
_BEHIND = 60  # code points, in which the next sentence shows its first word
_NEAR = 120  # code points
_LONGEST_QUESTION = 10  # words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A would-be heading, its signals, and its score (a logit) before its company is weighed."""

    span: Span
    signals: Signals
    score: float


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's span and the chance that it is one."""

    span: Span
    confidence: float


def headings(raw: str, start: int, end: int) -> list[Heading]:
    """Return the likely headings of the English running text raw[start:end], in order, disjoint."""
    groups = list(candidates(raw, start, end))
    company = likely(max(group, key=lambda candidate: candidate.score) for group in groups)
    found = [_likeliest(group, company) for group in groups]
    return [heading for heading in found if heading.confidence >= KEEP]


def _likeliest(group: list[Candidate], company: tuple[Candidate, ...]) -> Heading:
    rated = [Heading(candidate.span, probability(candidate, company)) for candidate in group]
    return max(rated, key=lambda heading: heading.confidence)


def candidates(raw: str, start: int, end: int) -> Iterator[list[Candidate]]:
    """Yield, for each sentence that may hold a heading, all the ways to cut one off its front."""
    known = usage(raw, start, end)
    for sentence in sentences(raw, start, end):
        cuts = _cuts(raw, sentence)
        group = [_candidate(cut, known) for cut in cuts]
        if group:
            yield group


def probability(candidate: Candidate, rivals: Iterable[Candidate]) -> float:
    """Return the chance, 0 to 1, that it is a heading, given the likely headings of the whole text."""
    return _logistic(_weigh(company_signals(candidate, rivals), SECOND))


def likely(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates that are fairly sure by themselves, and so are company for the others."""
    return tuple(candidate for candidate in found if candidate.score > FAIRLY_SURE)[:_MOST_RIVALS]


def company_signals(candidate: Candidate, rivals: Iterable[Candidate]) -> Signals:
    """Return the signals of the second look: the first score, and how many likely ones are written alike."""
    others = [rival for rival in rivals if rival is not candidate]
    alike = sum(_style(rival) == _style(candidate) for rival in others)
    whole, number = (candidate.signals.get(name, 0.0) for name in ("whole sentence", "sole number"))
    return {
        "score": candidate.score,
        "alike": math.log1p(min(alike, _MOST_COMPANIONS)),
        "unlike": math.log1p(min(len(others) - alike, _MOST_COMPANIONS)),
        "alike, a whole sentence": whole * math.log1p(min(alike, _MOST_COMPANIONS)),
        "alike, a sole number": number * math.log1p(min(alike, _MOST_COMPANIONS)),
        "near another": any(0 < abs(rival.span.start - candidate.span.start) < _NEAR for rival in others),
    }


def _style(candidate: Candidate) -> tuple[bool, ...]:
    return tuple(
        name in candidate.signals
        for name in ("raised words", "upper case", "numbered", "colon", "whole sentence", "sole number")
    )


def _candidate(cut: Cut, known: Usage) -> Candidate:
    found = signals(cut, known)
    return Candidate(Span(cut.heading[0].start, cut.heading[-1].end), found, _weigh(found, FIRST[opening(found)]))


def _weigh(found: Signals, weights: dict[str, float]) -> float:
    return weights["always"] + sum(weights.get(name, 0.0) * value for name, value in found.items())


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _cuts(raw: str, sentence: Span) -> list[Cut]:
    run = list(islice(words(raw, sentence.start, sentence.end), _LONGEST + _LOOK_AHEAD))
    if not run or not _may_open(run[0]):
        return []
    behind = islice(words(raw, sentence.end, min(sentence.end + _BEHIND, len(raw))), 1)
    return [*_whole(run, list(behind)), *_front(run)]


def _may_open(word: Word) -> bool:
    return word.is_capitalised or word.is_number


def _whole(run: list[Word], following: list[Word]) -> Iterator[Cut]:
    if 1 < len(run) <= _LONGEST_QUESTION and run[-1].last in "?!":
        yield Cut(run, following, closed_by_mark=True)


def _front(run: list[Word]) -> Iterator[Cut]:
    for length in range(1, min(_LONGEST, len(run) - 2) + 1):
        following = run[length]
        if _may_close(run[:length]) and (_may_open(following) or following.opens_quotation):
            yield Cut(run[:length], run[length : length + _LOOK_AHEAD], closed_by_mark=False)


def _may_close(heading: list[Word]) -> bool:
    """Tell whether a heading may end so: not at a comma, and not between its number and its words."""
    last = heading[-1]
    if len(heading) <= numbering(heading):
        return last.last != ":"
    return bool(last.bare) and last.last not in ",;—–-.("
