"""Which pieces of a page are its article: the tree of the page, the votes and the text decide together."""

from collections.abc import Iterable
from itertools import groupby

from debates.imports.extract.looks import is_furniture
from debates.imports.extract.pieces import Box, Layout, Piece

_SHARE_OF_A_WHOLE = 0.4  # of the article's words: no sidebar holds so much, whatever it is called
_SHARE_OF_CONTAINER = 0.8
_LONG = 120  # code points
_PARTS_OF_TEXT = frozenset({"ol", "ul", "dl", "p", "table", "tbody"})


class Choice:
    """The pieces kept, and where the article stands in the page."""

    def __init__(self, layout: Layout, voters: int) -> None:
        self.layout = layout
        self.voters = voters
        self.voided: set[int] = set()
        self._weigh()
        self.container = self._container()
        self._inside = _boxes_within(self.container, layout)
        self.kept: set[int] = set()  # ids of pieces
        self._keep()

    def region(self, piece: Piece) -> Box | None:
        """Return the nearest box around the piece that announces a region."""
        return self.region_of(piece.box)

    def region_of(self, box: Box | None) -> Box | None:
        """Return the nearest box from here upwards that announces a region, but for those that hold the article."""
        box = box.region if box else None
        while box is not None and id(box) in self.voided:
            box = box.parent.region if box.parent else None
        return box

    def is_fenced(self, piece: Piece) -> bool:
        """Tell whether the piece stands in a region of the page that is no part of an article's head."""
        region = self.region(piece)
        return region is not None and region.why not in {"header", "sidebar"}

    def is_inside(self, piece: Piece) -> bool:
        """Tell whether the piece stands in the article's container."""
        return id(piece.box) in self._inside

    def is_kept(self, piece: Piece) -> bool:
        """Tell whether the piece is part of the article."""
        return id(piece) in self.kept

    def _weigh(self) -> None:
        """Give each box the mass of the prose in it; void the regions that hold much of the article."""
        for piece in self.layout.pieces:
            piece.box.mass += self._mass(piece)
        for box in reversed(self.layout.boxes):
            if box.parent is not None:
                box.parent.mass += box.mass
        whole = self.layout.boxes[0].mass
        self.voided = {id(box) for box in self.layout.boxes if box.why and box.mass > _SHARE_OF_A_WHOLE * whole > 0}

    def _mass(self, piece: Piece) -> float:
        if not piece.is_prose:
            return 0.0
        return len(piece.text) * ((0.1 + piece.votes) if self.voters else 1.0)

    def _container(self) -> Box:
        """Return the innermost box that holds nearly all of the mass outside other regions."""
        masses: dict[int, float] = {}
        for piece in self.layout.pieces:
            if self.region(piece) is None or piece.votes > 1:
                masses[id(piece.box)] = masses.get(id(piece.box), 0.0) + self._mass(piece)
        for box in reversed(self.layout.boxes):
            if box.parent is not None:
                masses[id(box.parent)] = masses.get(id(box.parent), 0.0) + masses.get(id(box), 0.0)
        whole = masses.get(id(self.layout.boxes[0]), 0.0)
        found = self.layout.boxes[0]
        for box in self.layout.boxes:  # outer before inner: each that is large enough lies within the last
            is_whole = whole and masses.get(id(box), 0.0) >= _SHARE_OF_CONTAINER * whole
            if is_whole and box.kind == "paragraph" and box.tag not in _PARTS_OF_TEXT:
                found = box
        return found

    def _keep(self) -> None:
        pieces = self.layout.pieces
        prose = [piece for piece in pieces if piece.kind not in {"heading", "rule", "caption"} and self._is_good(piece)]
        parents = {id(piece.box.parent) for piece in prose if piece.is_prose}
        around = self._between(piece for piece in prose if piece.is_prose)
        self.kept = {id(piece) for piece in prose}
        self.kept |= {id(piece) for piece in pieces if self._is_brother(piece, parents, around)}
        self._complete_lists()
        self._keep_headings()
        self._keep_rules()

    def _is_good(self, piece: Piece) -> bool:
        region = self.region(piece)
        if region is not None:
            return self._is_good_in_region(piece, region)
        if not self.is_inside(piece):
            return piece.votes >= 2 and piece.is_prose
        if is_furniture(piece.text):
            return False
        if not self.voters:
            return piece.is_prose or piece.link_share < 0.5
        if piece.link_share > 0.8 and len(piece.text) < _LONG:
            return piece.votes >= 2
        return piece.votes >= 1

    def _is_good_in_region(self, piece: Piece, region: Box) -> bool:
        if region.why in {"comments", "form", "navigation", "advertisement", "share", "related"}:
            return False
        return piece.votes >= 2 and self.is_inside(piece)

    def _between(self, pieces: Iterable[Piece]) -> set[int]:
        """Return the boxes from the container down to the pieces."""
        found = {id(self.container)}
        for piece in pieces:
            box = piece.box if self.is_inside(piece) else None
            while box is not None and id(box) not in found:
                found.add(id(box))
                box = box.parent
        return found

    def _is_brother(self, piece: Piece, parents: set[int], around: set[int]) -> bool:
        """Tell whether a piece that no engine has is a paragraph among paragraphs of the article."""
        if piece.kind in {"heading", "rule", "caption"} or not self.is_inside(piece) or self.region(piece) is not None:
            return False
        if not piece.is_prose or is_furniture(piece.text):
            return False
        return id(piece.box.parent) in parents or (len(piece.text) >= _LONG and id(piece.box.parent) in around)

    def _complete_lists(self) -> None:
        """Keep the items of a list of which half is kept: engines pass over short ones."""
        for kind, run in groupby(self.layout.pieces, key=lambda piece: piece.kind):
            items = [piece for piece in run if self.is_inside(piece)] if kind == "list_item" else []
            if items and 2 * sum(map(self.is_kept, items)) >= len(items):
                self.kept |= {id(piece) for piece in items if self.region(piece) is None and piece.link_share <= 0.8}

    def _keep_headings(self) -> None:
        """Keep the headings, inside the article, under which something is kept."""
        waiting: list[Piece] = []
        is_parted = False  # from the text that follows, by something that is left out
        for piece in self.layout.pieces:
            if piece.kind == "heading" and self._may_head(piece):
                waiting = [other for other in waiting if (other.level or 0) < (piece.level or 0)]
                waiting.append(piece)
                is_parted = False
            elif id(piece) in self.kept:
                self.kept |= {id(heading) for heading in waiting if self._is_heading(heading, is_parted=is_parted)}
                waiting = []
            elif piece.kind not in {"rule", "caption"}:
                is_parted = is_parted or self.region(piece) is None

    def _is_heading(self, piece: Piece, *, is_parted: bool) -> bool:
        """Tell whether a heading is one of the article: "Related" over links in the midst of it is none."""
        if is_furniture(piece.text):
            return False
        return piece.votes > 0 or not is_parted or not self.voters

    def _may_head(self, piece: Piece) -> bool:
        region = self.region(piece)
        if region is not None and region.why != "header":
            return False
        return self.is_inside(piece)

    def _keep_rules(self) -> None:
        """Keep a rule that parts two kept pieces inside the article."""
        waiting: Piece | None = None
        begun = False
        for piece in self.layout.pieces:
            if piece.kind == "rule":
                waiting = piece if begun and self.is_inside(piece) and self.region(piece) is None else None
            elif id(piece) in self.kept:
                self.kept |= {id(waiting)} if waiting else set()
                waiting, begun = None, True


def _boxes_within(container: Box, layout: Layout) -> set[int]:
    inside = {id(container)}
    for box in layout.boxes:
        if box.parent is not None and id(box.parent) in inside:
            inside.add(id(box))
    return inside
