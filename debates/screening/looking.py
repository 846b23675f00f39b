"""The one door: a text, the rules, what its author said of late, and how long they typed give a verdict."""

from collections.abc import Iterator, Sequence

from debates.screening.folding import Folded, find, fold
from debates.screening.habits import SHOWN, habits
from debates.screening.patterns import BrokenPattern, Pace, compiled, search
from debates.screening.verdicts import Finding, Kind, Rule, Text, Verdict, What

ALL_PATTERNS = 0.25  # seconds, of one text


def screen(text: Text, rules: Sequence[Rule], recent: Sequence[str], typed_for: float | None, trust: int) -> Verdict:
    """Return what is found in a text, and what is to be done.

    ``recent`` are texts that the author posted of late, each with its claim first; ``typed_for`` is how many seconds
    the form was open, none if nobody knows. A rule is found once in each part. It never raises, and takes bounded time.
    """
    words = list(_by_words(text, [rule for rule in rules if rule.kind == Kind.WORD]))
    patterns, ran_out = _by_patterns(text, [rule for rule in rules if rule.kind == Kind.PATTERN])
    return Verdict.of((*words, *patterns, *habits(text, recent, typed_for, trust)), ran_out)


def _by_words(text: Text, rules: Sequence[Rule]) -> Iterator[Finding]:
    if not rules:
        return
    parts = [(part, source, fold(source)) for part, source in text.parts()]
    for rule in rules:
        word = fold(rule.pattern).text.strip()
        yield from (found for part, source, folded in parts if (found := _whole(rule, word, part, source, folded)))


def _whole(rule: Rule, word: str, part: str, source: str, folded: Folded) -> Finding | None:
    place = find(word, folded, source)
    return _finding(What.WORD, rule, part, source, place) if place else None


def _by_patterns(text: Text, rules: Sequence[Rule]) -> tuple[list[Finding], tuple[int, ...]]:
    """Return what patterns find, and those that ran out of time or do not compile."""
    pace, findings, ran_out = Pace(ALL_PATTERNS), list[Finding](), list[int]()
    for rule in rules:
        try:
            findings += _matched(rule, text, pace)
        except (TimeoutError, BrokenPattern):
            ran_out.append(rule.id)
    return findings, tuple(ran_out)


def _matched(rule: Rule, text: Text, pace: Pace) -> Iterator[Finding]:
    pattern = compiled(rule.pattern)
    for part, source in text.parts():
        if place := search(pattern, source, pace.next()):
            yield _finding(What.PATTERN, rule, part, source, place)


def _finding(what: What, rule: Rule, part: str, source: str, place: tuple[int, int]) -> Finding:
    start, end = place
    return Finding(what, source[start:end][:SHOWN], part, start, end, rule.does, rule.told, rule.id)
