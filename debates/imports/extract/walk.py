"""The walk through the tree of a page that takes it apart. Steps of its own, no recursion: pages nest deeply."""

from itertools import islice

from lxml import etree

from debates.imports.extract.page import BLOCKS, Element, collapsed, is_boundary, is_hidden
from debates.imports.extract.pieces import BREAK, CLOSE, OPEN, WORDS, Box, Layout, Picture, Piece, Token, text_of
from debates.imports.extract.regions import names_in, region_of

_KINDS = {
    "blockquote": "quote", "li": "list_item", "dt": "list_item", "dd": "list_item", "pre": "code",
    "figcaption": "caption", "figure": "caption", "table": "paragraph", "hr": "rule",
    "h1": "heading", "h2": "heading", "h3": "heading",
    "h4": "heading", "h5": "heading", "h6": "heading", "caption": "caption",
}  # fmt: skip
_MARKUP = frozenset(["a", "em", "i", "cite", "strong", "b", "code", "kbd", "samp", "tt", "sub", "sup", "time"])
_CAPTION_NAMES = frozenset(["caption", "captions", "wp-caption", "credit"])
_MOST_PIECES = 30_000
_MOST_LINES = 10_000  # of one running text
_MOST_REOPENED = 6  # inline elements that go on behind a boundary
_MOST_LOOKED_AT = 60  # elements of a table's row
_LONGEST_CELL = 160  # code points
_PROSE_LINE = 100  # code points from which a line between single <br> is a paragraph


def take_apart(root: Element) -> Layout:
    """Return the pieces of the page below `root`."""
    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start" and is_hidden(element, tag):
            walk.pass_by(tag)
            walker.skip_subtree()
            walk.skipped = element
        elif event == "start":
            walk.enter(element, tag)
        else:
            walk.leave(element, tag)
    walk.flush(is_last=True)
    return Layout(walk.pieces, walk.boxes, walk.pictures)


class _Walk:
    """Where the walk stands: the box, the inline elements that are open, the words since the last boundary."""

    def __init__(self) -> None:
        self.box = Box(None, None, "", "paragraph")
        self.boxes = [self.box]
        self.pieces: list[Piece] = []
        self.pictures: list[Picture] = []
        self.skipped: Element = None
        self.inline: list[Element] = []
        self.tokens: list[Token] = []

    def enter(self, element: Element, tag: str) -> None:
        """Begin an element: a box of its own, or a part of the running text."""
        if tag == "br":
            self.tokens.append((BREAK, ""))
        elif tag == "img":
            self._see_picture(element)
        elif self.box.is_row and tag in {"td", "th"}:
            self.tokens.append((WORDS, " "))
        elif is_boundary(element, tag):
            self.flush()
            if not self.is_full:
                self._open_box(element, tag)
        elif tag in _MARKUP or element.attrib:
            self.tokens.append((OPEN, element))
            self.inline.append(element)
        if element.text:
            self.tokens.append((WORDS, element.text))

    def leave(self, element: Element, tag: str) -> None:
        """End an element; the text behind it belongs to what is around it."""
        if element is self.skipped:
            self.skipped = None
        elif self.box.element is element:
            self.flush()
            self.box = self.box.parent or self.box
        elif self.inline and self.inline[-1] is element:
            self.inline.pop()
            self.tokens.append((CLOSE, element))
        elif tag in BLOCKS:  # a cell, or an element behind the last piece that is read by itself
            self.tokens.append((WORDS, " "))
        if element.tail:
            self.tokens.append((WORDS, element.tail))

    def pass_by(self, tag: str) -> None:
        """Leave out an element of which nothing is seen; a box that is hidden parts the text all the same."""
        if tag in BLOCKS:
            self.flush()

    @property
    def is_full(self) -> bool:
        """Tell whether the page has more pieces than any article; the rest of it is one piece."""
        return len(self.pieces) >= _MOST_PIECES

    def flush(self, *, is_last: bool = False) -> None:
        """End the running text: its words become pieces."""
        if self.is_full and not is_last:
            self.tokens.append((WORDS, " "))
        elif self.tokens:
            for tokens in [self.tokens] if self.is_full else _paragraphs(self.tokens, self.box):
                self._add(tokens)
            self.tokens = [(OPEN, element) for element in self.inline[-_MOST_REOPENED:]]

    def _add(self, tokens: list[Token]) -> None:
        text = text_of(tokens, self.box.kind)
        if text and not text.isspace():
            piece = Piece(self.box, self.box.kind, tokens, text)
            _look_into(piece)
            self.pieces.append(piece)

    def _open_box(self, element: Element, tag: str) -> None:
        kind = _kind(element, tag, self.box)
        box = Box(self.box, element, tag, kind, int(tag[1]) if _is_heading(tag) else None, region_of(element, tag))
        box.why = "navigation" if tag in {"a", "span"} else box.why
        box.region = box if box.why else self.box.region
        box.is_row = tag == "tr" and _is_row_of_data(element)
        self.box = box
        self.boxes.append(box)
        if tag == "hr":
            self.pieces.append(Piece(box, "rule", [], ""))

    def _see_picture(self, element: Element) -> None:
        words = collapsed(element.get("alt") or "")
        if words:
            self.pictures.append(Picture(len(self.pieces), words, self.box))


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def _kind(element: Element, tag: str, around: Box) -> str:
    kind = _KINDS.get(tag)
    if kind == "paragraph" and around.kind in {"quote", "list_item"}:
        return around.kind
    if kind is None and tag in {"p", "div"} and element.attrib:
        names = names_in((element.get("class") or "")[:200])
        kind = "caption" if not _CAPTION_NAMES.isdisjoint(names) else None
    return kind or ("paragraph" if around.kind in {"heading", "rule"} else around.kind)


