"""One line of words that somebody typed: what a form asks for in one sentence."""

from forum.text.normalise import clean, has_words, single_line
from forum.web.refusal import Refusal, Refused


def line_of(typed: str, *, most: int, missing: str, too_long: str) -> str:
    """Return what was typed as it is kept: cleaned, on one line.

    ``missing`` and ``too_long`` are what is said if there are no words, or more than ``most`` characters; the second
    may name %(n)d, how many there are, and %(most)d.

    Raises:
        Refusal: it is so.
    """
    line = single_line(clean(typed))
    if not has_words(line):
        raise Refusal(Refused(missing, status=422))
    if len(line) > most:
        raise Refusal(Refused(too_long % {"n": len(line), "most": most}, status=422))
    return line
