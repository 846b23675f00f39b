"""Cutting and joining the safe HTML inside a block, tags kept closed. Pure."""

import html
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

_EMPTY = frozenset({"br"})


def joined_html(first: str, first_html: str | None, second: str, second_html: str | None) -> str | None:
    """Return the HTML of two blocks joined with a space; none where neither had any."""
    if first_html is None and second_html is None:
        return None
    return f"{_or_text(first_html, first)} {_or_text(second_html, second)}"


def split_html(source: str, pieces: Sequence[str]) -> list[str]:
    """Return the HTML of each piece; ``pieces`` are the text of ``source``, cut, white space at the cuts aside."""
    cutter = _Cutter([len("".join(piece.split())) for piece in pieces])
    cutter.feed(source)
    cutter.close()
    return cutter.parts()


def text_of(source: str) -> str:
    """Return the text of safe HTML."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return "".join(reader.words)


def _or_text(source: str | None, text: str) -> str:
    return html.escape(text, quote=False) if source is None else source


class _Reader(HTMLParser):
    """Gathers the words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep them."""
        self.words.append(data)


class _Cutter(HTMLParser):
    """Copies HTML, and begins a new part after so many visible characters, with the open tags opened again."""

    def __init__(self, lengths: list[int]) -> None:
        super().__init__(convert_charrefs=True)
        self._left = lengths
        self._parts: list[list[str]] = [[]]
        self._open: list[tuple[str, str]] = []

    def parts(self) -> list[str]:
        """Return the HTML of the parts."""
        self._close_tags()
        return ["".join(part).strip() for part in self._parts]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        """Copy a tag."""
        start = self.get_starttag_text() or ""
        self._parts[-1].append(start)
        if tag not in _EMPTY:
            self._open.append((tag, start))

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
            self._parts[-1].append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Copy words, cutting where a part is full."""
        for run in self._runs(data):
            self._parts[-1].append(html.escape(run, quote=False))

    def _runs(self, data: str) -> Iterator[str]:
        begun = 0
        for at, character in enumerate(data):
            if character.isspace():
                continue
            if self._left[len(self._parts) - 1] == 0 and len(self._parts) < len(self._left):
                yield data[begun:at]
                begun = at
                self._next_part()
            self._left[len(self._parts) - 1] -= 1
        yield data[begun:]

    def _next_part(self) -> None:
        self._close_tags()
        self._parts.append([start for _tag, start in self._open])

    def _close_tags(self) -> None:
        self._parts[-1].extend(f"</{tag}>" for tag, _start in reversed(self._open))
