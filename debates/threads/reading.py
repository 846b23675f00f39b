"""What the reading page shows of an article under a motion: paragraphs with counts, contents, the trace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from debates.articles.highlights import Quoted, marked
from debates.articles.models import BlockVersion, Kind
from debates.posts.models import Post
from debates.threads.marks import NOTHING_RESTS, Resting
from debates.threads.queries import News
from forum.text.markdown import plain

SILENT = {Kind.RULE}
STRIP = 20  # units of width that a strip has, as in the mock
BAR = 40  # units of height that a bar of the trace has
NOTHING_QUOTED: Mapping[int, Sequence[Quoted]] = MappingProxyType({})
NOTHING_RESTING: Mapping[int, Resting] = MappingProxyType({})
NOTHING_TURNED: Mapping[int, int] = MappingProxyType({})
GLIMPSE = 160  # characters of a comment beside its paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block as it is read: its words, how much was said on it, how much of that is new, and the first thing said."""

    version: BlockVersion
    count: int
    glimpse: Post | None
    share: float
    is_first: bool
    new: int
    quoted: Sequence[Quoted] = ()
    resting: Resting = NOTHING_RESTS
    turned: int = 0  # whose minds it changed, as they say; none where the viewer may not see totals

    @property
    def number(self) -> int:
        """The public number, the 12 of #p12."""
        return self.version.block.public_no

    @property
    def html(self) -> str:
        """The words with those marked that comments quote."""
        return marked(self.version.html, self.quoted)

    @property
    def can_be_answered(self) -> bool:
        """Whether it takes comments: a rule says nothing."""
        return self.version.kind not in SILENT

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading: it can be answered, but is no paragraph."""
        return self.version.kind == Kind.HEADING

    @property
    def width(self) -> int:
        """The width of its strip, 2 for nothing said and 20 for the most said on any paragraph."""
        return 2 + round((STRIP - 2) * self.share)

    @property
    def from_end(self) -> int:
        """Where its strip begins, so that it ends at the edge."""
        return STRIP - self.width

    @property
    def height(self) -> int:
        """The height of its bar in the trace, 4 to 40."""
        return 4 + round((BAR - 4) * self.share)

    @property
    def rest_height(self) -> int:
        """Where its bar begins, so that it stands on the ground."""
        return BAR - self.height

    @property
    def glimpse_text(self) -> str:
        """The beginning of the first thing said, on one line."""
        return plain(self.glimpse.body[: 2 * GLIMPSE], GLIMPSE) if self.glimpse else ""

    @property
    def others(self) -> int:
        """How many posts stand beside the glimpse."""
        return self.count - 1


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the contents: where it leads, what it is called (none: the opening), how much was said in it."""

    number: int
    title: str | None
    level: int
    count: int


def paragraphs(
    blocks: Sequence[BlockVersion],
    counts: Mapping[int, int],
    glimpses: Mapping[int, Post],
    news: News,
    quoted: Mapping[int, Sequence[Quoted]] = NOTHING_QUOTED,
    resting: Mapping[int, Resting] = NOTHING_RESTING,
    turned: Mapping[int, int] = NOTHING_TURNED,
) -> list[Paragraph]:
    """Return the blocks with what was said on each; strip widths are on one scale for the whole article."""
    most = max(counts.values(), default=0)
    first = next((block.block_id for block in blocks if block.kind == Kind.PARAGRAPH), None)
    return [
        Paragraph(
            version=block,
            count=counts.get(block.block_id, 0),
            glimpse=glimpses.get(block.block_id),
            share=counts.get(block.block_id, 0) / most if most else 0,
            is_first=block.block_id == first,
            new=(news.on_blocks or {}).get(block.block_id, 0),
            quoted=quoted.get(block.block_id, ()),
            resting=resting.get(block.block_id, NOTHING_RESTS),
            turned=turned.get(block.block_id, 0),
        )
        for block in blocks
    ]


def contents(found: Sequence[Paragraph]) -> list[Section]:
    """Return the sections that headings make, with the opening before the first; none without headings."""
    starts = [i for i, paragraph in enumerate(found) if paragraph.version.kind == Kind.HEADING]
    if not starts:
        return []
    sections = [_section(found[: starts[0]], None)] if starts[0] else []
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        sections.append(_section(found[start:end], found[start].version))
    return sections


def _section(part: Sequence[Paragraph], heading: BlockVersion | None) -> Section:
    count = sum(paragraph.count for paragraph in part)
    if heading is None:
        return Section(part[0].number, None, 2, count)
    return Section(part[0].number, heading.text.rstrip(":"), heading.level or 2, count)
