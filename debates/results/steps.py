"""What the picture of a course is made of, as SVG has it: areas, ticks, phases. Pure; course.py lays it out.

Moments are days since the opening. All measures are units of the viewBox.
"""

from dataclasses import dataclass

WIDTH, HEIGHT = 700, 424
TOP, FOOT = 40, 290  # of the shares; the numbers of the phases stand above
N_TOP, N_FOOT = 314, 366  # of how many they are shares of


@dataclass(frozen=True, slots=True)
class Count:
    """How many stood for, undecided and against at a moment."""

    day: float
    totals: tuple[int, int, int]

    @property
    def n(self) -> int:
        """How many in all."""
        return sum(self.totals)

    def above(self, places: int) -> float:
        """Return the share of those in the first ``places`` positions, from 0 to 1."""
        return sum(self.totals[:places]) / self.n

    @property
    def percents(self) -> tuple[float, ...]:
        """The shares in per cent."""
        return tuple(total * 100 / self.n for total in self.totals)


@dataclass(frozen=True, slots=True)
class Phase:
    """When a phase of the debate began, and its name."""

    day: float
    name: str


@dataclass(frozen=True, slots=True)
class Area:
    """The area of a position, and its share at the end in per cent with the place of its label."""

    position: str
    path: str
    percent: float
    label_y: int

    @property
    def name_y(self) -> int:
        """The base of the name beneath the number."""
        return self.label_y + 24


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment on the scale, in hours or days."""

    value: int
    x: int


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a phase: its number in the picture, its name beneath."""

    number: int
    name: str
    x: int
    number_x: int

    @property
    def path(self) -> str:
        """The line down the picture, from its number on."""
        return f"M{self.number_x} {TOP - 9}L{self.x} {TOP}V{N_FOOT}"


@dataclass(frozen=True, slots=True)
class Course:
    """The picture, from the opening to the last moment that is known of."""

    areas: tuple[Area, ...]
    size: str  # the path of how many they are
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    is_in_hours: bool
    first: Count
    last: Count
    most: int
    start: int
    end: int
    is_mirrored: bool

    @property
    def view(self) -> str:
        """The viewBox."""
        return f"0 0 {WIDTH} {HEIGHT}"

    @property
    def half(self) -> str:
        """The line in the middle of the shares."""
        return f"M{self.start} {(TOP + FOOT) // 2}H{self.end}"

    @property
    def half_y(self) -> int:
        """The base of what names that line."""
        return (TOP + FOOT) // 2 + 7

    @property
    def size_y(self) -> int:
        """The base of what names the strip beneath."""
        return N_FOOT - 4

    @property
    def foot(self) -> int:
        """Where the ticks begin."""
        return N_FOOT

    @property
    def tick_y(self) -> int:
        """The base of the values of the ticks."""
        return N_FOOT + 32

    @property
    def label_x(self) -> int:
        """Where the labels at the end stand."""
        return self.end + (-14 if self.is_mirrored else 14)

    @property
    def scale_x(self) -> int:
        """Where the values of the upright scale end."""
        return self.start + (10 if self.is_mirrored else -10)
