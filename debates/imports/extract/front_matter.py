"""Which pieces above the body speak of the article: its title, who wrote it and when, its standfirst."""

from difflib import SequenceMatcher

from debates.imports.extract.choose import Choice
from debates.imports.extract.metadata import Metadata, clean_author
from debates.imports.extract.pieces import Box, Piece, key_of
from debates.imports.extract.published import date_in, written_span
from debates.imports.extract.regions import names_in
from debates.imports.segment.bylines import byline_of
from debates.imports.segment.datelines import dateline_line
from debates.imports.segment.spans import Span

Part = tuple[str | None, str]  # what it is, or None for what is dropped; its text

_LONGEST_TITLE = 300  # code points
_LONGEST_BYLINE = 220
_LONGEST_STANDFIRST = 500
_STANDFIRST_NAMES = frozenset(
    [
        "standfirst",
        "dek",
        "chapo",
        "deck",
        "subtitle",
        "subhead",
        "subheadline",
        "subheading",
        "subhed",
        "summary",
        "excerpt",
        "abstract",
        "lede",
        "intro",
        "teaser",
        "strapline",
        "tagline",
    ]
)
_BYLINE_NAMES = frozenset(
    ["byline", "author", "authors", "writer", "contributor", "meta", "metadata", "postmeta", "entrymeta", "dateline"]
)
_DATE_NAMES = frozenset(
    ["date", "datetime", "time", "timestamp", "published", "pubdate", "publication", "posted", "updated"]
)
_BEGINNING = 40  # letters by which a description is recognised
_LONGEST_DATE = 140
_MOST_PIECES = 60  # between the title and the body
_TITLE_CLASS = frozenset({"headline", "title"})
_NEAR = 3  # boxes upwards in which a piece's names are looked for


class FrontMatter:
    """Reads the pieces above the body; what it takes is no block."""

    def __init__(self, pieces: list[Piece], choice: Choice, data: Metadata) -> None:
        self.pieces = pieces
        self.choice = choice
        self.data = data
        self.taken: dict[int, list[Part]] = {}  # by the piece's number
        self.title_at = self._find_title()
        self.title = pieces[self.title_at].text if self.title_at is not None else next(iter(data.titles), None)
        self.standfirst: str | None = None
        self.author: str | None = ", ".join(data.authors) or None
        self.published_on: str | None = data.published_on
        self._read()

    def _find_title(self) -> int | None:
        """Return the number of the heading that is the article's title."""
        best, found = 0.0, None
        first = next((at for at, piece in enumerate(self.pieces) if self.choice.is_kept(piece) and piece.is_prose), 0)
        for at, piece in enumerate(self.pieces):
            score = self._title_score(piece, is_above=at <= first)
            if score > best:
                best, found = score, at
        return found

    def _title_score(self, piece: Piece, *, is_above: bool) -> float:
        if piece.kind != "heading" and _named(piece.box, _TITLE_CLASS) is None:
            return 0.0
        if len(piece.text) > _LONGEST_TITLE or not piece.key or piece.key == key_of(self.data.publication or ""):
            return 0.0
        region = self.choice.region(piece)
        if region is not None and region.why != "header":
            return 0.0
        likeness = max((_likeness(piece.text, title) for title in self.data.titles), default=0.0)
        is_first = piece.kind == "heading" and piece.level == 1
        score = likeness + 0.4 * is_first + 0.2 * is_above + 0.1 * (region is None) - 0.05 * (piece.level or 6)
        return score if likeness > 0.6 or (is_first and (is_above or likeness > 0.3)) else 0.0

    def _read(self) -> None:
        if self.title_at is None:
            start = 0
        else:
            self.taken[self.title_at] = [("title", self.pieces[self.title_at].text)]
            start = self.title_at + 1
        for at in range(start, self._body_begins(start)):
            parts = self._parts(self.pieces[at])
            if parts:
                self.taken[at] = parts

    def _body_begins(self, start: int) -> int:
        """Return the number of the first paragraph of the body; front matter may stand before it."""
        for at in range(start, min(len(self.pieces), start + _MOST_PIECES)):
            piece = self.pieces[at]
            if (
                piece.is_prose
                and self.choice.is_kept(piece)
                and not self._is_standfirst(piece)
                and not _is_byline(piece)
            ):
                return at
        return start

    def _parts(self, piece: Piece) -> list[Part] | None:
        if not piece.text or self.choice.is_fenced(piece):
            return None
        if self.title is not None and piece.key == key_of(self.title):
            return [(None, piece.text)]
        if self._speaks_of_authors(piece) or _tells_date(piece):
            return self._byline_parts(piece.text)
        if self.standfirst is None and self._is_standfirst(piece):
            self.standfirst = piece.text
            return [("standfirst", piece.text)]
        return None

    def _speaks_of_authors(self, piece: Piece) -> bool:
        if len(piece.text) > _LONGEST_BYLINE or piece.kind == "heading":
            return False
        names = [key_of(name) for name in self.data.authors]
        if any(name in piece.key and len(piece.key) <= 60 + len("".join(names)) for name in names):
            return True
        return _is_byline(piece) or byline_of(piece.text, Span(0, len(piece.text))) is not None

    def _byline_parts(self, text: str) -> list[Part]:
        """Part a line into the author, the date and what glues them; words are not cut."""
        found = [
            (_whole_words(text, self._author_span(text)), "author"),
            (_whole_words(text, written_span(text)), "published_on"),
        ]
        parts: list[Part] = []
        position = 0
        for span, what in sorted((span, what) for span, what in found if span):
            if span[0] >= position and self._note(what, text[slice(*span)]):
                parts += [(None, text[position : span[0]]), (what, text[slice(*span)])]
                position = span[1]
        return [(what, part.strip()) for what, part in [*parts, (None, text[position:])] if part.strip()]

    def _author_span(self, text: str) -> tuple[int, int] | None:
        found = [(text.index(name), text.index(name) + len(name)) for name in self.data.authors if name in text]
        if found:
            return min(found)[0], max(end for _, end in found)
        byline = byline_of(text, Span(0, len(text)))
        return (byline.author.start, byline.author.end) if byline else None

    def _note(self, what: str, text: str) -> bool:
        """Note a part, unless the article has one of that kind already on the page."""
        if what in {name for parts in self.taken.values() for name, _ in parts}:
            return False
        if what == "author":
            self.author = self.author or clean_author(text) or None
        else:
            self.published_on = self.published_on or date_in(text)
        return True

    def _is_standfirst(self, piece: Piece) -> bool:
        if not 20 <= len(piece.text) <= _LONGEST_STANDFIRST or piece.kind not in {"paragraph", "heading"}:
            return False
        named = _named(piece.box, _STANDFIRST_NAMES)
        if named is not None:
            return named.mass <= 2 * len(piece.text) * (self.choice.voters + 1)
        if piece.kind == "heading":
            return any(piece.key == key_of(text) for text in self.data.descriptions)
        return not self.choice.is_kept(piece) and piece.is_prose and self._is_described(piece)

    def _is_described(self, piece: Piece) -> bool:
        """Tell whether the page's own description begins as the piece does."""
        keys = [key_of(text)[:_BEGINNING] for text in self.data.descriptions]
        return any(len(key) == _BEGINNING and piece.key.startswith(key) for key in keys)


