"""Pictures of this site within a text: ``![what it shows](/pictures/KEY.webp)``. Others are links, see ``parser``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MAX_DESCRIPTION = 1_000  # characters

ADDRESS = re.compile(r"/pictures/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(webp|png|jpg)")
# The description holds no bracket that is not escaped: so a row of "![" is read once, not once for each.
_PICTURE = re.compile(rf"!\[((?:[^\[\]\\]|\\.){{0,{MAX_DESCRIPTION}}})\]\({ADDRESS.pattern}\)", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a text: its key, and what it shows in words (empty: nobody said)."""

    key: str
    description: str


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels, so that a page does not move when the picture comes."""

    width: int
    height: int


def own_picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
    """Match a picture of this site."""
    found = _PICTURE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("picture", "img", 0)
        token.content = " ".join(_ESCAPED.sub(r"\1", found[1]).split())
        token.attrs = {"src": f"/pictures/{found[2]}.{found[3]}"}
        token.meta = {"key": found[2]}
    state.pos = found.end()
    return True


def shown(tokens: Iterable[Token]) -> list[Shown]:
    """Return the pictures of a text in order, each place of one."""
    return [Shown(child.meta["key"], child.content) for child in _of(tokens)]


def sized(tokens: Iterable[Token], sizes: dict[str, Size]) -> Iterator[Token]:
    """Yield the children of an inline token; a picture that is not among ``sizes`` as its description alone."""
    for token in tokens:
        size = sizes.get(token.meta["key"]) if token.type == "picture" else None
        if size is not None:
            token.attrs |= {"width": size.width, "height": size.height}
        is_lost = token.type == "picture" and size is None
        yield Token("text", "", 0, content=token.content) if is_lost else token


def _of(tokens: Iterable[Token]) -> Iterator[Token]:
    return (child for token in tokens for child in token.children or () if child.type == "picture")
