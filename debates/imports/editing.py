"""Putting a proposal right, part by part, without losing a letter of it. Pure.

A draft is a row of parts in the order of the text. A part is a block of the article, or says something about it (its
title, its author), or is set aside. Every operation returns a new row; what can be seen in it stays the same.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from debates.imports.inline import joined_html, split_html, text_of
from debates.imports.proposal import Block, Dropped, Meta, Proposal

Place = Literal["block", "about", "aside"]
KINDS = ("paragraph", "heading", "quote", "list_item", "figure", "code", "rule")
BY_HAND = 1.0  # the confidence of what a person has decided


class EditRefused(ValueError):  # noqa: N818 - a refusal is an answer
    """The row of parts does not allow it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text. ``why`` says what it says about the article, or why it is set aside."""

    place: Place
    text: str
    kind: str = "paragraph"
    level: int | None = None
    html: str | None = None
    confidence: float = BY_HAND
    why: str = ""


Parts = tuple[Part, ...]


def parts_of(proposal: Proposal) -> Parts:
    """Return the parts of a proposal, in the order of the text where that is known."""
    found: list[Block | Meta | Dropped] = [*proposal.blocks, *proposal.meta, *proposal.dropped]
    if all(part.start is not None for part in found):
        found.sort(key=lambda part: part.start or 0)
    return tuple(_part(part) for part in found)


def _part(part: Block | Meta | Dropped) -> Part:
    if isinstance(part, Block):
        # where there is HTML, what is put right is what it shows, not the marks that made it
        text = part.text if part.html is None else " ".join(text_of(part.html).split())
        return Part("block", text, part.kind, part.level, part.html, part.confidence)
    if isinstance(part, Meta):
        return Part("about", part.text, why=part.what)
    return Part("aside", part.text, why=part.why)


def join(parts: Parts, index: int) -> Parts:
    """Join the block at ``index`` to the block before it, which keeps its kind; what was aside between them stays so.

    Raises:
        EditRefused: there is no block before it.
    """
    block = _block(parts, index)
    before = next((i for i in range(index - 1, -1, -1) if parts[i].place == "block"), None)
    if before is None:
        raise EditRefused("first")
    first = parts[before]
    html = joined_html(first.text, first.html, block.text, block.html)
    whole = replace(first, text=f"{first.text} {block.text}", html=html, confidence=BY_HAND)
    return (*parts[:before], whole, *parts[before + 1 : index], *parts[index + 1 :])


def split(parts: Parts, index: int, pieces: Sequence[str]) -> Parts:
    """Split the block at ``index`` into ``pieces``, which are its words, cut; all keep its kind.

    Raises:
        EditRefused: the pieces are not the block's words, or are fewer than two.
    """
    block = _block(parts, index)
    cut = [piece.strip() for piece in pieces if piece.strip()]
    if seen(" ".join(cut)) != seen(block.text):
        raise EditRefused("other words")
    if len(cut) < 2:
        raise EditRefused("one piece")
    htmls = split_html(block.html, cut) if block.html is not None else [None] * len(cut)
    new = [replace(block, text=text, html=html, confidence=BY_HAND) for text, html in zip(cut, htmls, strict=True)]
    return (*parts[:index], *new, *parts[index + 1 :])


def classify(parts: Parts, index: int, kind: str, level: int | None = None) -> Parts:
    """Make the block at ``index`` a heading of ``level`` 1 to 6, a paragraph, or another kind.

    Raises:
        EditRefused: there is no such kind or level.
    """
    block = _block(parts, index)
    if kind not in KINDS or (kind == "heading") != (level in range(1, 7)) or (kind == "rule" and block.kind != "rule"):
        raise EditRefused("kind")
    return _with(parts, index, replace(block, kind=kind, level=level, confidence=BY_HAND))


def set_aside(parts: Parts, index: int) -> Parts:
    """Leave the block at ``index`` out of the article; it can be taken back."""
    return _with(parts, index, replace(_block(parts, index), place="aside", why="by hand"))


def take_back(parts: Parts, index: int) -> Parts:
    """Take what was set aside, or taken for title, date and the like, into the article, where it stood in the text.

    Raises:
        EditRefused: it is in the article already.
    """
    part = _at(parts, index)
    if part.place == "block":
        raise EditRefused("place")
    return _with(parts, index, replace(part, place="block", why="", confidence=BY_HAND))


def blocks(parts: Parts) -> list[tuple[int, Part]]:
    """Return the blocks with their indexes."""
    return [(i, part) for i, part in enumerate(parts) if part.place == "block"]


def asides(parts: Parts) -> list[tuple[int, Part]]:
    """Return what is set aside, with its indexes."""
    return [(i, part) for i, part in enumerate(parts) if part.place == "aside"]


def seen(text: str) -> str:
    """Return what can be seen of a text: all but its white space. The measure of the lossless rule."""
    return "".join(text.split())


def to_json(parts: Parts) -> list[dict[str, Any]]:
    """Return the parts as a draft keeps them."""
    return [asdict(part) for part in parts]


def from_json(rows: Sequence[dict[str, Any]]) -> Parts:
    """Return the parts that a draft kept."""
    return tuple(Part(**row) for row in rows)


def _at(parts: Parts, index: int) -> Part:
    if not 0 <= index < len(parts):
        raise EditRefused("index")
    return parts[index]


def _block(parts: Parts, index: int) -> Part:
    part = _at(parts, index)
    if part.place != "block":
        raise EditRefused("place")
    return part


def _with(parts: Parts, index: int, part: Part) -> Parts:
    return (*parts[:index], part, *parts[index + 1 :])
