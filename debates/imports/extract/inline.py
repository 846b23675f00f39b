"""The safe HTML of a piece: links, emphasis, code, raised and lowered signs, nothing else."""

import html
from collections.abc import Iterator

from debates.imports.extract.page import Element
from debates.imports.extract.pieces import BREAK, OPEN, WORDS, Token
from debates.imports.extract.safe_html import absolute, safe

_TAGS = {
    "a": "a", "em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong", "code": "code", "kbd": "code",
    "samp": "code", "tt": "code", "sub": "sub", "sup": "sup",
}  # fmt: skip
_MOST_OPEN = 8  # tags in one another


def inline_html(tokens: list[Token], *, base: str, is_code: bool = False) -> str | None:
    """Return the safe HTML of the tokens, or None if it is no more than the text."""
    if all(what != OPEN for what, _ in tokens):
        return None
    markup = "".join(_markup(tokens, base, is_code=is_code)).strip()
    return safe(markup) if "<" in markup else None


def _markup(tokens: list[Token], base: str, *, is_code: bool) -> Iterator[str]:
    opened: list[tuple[Element, str]] = []
    at_space = True
    for what, value in tokens:
        if what in {WORDS, BREAK}:
            words = str(value).replace("\xad", "") if what == WORDS else "\n"
            text = words if is_code else _spaced(words, at_space=at_space)
            at_space = text[-1:].isspace() if text else at_space
            yield html.escape(text, quote=False)
        elif what == OPEN:
            opening = _opening(value, opened, base)
            yield opening
        elif opened and opened[-1][0] is value:  # a tree's elements end in order; what was not opened has no end
            yield f"</{opened.pop()[1]}>"
    yield from (f"</{tag}>" for _, tag in reversed(opened))


def _spaced(text: str, *, at_space: bool) -> str:
    if not text:
        return ""
    words = " ".join(text.split())
    before = " " if text[0].isspace() and not at_space and words else ""
    after = " " if text[-1].isspace() and (words or not at_space) else ""
    return before + words + after


def _opening(element: Element, opened: list[tuple[Element, str]], base: str) -> str:
    tag = _TAGS.get(element.tag)
    if tag is None or len(opened) >= _MOST_OPEN or any(tag == other for _, other in opened):
        return ""
    address = absolute(element.get("href") or "", base) if tag == "a" else None
    if tag == "a" and address is None:
        return ""
    opened.append((element, tag))
    return f'<a href="{html.escape(address)}">' if address else f"<{tag}>"
