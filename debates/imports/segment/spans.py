"""Half-open spans of a raw text, in code points, with the rule for what counts as empty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

INVISIBLE = frozenset("\ufeff\u200b\u2060")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, raw: str) -> str:
        """Return the words of the span."""
        return raw[self.start : self.end]


def is_empty_character(character: str) -> bool:
    """Tell whether nothing is seen of the character: white space, or a byte order mark or zero width sign."""
    return character.isspace() or character in INVISIBLE


def trimmed(raw: str, start: int, end: int) -> Span:
    """Return the span without unseen characters at its edges; empty if it holds nothing else."""
    while start < end and is_empty_character(raw[start]):
        start += 1
    while end > start and is_empty_character(raw[end - 1]):
        end -= 1
    return Span(start, end)


def gaps(raw: str, taken: Iterable[Span]) -> Iterator[Span]:
    """Yield the stretches outside all of `taken` (sorted, disjoint) that are not wholly white space."""
    position = 0
    for span in [*taken, Span(len(raw), len(raw))]:
        gap = _without_white_space(raw, position, span.start)
        if gap.start < gap.end:
            yield gap
        position = span.end


def _without_white_space(raw: str, start: int, end: int) -> Span:
    text = raw[start:end]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip())) if text.strip() else Span(end, end)
