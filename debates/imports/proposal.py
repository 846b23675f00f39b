"""What the reading of a text proposes: blocks, meta and dropped parts. Pure.

In plain text and Markdown each is a span of the raw text; in HTML only the visible text is known, and spans are none.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the body; `start`, `end` in code points of the raw text, `confidence` from 0 to 1.

    `html` is safe HTML for the inside of the block's element, with links and emphasis, where the source had
    them; none: the text as it stands.
    """

    kind: str  # heading, paragraph, quote, list_item, figure, code, rule
    level: int | None
    text: str
    start: int | None
    end: int | None
    confidence: float
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """A part that speaks of the article: title, author, publication, published_on or standfirst."""

    what: str
    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part that is not published, and the reason in a word or two."""

    text: str
    start: int | None
    end: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One reading of a text. Meta, blocks and dropped are disjoint; only white space is between them."""

    title: str | None
    author: str | None
    publication: str | None
    published_on: str | None  # YYYY-MM-DD
    standfirst: str | None
    language: str | None  # BCP 47
    blocks: tuple[Block, ...]
    meta: tuple[Meta, ...]
    dropped: tuple[Dropped, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the value that `import_article --dry-run --json` prints; its lists hold dictionaries."""
        value = asdict(self)
        for block in value["blocks"]:
            del block["html"]
        return {key: list(part) if isinstance(part, tuple) else part for key, part in value.items()}
