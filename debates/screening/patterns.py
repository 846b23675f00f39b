"""Regular expressions of moderators: compiled, searched within a time limit, and tried before they are kept."""

from time import monotonic

import regex

MAX_PATTERN = 200  # characters
_EACH = 0.05  # seconds
_MOST_TRIED = 24  # letters of a pattern
_LONG = 4_000  # characters of a text that tries a pattern
_COMMON = ("a", " ", "0", "ab ", "\n", "é", "http://a.b/")


class BrokenPattern(Exception):  # noqa: N818 - what it is, not that it is an error
    """It cannot be compiled."""


class Pace:
    """How much time is left for all patterns of one text."""

    def __init__(self, seconds: float) -> None:
        self._until = monotonic() + seconds

    def next(self) -> float:
        """Return how long the next pattern may take; nothing is left at 0."""
        return max(0.0, min(_EACH, self._until - monotonic()))


def compiled(pattern: str) -> "regex.Pattern[str]":
    """Return the pattern, which finds in any case.

    Raises:
        BrokenPattern: it does not compile, or is too long to be tried.
    """
    if len(pattern) > MAX_PATTERN:
        raise BrokenPattern
    try:
        return regex.compile(pattern, regex.IGNORECASE)
    except (regex.error, ValueError, OverflowError, RecursionError, MemoryError, KeyError, IndexError) as error:
        raise BrokenPattern from error


def search(pattern: "regex.Pattern[str]", text: str, seconds: float) -> tuple[int, int] | None:
    """Return where a pattern first finds something, from and to; nothing is found in no characters.

    Raises:
        TimeoutError: it took too long, or no time was left.
    """
    if seconds <= 0:
        raise TimeoutError
    found = pattern.search(text, timeout=seconds)
    return found.span() if found and found.end() > found.start() else None


def matches_nothing(pattern: "regex.Pattern[str]") -> bool:
    """Say whether a pattern is content with no characters at all, so that it would be found in every text."""
    found = pattern.search("", timeout=_EACH)
    return found is not None


def takes_long(pattern: "regex.Pattern[str]") -> bool:
    """Say whether a pattern takes too long on texts that are made to keep such patterns busy."""
    try:
        for probe in _probes(pattern.pattern):
            search(pattern, probe, _EACH)
    except TimeoutError:
        return True
    return False


def _probes(pattern: str) -> list[str]:
    letters = dict.fromkeys(char for char in pattern if char.isalnum())
    runs = [*_COMMON, *list(letters)[:_MOST_TRIED]]
    return [run * (_LONG // len(run)) + end for run in runs for end in ("", "\x1f!")]
