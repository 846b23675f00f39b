"""Text as it is kept and compared: one form for every way of typing the same words.

What Markdown means is ``markdown``'s affair; nothing here knows of markup.
"""

import re
import unicodedata
from collections.abc import Iterator

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    + "]",
)
_BLANK_LINES = re.compile(r"\n{5,}")
_NO_WORDS = re.compile(r"\W{31,}")
_MARKS_IN_A_ROW = 30  # Unicode Annex 15, stream-safe text: no language writes more

_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS = "\u202a\u202b"
_ISOLATES = "\u2066\u2067\u2068"
_POP_EMBEDDING = "\u202c"
_POP_ISOLATE = "\u2069"
# Letters and a symbol by their category, yet nothing is seen of them: Hangul fillers, the blank of Braille.
_LOOKS_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_BIDI_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(source: str) -> str:
    """Return what is stored of a text that somebody typed.

    NFC; lines end in a line feed; control characters but tab, lone surrogates and noncharacters are
    gone; bidirectional controls are paired (see ``paired``); of white space at the end of a line two
    spaces stay, Markdown's line break; between lines stand at most three blank ones; none stand around the
    text. Cleaning twice changes nothing.
    """
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", source))
    if not text.isascii():
        text = _composed(paired(text))
    text = "\n".join(_trimmed(line) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n" * 4, text).strip("\n").rstrip()


def single_line(text: str) -> str:
    """Return the cleaned text on one line, with single spaces: a title, a claim, a name."""
    return " ".join(clean(text).split())


def has_words(text: str) -> bool:
    """Return whether anything in the text can be seen: a letter, number, punctuation mark or symbol."""
    return any(unicodedata.category(char)[0] in "LNPS" and char not in _LOOKS_EMPTY for char in text)


def fold(text: str) -> str:
    """Return the text as it is compared: NFKC, case folded, white space collapsed. Not for showing."""
    folded = unicodedata.normalize("NFKC", _thinned(text)).casefold()
    return " ".join(unicodedata.normalize("NFKC", _thinned(folded)).split())


def paired(text: str) -> str:
    """Return the text without the bidirectional controls that could reorder what follows it.

    Within each line an embedding or isolate stays where it is closed; overrides (U+202D, U+202E), which
    write words backwards, never stay.
    """
    if not _BIDI_CONTROL.search(text):
        return text
    return "\n".join(_paired_line(line) for line in text.split("\n"))


def _paired_line(line: str) -> str:
    wanted = set(_pairs(line))
    return "".join(char for at, char in enumerate(line) if at in wanted or not _BIDI_CONTROL.match(char))


def _pairs(line: str) -> Iterator[int]:
    """Yield the places of the controls that are closed in this line, and of what closes them."""
    opened: list[int] = []
    for at, char in enumerate(line):
        if char in _OVERRIDES or char in _EMBEDDINGS or char in _ISOLATES:
            opened.append(at)
        elif char == _POP_EMBEDDING and opened and line[opened[-1]] not in _ISOLATES:
            start = opened.pop()
            if line[start] in _EMBEDDINGS:
                yield from (start, at)
        elif char == _POP_ISOLATE:
            while opened and line[opened[-1]] not in _ISOLATES:
                opened.pop()
            if opened:
                yield from (opened.pop(), at)


def _composed(text: str) -> str:
    """Return NFC of the text in linear time: Python's own is quadratic in a run of combining marks."""
    return _thinned(unicodedata.normalize("NFC", _thinned(text)))


def _thinned(text: str) -> str:
    return _NO_WORDS.sub(lambda run: "".join(_few_marks(run[0])), text)


def _few_marks(run: str) -> Iterator[str]:
    """Yield the characters of a run but for the marks beyond ``_MARKS_IN_A_ROW``."""
    in_a_row = 0
    for char in run:
        in_a_row = in_a_row + 1 if unicodedata.combining(char) else 0
        if in_a_row <= _MARKS_IN_A_ROW:
            yield char


def _trimmed(line: str) -> str:
    """Return the line without its trailing white space, two spaces standing for any longer run of spaces."""
    bare = line.rstrip()
    return bare + "  " if bare and line[len(bare) :].startswith("  ") else bare
