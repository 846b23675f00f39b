"""Taking passages out of a text: wherever they stand, and what overlaps as one. Pure."""

from collections.abc import Iterator, Sequence

# The same in every language: the text is one for all who read it.
MARK = "[…]"


def without(text: str, passages: Sequence[str]) -> str:
    """Return the text with each place where a passage stands replaced by the mark."""
    parts, end = [], 0
    for begin, stop in _places(text, passages):
        parts += [text[end:begin], MARK]
        end = stop
    return "".join([*parts, text[end:]])


def reaches_into_mark(text: str, passages: Sequence[str]) -> bool:
    """Say whether a passage stands where the text holds a mark of an earlier redaction, wholly or in part."""
    marks = list(_occurrences(text, MARK))
    return any(begin < end and start < stop for start, end in _places(text, passages) for begin, stop in marks)


def _places(text: str, passages: Sequence[str]) -> list[tuple[int, int]]:
    """Return where passages stand, in order; those that overlap or touch are one place."""
    places: list[tuple[int, int]] = []
    for begin, end in sorted(place for passage in passages for place in _occurrences(text, passage)):
        if places and begin <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((begin, end))
    return places


def _occurrences(text: str, passage: str) -> Iterator[tuple[int, int]]:
    at = text.find(passage)
    while at >= 0:
        yield at, at + len(passage)
        at = text.find(passage, at + 1)
