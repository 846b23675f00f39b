"""Two shares with their 95 % intervals on one scale: what each side won over of those who stood elsewhere. Pure.

All measures are units of the viewBox.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from debates.results.spacing import written

WIDTH, HEIGHT = 470, 188
START, END = 150, 430  # where the scale begins, after the names of the sides, and where it ends
TOP, FOOT = 10, 150  # where the lines of the scale begin and end
ROWS = (50, 118)
CAP = 6  # half of the stroke that ends an interval
_STEPS, _MOST, _LEAST = (1, 2, 5, 10, 20), 5, 5  # steps of the scale in per cent; how many; how far it goes at least


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share from 0 to 1 with the ends of its interval, and of how many persons it is a share."""

    share: float
    low: float
    high: float
    base: int

    @property
    def percents(self) -> tuple[float, float, float]:
        """The share and the ends of its interval in per cent."""
        return self.share * 100, self.low * 100, self.high * 100


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale, in per cent."""

    value: int
    x: int


@dataclass(frozen=True, slots=True)
class Whisker:
    """A side's row; without an ``estimate`` there was nobody whom it could win over."""

    side: str
    estimate: Estimate | None
    y: int
    x: int
    name_x: int
    sign_x: int
    path: str

    @property
    def sign_y(self) -> int:
        """The middle of the sign beside the side's name."""
        return self.y - 4

    @property
    def value_y(self) -> int:
        """The base of the share in figures, above its sign."""
        return self.y - 16

    @property
    def name_y(self) -> int:
        """The base of the side's name."""
        return self.y + 1

    @property
    def base_y(self) -> int:
        """The base of what says of how many."""
        return self.y + 21


@dataclass(frozen=True, slots=True)
class Whiskers:
    """The picture: a row for each side and the scale beneath them."""

    rows: tuple[Whisker, Whisker]
    ticks: tuple[Tick, ...]

    @property
    def view(self) -> str:
        """The viewBox."""
        return f"0 0 {WIDTH} {HEIGHT}"

    @property
    def value_y(self) -> int:
        """The base of the values of the scale."""
        return FOOT + 26

    @property
    def upright(self) -> str:
        """The end of the path of a line of the scale."""
        return f"{TOP}V{FOOT}"


def whiskers(for_: Estimate | None, against: Estimate | None, *, is_mirrored: bool = False) -> Whiskers:
    """Return the picture of two shares on a scale from 0 to a round number; ``is_mirrored`` has 0 on the right."""
    values = _scale([estimate.high for estimate in (for_, against) if estimate])
    frame = _Frame(values[-1], is_mirrored=is_mirrored)
    ticks = tuple(Tick(value, frame.at(value / 100)) for value in values)
    rows = frame.row("for", for_, ROWS[0]), frame.row("against", against, ROWS[1])
    return Whiskers(rows, ticks)


def _scale(highs: Sequence[float]) -> range:
    """Return the values of the scale in per cent: at most five even steps, and the highest end lies within it."""
    reach = max(*(min(high, 1.0) * 100 for high in highs), _LEAST, _LEAST)
    step = next(step for step in _STEPS if ceil(reach / step) <= _MOST)
    return range(0, step * ceil(reach / step) + 1, step)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where shares lie; ``top`` is the end of the scale in per cent."""

    top: int
    is_mirrored: bool

    def at(self, share: float) -> int:
        """Return where a share stands; what lies beyond the scale stands at its end."""
        along = min(max(share * 100 / self.top, 0.0), 1.0)
        return self.turned(round(START + (END - START) * along))

    def turned(self, x: int) -> int:
        """Return a place as it is for who reads from here."""
        return WIDTH - x if self.is_mirrored else x

    def row(self, side: str, estimate: Estimate | None, y: int) -> Whisker:
        """Return a side's row."""
        x = self.at(estimate.share) if estimate else self.turned(START + 10)
        return Whisker(side, estimate, y, x, self.turned(24), self.turned(9), self._path(estimate, y))

    def _path(self, estimate: Estimate | None, y: int) -> str:
        if estimate is None:
            return ""
        low, high = self.at(estimate.low), self.at(estimate.high)
        ends = "".join(f"M{written(x, y - CAP)}v{2 * CAP}" for x in (low, high))
        return f"M{written(low, y)}H{high}{ends}"
