"""A block's words as the HTML inside its element, and the hash by which it is known again. Pure."""

import hashlib
import html

from forum.text.normalise import fold


def block_html(text: str) -> str:
    """Return escaped HTML of a block of plain text; single line ends stay line ends for the reader's eye only."""
    return html.escape(text, quote=False)


def text_hash(text: str) -> str:
    """Return the SHA-256, in hexadecimal, of the words with case, width and white space folded."""
    return hashlib.sha256(fold(text).encode()).hexdigest()
