"""A block's words as the HTML inside its element, and the hash by which it is known again. Pure."""

import hashlib
import html

import nh3

from forum.text.normalise import fold

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


def block_html(text: str, source: str | None = None) -> str:
    """Return safe HTML for the inside of a block: ``source`` with links and emphasis alone, or the text escaped."""
    if source is None:
        return html.escape(text, quote=False)
    return nh3.clean(
        source,
        tags=INLINE,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
        clean_content_tags={"script", "style"},
    )


def text_hash(text: str) -> str:
    """Return the SHA-256, in hexadecimal, of the words with case, width and white space folded."""
    return hashlib.sha256(fold(text).encode()).hexdigest()
