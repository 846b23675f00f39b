"""Finding quoted words in a block. Pure."""

from dataclasses import dataclass

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Selector:
    """Words in a text: offsets in code points, and up to 32 characters on either side."""

    exact: str
    start: int
    end: int
    before: str
    after: str


def find(text: str, exact: str) -> Selector | None:
    """Return where ``exact`` first stands in ``text``, or None.

    The fields are those of the W3C Web Annotation Data Model's TextQuoteSelector and TextPositionSelector.
    """
    start = text.find(exact) if exact else -1
    if start < 0:
        return None
    end = start + len(exact)
    return Selector(exact, start, end, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
