"""A block's words as the HTML inside its element, back again, and the hash by which they are known. Pure.

The words of a block are what its HTML shows: ``text_of(html)`` is the block's text, to the character. What
is quoted is counted in it, here and in the browser (static/js/quote_offsets.js).
"""

import hashlib
import html
import re

import nh3

from forum.text.normalise import clean, fold

INLINE = {
    "a",
    "abbr",
    "b",
    "br",
    "cite",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
    "small",
    "strong",
    "sub",
    "sup",
}
BREAK = "<br>"
# Tags and words by turns; an attribute may hold a ">".
_PIECES = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>)""")
_SPACE = " \t\n\f\r"
# Stand for a tag and for a line break while the words between them are cleaned.
_TAG, _LINE = "\ue000", "\ue001"
_STAND_INS = re.compile(f"([{_TAG}{_LINE}])")


def block_html(text: str, source: str | None = None, *, keeps_lines: bool = False) -> str:
    """Return safe HTML for the inside of a block: ``source`` with links and emphasis alone, or the text escaped.

    White space is collapsed as a browser shows it, but where ``keeps_lines`` is true, as in code.
    """
    return escaped(text) if source is None else _tidied(_safe(source), keeps_lines=keeps_lines)


def text_of(source: str) -> str:
    """Return the words of a block's HTML; a line break is a line feed."""
    return "".join(_words(piece) for piece in pieces(source))


def pieces(source: str) -> list[str]:
    """Return the tags and the words between them, in order; together they are the source."""
    return [piece for piece in _PIECES.split(source) if piece]


def is_tag(piece: str) -> bool:
    """Say whether a piece is a tag, not words."""
    return piece.startswith("<")


def escaped(text: str) -> str:
    """Return words as they stand in HTML."""
    return html.escape(text, quote=False)


def text_hash(text: str) -> str:
    """Return the SHA-256, in hexadecimal, of the words with case, width and white space folded."""
    return hashlib.sha256(fold(text).encode()).hexdigest()


def _safe(source: str) -> str:
    return nh3.clean(
        source,
        tags=INLINE,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
        clean_content_tags={"script", "style"},
    )


def _words(piece: str) -> str:
    if is_tag(piece):
        return "\n" if piece == BREAK else ""
    return html.unescape(piece)


def _tidied(source: str, *, keeps_lines: bool) -> str:
    """Return safe HTML with its words cleaned as those of a plain text are, across the tags between them."""
    found = pieces(source)
    words = clean("".join(map(_stand_in, found)))
    shown = words if keeps_lines else _collapsed(words)
    tags = iter([piece for piece in found if is_tag(piece)])
    return "".join(next(tags) if part in {_TAG, _LINE} else escaped(part) for part in _STAND_INS.split(shown))


def _stand_in(piece: str) -> str:
    if is_tag(piece):
        return _LINE if piece == BREAK else _TAG
    return _STAND_INS.sub("", html.unescape(piece))


def _collapsed(text: str) -> str:
    """Return the text with single spaces, none at its ends or beside a line break, tags between them or not."""
    kept: list[str] = []
    space: int | None = None  # where the last space is kept, while only tags have followed it
    is_begun = False  # on this line
    for char in text:
        if char in _SPACE:
            if is_begun and space is None:
                space = len(kept)
                kept.append(" ")
            continue
        if char == _LINE and space is not None:
            kept[space] = ""
        if char != _TAG:
            space, is_begun = None, char != _LINE
        kept.append(char)
    if space is not None:
        kept[space] = ""
    return "".join(kept)