def _whole_words(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the span with the punctuation that touches it, or None if it touches a letter or digit."""
    if span is None:
        return None
    start, end = span
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    touched = text[start : span[0]] + text[span[1] : end]
    return None if any(map(str.isalnum, touched)) else (start, end)


def _is_byline(piece: Piece) -> bool:
    if len(piece.text) > _LONGEST_BYLINE or piece.kind == "heading":
        return False
    return bool(piece.marks & {"author", "byline"}) or _named(piece.box, _BYLINE_NAMES) is not None


def _tells_date(piece: Piece) -> bool:
    if len(piece.text) > _LONGEST_DATE or piece.kind == "heading":
        return False
    is_marked = bool(piece.marks & {"time", "date", "published"}) or _named(piece.box, _DATE_NAMES) is not None
    return is_marked or dateline_line(piece.text, Span(0, len(piece.text))) is not None


def _named(box: Box | None, names: frozenset[str]) -> Box | None:
    """Return the box near the text whose class, id or itemprop has one of the names."""
    for _ in range(_NEAR):
        if box is None or box.element is None:
            return None
        said = " ".join(box.element.get(name) or "" for name in ("class", "itemprop", "id"))
        if not names.isdisjoint(names_in(said[:300])):
            return box
        box = box.parent
    return None


def _likeness(heading: str, title: str) -> float:
    """Return from 0 to 1 how alike they are; a title that goes on with a dash, and the site's name, is alike.

    The heading holds a letter or digit.
    """
    one, other = key_of(heading), key_of(title)
    rest = title[len(heading) :].lstrip() if title.casefold().startswith(heading.casefold()) else ""
    if one == other or (rest and rest[0] in "|-–—·•»:"):
        return 1.0 if one == other else 0.95
    return SequenceMatcher(None, one[:200], other[:200], autojunk=False).ratio()
