"""From the bytes of a file or an answer to text. What the text means is the readers' affair."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([a-zA-Z0-9_:.\-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes; the standard says 1024, pages in the wild say it later
_SAMPLE = 20_000  # bytes from which a code page is guessed
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)


class NotText(ValueError):  # noqa: N818 -- it is said as a fact, as in "raise NotText"
    """The file is no text; the message is a sentence for the person who chose it."""


def decode_html(content: bytes, *, charset: str | None = None) -> str:
    """Return the page as text, whatever its bytes are.

    In this order: byte order mark, the `charset` of the HTTP answer, the page's own declaration, UTF-8, a
    guess from the bytes, windows-1252. A declared charset that does not fit its bytes is passed over, and what
    fits none comes out with replacement characters.
    """
    marked = _by_mark(content)
    if marked is not None:
        return marked
    for name in (charset, _declared(content), "utf-8"):
        text = _decoded(content, name)
        if text is not None:
            return text
    return _guessed(content)


def decode_text(content: bytes) -> str:
    """Return the text of a plain text or Markdown file; line ends are left as they are.

    Raises:
        NotText: the bytes are those of a picture, a document of another format or a program.
    """
    for magic, name in _MAGIC:
        if content.startswith(magic):
            raise NotText(f"This file is {name}, not a text. Save it as plain text, or paste its words.")
    marked = _by_mark(content)
    if marked is None and b"\x00" in content:
        raise NotText("This file is not a text: it holds NUL bytes. Save it as plain text in UTF-8 and try again.")
    text = marked if marked is not None else _decoded(content, "utf-8")
    return text if text is not None else _guessed(content)


def _by_mark(content: bytes) -> str | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, errors="replace")
    return None


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content, 0, _DECLARED_WITHIN)
    return match[1].decode("ascii") if match else None


def _decoded(content: bytes, name: str | None) -> str | None:
    """Return the text, or None if the charset is none of text, unknown, or does not fit the bytes."""
    codec = _codec(name)
    try:
        return content.decode(codec) if codec else None
    except (UnicodeError, LookupError):
        return None


def _codec(name: str | None) -> str | None:
    """Return Python's name for a charset, read as browsers do: latin-1 is windows-1252."""
    try:
        found = codecs.lookup((name or "").strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    if found in {"iso8859-1", "ascii"}:
        return "cp1252"
    return None if found.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode", "undefined")) else found


def _guessed(content: bytes) -> str:
    best = from_bytes(content[:_SAMPLE]).best()
    for name in (best.encoding if best else None, "cp1252"):
        text = _decoded(content, name)
        if text is not None:
            return text
    return content.decode("cp1252", errors="replace")