def _is_row_of_data(row: Element) -> bool:
    """Tell whether the cells of a table's row are short running texts, which belong together."""
    cells, elements = 0, 0
    for element in islice(row.iter(), 1, _MOST_LOOKED_AT):
        elements += 1
        is_cell = element.tag in {"td", "th"}
        cells += is_cell
        if not is_cell and (element.tag in BLOCKS or element.tag == "br"):
            return False
        if len(element.text or "") > _LONGEST_CELL or len(element.tail or "") > _LONGEST_CELL:
            return False
    return cells > 1 and elements < _MOST_LOOKED_AT - 1


def _paragraphs(tokens: list[Token], box: Box) -> list[list[Token]]:
    """Part running text where it is parted by two <br> or more, or by one between lines as long as paragraphs."""
    if box.kind == "code" or all(what != BREAK for what, _ in tokens):
        return [tokens]
    lines = _lines(tokens)
    texts = [text_of(line, box.kind) for line in lines]
    found = [lines[0]]
    for position in range(1, len(lines)):
        if len(found) < _MOST_LINES and _are_paragraphs(texts[position - 1], texts[position], box):
            found.append(lines[position])
        else:
            found[-1] += [(BREAK, ""), *lines[position]]
    return found


def _lines(tokens: list[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token[0] == BREAK:
            lines.append([])
        else:
            lines[-1].append(token)
    return lines


def _are_paragraphs(before: str, after: str, box: Box) -> bool:
    if not before or not after:
        return True
    return box.tag != "p" and min(len(before), len(after)) >= _PROSE_LINE and before[-1] in '.!?…”"۔'


def _look_into(piece: Piece) -> None:
    """Note how much of the piece is links, and what its inline elements say of it."""
    depth = 0
    for what, value in piece.tokens:
        if what == WORDS and depth:
            piece.linked += len(collapsed(str(value)))
        elif what in {OPEN, CLOSE} and value.tag == "a":  # type: ignore[union-attr]
            depth = max(0, depth + (1 if what == OPEN else -1))
        if what == OPEN:
            piece.marks |= _says(value)


def _says(element: Element) -> set[str]:
    names = set(names_in(" ".join(element.get(name) or "" for name in ("class", "itemprop", "rel"))[:200]))
    return (names & {"author", "byline", "date", "published"}) | ({"time"} if element.tag == "time" else set())
