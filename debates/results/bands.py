"""What the picture of a flow is made of, as SVG has it: bars, bands, the joint bar. Pure; flow.py lays it out.

All measures are units of the viewBox.
"""

from dataclasses import dataclass

from debates.results.spacing import written

POSITIONS = ("for", "undecided", "against")
JOINT = "joint"  # where the cells flow through that are not told apart
WIDTH, HEIGHT = 700, 482
THICK, AWAY = 14, 14  # how wide a bar is, and how far from it its label stands
HAIR = 1.0  # what is lower is drawn as a line of this height, or nobody would see it


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: a position before or after, how many persons take it, and where its label stands."""

    position: str
    count: int
    x: int
    top: float
    bottom: float
    label_x: int
    label_y: int  # the middle of the label: the base of the number stands there
    is_before: bool

    @property
    def path(self) -> str:
        """The bar, as SVG has it; nobody at all is a hairline."""
        return _block(self.x, THICK, self.top, self.bottom)

    @property
    def middle(self) -> int:
        """Where the heading above it stands."""
        return self.x + THICK // 2

    @property
    def name_y(self) -> int:
        """The base of the name beneath the number."""
        return self.label_y + 24

    @property
    def leader(self) -> str:
        """The line to a label that had to stand away from its bar, none where it stands beside it."""
        if self.top <= self.label_y <= self.bottom:
            return ""
        is_label_left = self.label_x < self.x
        edge, way = (self.x, -1) if is_label_left else (self.x + THICK, 1)
        ends = written(edge + way * (AWAY - 3), self.label_y)
        return f"M{written(edge, (self.top + self.bottom) / 2)}L{ends}"


@dataclass(frozen=True, slots=True)
class Band:
    """The persons who went from one bar to another; either end may be the joint bar."""

    start: str
    end: str
    count: int
    x: int
    to_x: int
    edges: tuple[float, float, float, float]  # upper and lower where it begins, upper and lower where it ends

    @property
    def way(self) -> str:
        """Both ends: "undecided-for"."""
        return f"{self.start}-{self.end}"

    @property
    def kind(self) -> str:
        """How it is drawn: "joint", faintly as "kept-for", or strongly as "to-for"."""
        if JOINT in {self.start, self.end}:
            return JOINT
        return f"kept-{self.end}" if self.is_kept else f"to-{self.end}"

    @property
    def is_kept(self) -> bool:
        """Whether nobody in it moved."""
        return self.start == self.end

    @property
    def is_thin(self) -> bool:
        """Whether it is too low to be seen, and is drawn with a line."""
        return self.edges[1] - self.edges[0] < HAIR

    @property
    def path(self) -> str:
        """The band, as SVG has it."""
        top, bottom, to_top, to_bottom = self.edges
        middle = (self.x + self.to_x) / 2
        there = written(middle, top, middle, to_top, self.to_x, to_top)
        back = written(middle, to_bottom, middle, bottom, self.x, bottom)
        return f"M{written(self.x, top)}C{there}V{written(to_bottom)}C{back}z"


@dataclass(frozen=True, slots=True)
class Joint:
    """The bar in the middle through which all flow that are not told apart."""

    count: int
    x: int
    top: float
    bottom: float

    @property
    def path(self) -> str:
        """The bar, as SVG has it."""
        return _block(self.x, THICK, self.top, self.bottom)

    @property
    def middle(self) -> int:
        """The middle of its label."""
        return self.x + THICK // 2

    @property
    def label_y(self) -> int:
        """The base of its label, which stands above it."""
        return round(self.top) - 7


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture: bars before and after, bands between, those who stayed first, and the joint bar if there is one."""

    before: tuple[Bar, ...]
    after: tuple[Bar, ...]
    bands: tuple[Band, ...]
    joint: Joint | None
    n: int

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All six."""
        return self.before + self.after

    @property
    def view(self) -> str:
        """The viewBox."""
        return f"0 0 {WIDTH} {HEIGHT}"


def _block(x: int, wide: int, top: float, bottom: float) -> str:
    return f"M{written(x, top)}h{wide}V{written(max(bottom, top + HAIR))}h-{wide}z"
