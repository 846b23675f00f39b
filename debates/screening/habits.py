"""What no rule names: many links of a newcomer, the same again, and a long text that came faster than anybody types."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from debates.screening.folding import fold
from debates.screening.verdicts import Does, Finding, Text, What

MOST_LINKS = 3
LONG_ENOUGH = 60  # characters: who says "I agree" twice repeats nothing
ALIKE = 92  # of 100
SAME_LINES = 5
LINE_LONG_ENOUGH = 8  # characters
TYPED_LONG = 400  # characters
FASTEST = 25.0  # characters a second: more than the fastest keep up
SHOWN = 80  # characters of what is named to the author

_LINK = re.compile(r"\b(?:https?://|www\.)\S", re.IGNORECASE)


def habits(text: Text, recent: Sequence[str], typed_for: float | None, trust: int) -> Iterator[Finding]:
    """Yield what is found without a rule; all of it is told to the author before anything happens."""
    if trust <= 0:
        yield from _links(text)
        yield from _speed(text, typed_for)
    yield from _said_before(text, recent)
    yield from _same_lines(text)


def _links(text: Text) -> Iterator[Finding]:
    places = [(part, words, found.start()) for part, words in text.parts() for found in _LINK.finditer(words)]
    if len(places) > MOST_LINKS:
        part, words, start = places[MOST_LINKS]
        link = words[start:].split(maxsplit=1)[0][:SHOWN]
        yield Finding(What.LINKS, link, part, start, start + len(link), Does.HOLD)


def _speed(text: Text, typed_for: float | None) -> Iterator[Finding]:
    length = len(text.whole)
    if typed_for is not None and length >= TYPED_LONG and length > FASTEST * max(typed_for, 0.0):
        yield Finding(What.SPEED, text.body[:SHOWN], "body", 0, len(text.body), Does.FLAG)


def _said_before(text: Text, recent: Sequence[str]) -> Iterator[Finding]:
    now = fold(text.whole).text.strip()
    if len(now) < LONG_ENOUGH:
        return
    if any(fuzz.ratio(now, fold(before).text.strip(), score_cutoff=ALIKE) for before in recent):
        yield Finding(What.REPETITION, text.body[:SHOWN], "body", 0, len(text.body), Does.FLAG)


def _same_lines(text: Text) -> Iterator[Finding]:
    """Find a line that makes up half of the text and more, and stands there often."""
    lines = [line for line in text.body.split("\n") if any(char.isalnum() for char in line)]
    if len(lines) < SAME_LINES:
        return
    line, times = Counter(line.strip() for line in lines).most_common(1)[0]
    if times >= SAME_LINES and times * 2 >= len(lines) and len(line) >= LINE_LONG_ENOUGH:
        start = text.body.find(line)
        yield Finding(What.REPETITION, line[:SHOWN], "body", start, start + len(line), Does.FLAG)
