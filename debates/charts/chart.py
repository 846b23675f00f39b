"""What the picture of a debate is made of: arguments as it shows them, boxes and edges. Pure; tidy.py lays it out.

All measures are whole units of the viewBox.
"""

from dataclasses import dataclass, replace

FIRST = "for"  # the side that comes first in reading order
LABEL, TAB = 20, 26  # heights of what may stand beneath a box: "unanswered", "+ 3 more"
_TALL = 0.8  # of the width: higher than that is printed upright


def awaits_answer(*, depth: int, supports: int, counters: int) -> bool:
    """Say whether an argument is strong and nobody answered it, which the map marks as an invitation.

    There are no votes yet, so strength is what the debate itself says: it stands at the top, for or against the
    motion, or somebody came to its support; and nobody opposed or undercut it.
    """
    return counters == 0 and (depth == 0 or supports > 0)


@dataclass(frozen=True, slots=True)
class Node:
    """An argument as the map shows it, with the answers that are shown; ``rest`` is one that stands for many.

    ``answers`` is how many arguments answer it in all; ``more`` says in words how many of them are not shown.
    """

    key: int
    claim: str
    favours: str
    relation: str = ""
    answers: int = 0
    more: str = ""
    language: str = ""
    is_open: bool = False
    is_gone: bool = False
    is_rest: bool = False
    below: tuple["Node", ...] = ()

    @property
    def depth(self) -> int:
        """How many columns it and its answers take."""
        return 1 + max((node.depth for node in self.below), default=0)

    @property
    def weight(self) -> int:
        """How wide its bar is: the wider the more arguments answer it, in four steps."""
        return 4 + 2 * sum(self.answers >= step for step in (1, 3, 10))


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a picture: its type, the width of the middle, widths of columns and gaps from there outwards."""

    size: int
    lead: int
    middle: int
    columns: tuple[int, ...]
    gaps: tuple[int, ...]
    is_mirrored: bool = False  # for who reads from the right

    @property
    def width(self) -> int:
        """How wide the picture is."""
        return self.middle + 2 * (sum(self.columns) + sum(self.gaps))

    @property
    def outer(self) -> int:
        """How wide it is with the outer halves of its lines."""
        return self.width + 4

    @property
    def is_deep(self) -> bool:
        """Whether it has more columns than a window of common width shows in common size."""
        return len(self.columns) == DEEPEST

    def is_on_left(self, side: str) -> bool:
        """Say whether a side stands on the left: the first one where reading begins."""
        return (side == FIRST) != self.is_mirrored

    def place(self, level: int) -> int:
        """Return how far from the edge a column ends that is ``level`` columns from the middle."""
        return sum(self.columns[level:]) + sum(self.gaps[level:])


FRAMES = {
    1: Frame(15, 20, 240, (420,), (100,)),
    2: Frame(15, 20, 190, (230, 196), (47, 72)),
    3: Frame(16, 21, 180, (206, 188, 172), (48, 48, 48)),
}
DEEPEST = max(FRAMES)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words, and the height of its base."""

    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the picture; ``tab`` is the width of the one beneath it that opens its branch, 0 if there is none."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    lines: tuple[Line, ...]
    bar: int  # where the bar begins
    text: int  # where its lines begin, or their middle
    label: int  # the edge at which labels stand; in the middle, the height at which its words begin
    is_from_right: bool = False
    tab: int = 0
    tab_x: int = 0

    @property
    def tab_y(self) -> int:
        """Where the tab begins."""
        return self.y + self.height + (LABEL if self.node.is_open else 0)

    @property
    def label_y(self) -> int:
        """The base of what is written beneath it."""
        return self.y + self.height + 15

    @property
    def tab_middle(self) -> int:
        """The middle of the words on its tab."""
        return self.tab_x + self.tab // 2

    @property
    def tab_base(self) -> int:
        """The base of the words on its tab."""
        return self.tab_y + 16

    @property
    def inner(self) -> "Box":
        """The second line of the motion's border."""
        return replace(self, x=self.x + 4, y=self.y + 4, width=self.width - 8, height=self.height - 8)

    @property
    def bottom(self) -> int:
        """Where it ends with all that stands beneath it."""
        return self.tab_y + (TAB if self.tab else 0)


@dataclass(frozen=True, slots=True)
class Edge:
    """What joins an answer to what it answers, with the sign of its relation in the midst."""

    node: Node
    ends: tuple[int, int, int, int]

    @property
    def path(self) -> str:
        """The curve, as SVG has it."""
        x, y, to_x, to_y = self.ends
        return f"M{x} {y}C{self.x} {y} {self.x} {to_y} {to_x} {to_y}"

    @property
    def x(self) -> int:
        """Where its sign stands."""
        return (self.ends[0] + self.ends[2]) // 2

    @property
    def y(self) -> int:
        """At which height its sign stands."""
        return (self.ends[1] + self.ends[3]) // 2


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole: the box in the middle, the others from there outwards, and the edges that join them."""

    frame: Frame
    height: int
    caption: str  # what stands above the words in the middle
    middle: Box
    boxes: list[Box]
    edges: list[Edge]

    @property
    def is_tall(self) -> bool:
        """Whether it fits better on a page that stands upright."""
        return self.height > _TALL * self.frame.width
