"""Why a piece of the page is not published: the region in which it stands, or what it looks like."""

from debates.imports.extract.choose import Choice
from debates.imports.extract.looks import reason_by_looks
from debates.imports.extract.pieces import Piece

_SHORT = 160  # code points


class Leftovers:
    """Says of each piece that is left out why; asked in page order, it takes neighbours together."""

    def __init__(self, pieces: list[Piece], choice: Choice) -> None:
        kept = [at for at, piece in enumerate(pieces) if choice.is_kept(piece)]
        self.choice = choice
        self.first = kept[0] if kept else 0
        self.last = kept[-1] if kept else len(pieces)
        self._guessed: tuple[int, str] | None = None  # the last piece judged by its place alone

    def why(self, at: int, piece: Piece) -> str:
        """Return the region, in a word."""
        region = self.choice.region(piece)
        if piece.kind == "caption":
            return "caption"
        if region is not None and region.why:
            return region.why
        return reason_by_looks(piece.text) or self._by_place(at, piece)

    def _by_place(self, at: int, piece: Piece) -> str:
        """Guess; a short piece behind one that was guessed belongs to the same list or row."""
        is_next = self._guessed is not None and self._guessed[0] == at - 1
        why = self._guessed[1] if self._guessed and is_next and len(piece.text) < _SHORT else self._guess(at, piece)
        self._guessed = (at, why)
        return why

    def _guess(self, at: int, piece: Piece) -> str:
        if piece.link_share > 0.5:
            return "navigation" if at < self.first else "related"
        if at < self.first:
            return "header"
        return "footer" if at > self.last and not self.choice.is_inside(piece) else "unclassified"
