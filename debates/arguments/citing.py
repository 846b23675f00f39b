"""The paragraphs of an article as an argument can cite them."""

from collections.abc import Mapping
from dataclasses import dataclass

from debates.articles.models import Article, BlockVersion, Kind
from debates.articles.queries import current_blocks
from forum.text.markdown import cut
from forum.text.normalise import single_line

BEGINNING, WORDS = 96, 360  # characters that are shown: in the list, of what was chosen


@dataclass(frozen=True, slots=True)
class Pick:
    """A paragraph that can be cited, and what is done to it (empty: nothing)."""

    number: int
    beginning: str
    words: str
    how: str


def citable(article: Article, cited: Mapping[int, str]) -> list[Pick]:
    """Return the paragraphs that can be cited, in reading order, with what is done to each; one query."""
    blocks = [block for block in current_blocks(article) if block.kind not in {Kind.HEADING, Kind.RULE}]
    return [_pick(block, cited.get(block.block.public_no, "")) for block in blocks]


def _pick(block: BlockVersion, how: str) -> Pick:
    text = single_line(block.text)
    return Pick(block.block.public_no, _shown(text, BEGINNING), _shown(text, WORDS), how)


def _shown(text: str, most: int) -> str:
    return text if len(text) <= most else cut(text, most)
