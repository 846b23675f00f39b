"""The page taken apart: pieces of running text in page order, and the tree of boxes that they stand in.

Nothing is chosen here. The texts of all pieces, one after another, are the visible text of the page.
"""

from dataclasses import dataclass, field

from debates.imports.extract.page import Element, collapsed

OPEN, CLOSE, BREAK, WORDS = range(4)
Token = tuple[int, str | Element]

SENTENCE_ENDS = (".", "!", "?", "…", '."', ".”", '"', "”", "’", "»", "۔", "؟", ":", ";", "。", "！", "？", ")", "]")


@dataclass(slots=True)
class Box:
    """An element that stands apart from what is around it; `kind` and `level` are of the text directly in it."""

    parent: "Box | None"
    element: Element
    tag: str
    kind: str
    level: int | None = None
    why: str | None = None  # the region that it announces itself to be
    is_row: bool = False
    region: "Box | None" = None  # the nearest box from here upwards that announces a region
    mass: float = 0.0


@dataclass(slots=True)
class Picture:
    """A picture that stands before the piece of that number."""

    before: int
    words: str
    box: Box


@dataclass(slots=True, eq=False)
class Piece:
    """Running text between two boundaries, or a rule, which has no text."""

    box: Box
    kind: str
    tokens: list[Token]
    text: str
    linked: int = 0  # characters of the text within links
    key: str = ""
    votes: float = 0.0
    marks: set[str] = field(default_factory=set)  # what its inline elements say: time, author

    @property
    def level(self) -> int | None:
        """Return the level of a heading, none for other kinds."""
        return self.box.level if self.kind == "heading" else None

    @property
    def link_share(self) -> float:
        """Return how much of the text is links, from 0 to 1."""
        return min(1.0, self.linked / max(1, len(self.text)))

    @property
    def is_prose(self) -> bool:
        """Tell whether the piece looks like a paragraph: long, or a sentence, and not made of links."""
        if self.kind in {"heading", "caption", "rule"} or self.link_share > 0.5:
            return False
        return len(self.text) >= 80 or (len(self.text) >= 25 and self.text.endswith(SENTENCE_ENDS))


@dataclass(slots=True)
class Layout:
    """All pieces, boxes (outer before inner) and pictures of a page, in page order."""

    pieces: list[Piece]
    boxes: list[Box]
    pictures: list[Picture]


def key_of(text: str) -> str:
    """Return the letters and digits of a text, by which two readings of it are recognised as the same."""
    return "".join(filter(str.isalnum, text.casefold()))


def text_of(tokens: list[Token], kind: str) -> str:
    """Return the words of the tokens, white space collapsed; code keeps its lines."""
    parts = [str(value) if what == WORDS else "\n" if what == BREAK else "" for what, value in tokens]
    text = "".join(parts)
    if kind != "code":
        return collapsed(text)
    return "\n".join(line.rstrip() for line in text.replace("\xad", "").splitlines()).strip("\n")
