"""Words that somebody typed and that are kept as they stand: on one line, or as a text."""

from forum.text.normalise import clean, has_words, single_line
from forum.web.refusal import Refusal, Refused


def line_of(typed: str, *, most: int, missing: str, too_long: str) -> str:
    """Return what was typed as it is kept: cleaned, on one line.

    ``missing`` and ``too_long`` are what is said if there are no words, or more than ``most`` characters; the second
    may name %(n)d, how many there are, and %(most)d.

    Raises:
        Refusal: it is so.
    """
    return _bounded(single_line(clean(typed)), most, missing, too_long)


def text_of(typed: str, *, most: int, missing: str, too_long: str) -> str:
    """Return the same on as many lines as were typed; raises as ``line_of``."""
    return _bounded(clean(typed), most, missing, too_long)


def _bounded(words: str, most: int, missing: str, too_long: str) -> str:
    if not has_words(words):
        raise Refusal(Refused(missing, status=422))
    if len(words) > most:
        raise Refusal(Refused(too_long % {"n": len(words), "most": most}, status=422))
    return words
