"""How it went: the shares of the three positions over time, as steps, with how many they are shares of beneath. Pure.

Steps and no curves: nothing is known between two counts, so a count stands until the next.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from debates.results.bands import POSITIONS
from debates.results.spacing import apart, written
from debates.results.steps import FOOT, N_FOOT, N_TOP, TOP, WIDTH, Area, Count, Course, Mark, Phase, Tick

START, END = 72, 548  # where time begins, after "50 %", and where it ends, before "1,000,000"
LABEL, NUMBER = 66, 30  # the height of a label at the end and the width of a phase's number, on a phone
WIDE = 4  # a step is this wide at least: of counts that are nearer the last one is drawn
_STEPS = (1, 2, 3, 6, 12, 24, 48, 120, 168, 336, 720, 1440, 2880)  # hours between ticks
_TICKS, _HOURS, _DAY = 5, 48, 24

_Span = tuple[int, int, Count]  # from where to where a count stands


def course(
    counts: Sequence[Count], *, phases: Sequence[Phase] = (), until: float = 0.0, is_mirrored: bool = False
) -> Course | None:
    """Return the picture of counts in the order of time, none if nobody was ever counted.

    ``until`` is the last moment that is known of, in days since the opening: now, or the close; the last count
    stands until then. Nothing is drawn where there was nobody. ``is_mirrored`` has time run from the right.
    """
    days = [count.day for count in counts]
    latest = max(until, *days, *(phase.day for phase in phases), 1 / _DAY)
    frame = _Frame(min([0.0, *days]), latest, is_mirrored)
    steps = _thinned(counts, frame)
    counted = [count for count in steps if count.n]
    if not counted:
        return None
    return Course(
        areas=_areas(steps, counted[-1], frame),
        size=_size(steps, frame),
        ticks=frame.ticks(),
        marks=_marks(phases, frame),
        is_in_hours=frame.is_in_hours,
        first=counted[0],
        last=counted[-1],
        most=max(count.n for count in counted),
        start=frame.turned(START),
        end=frame.turned(END),
        is_mirrored=is_mirrored,
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where moments lie."""

    opening: float
    close: float
    is_mirrored: bool

    def along(self, day: float) -> float:
        """Return where a moment lies for who reads from the left."""
        return START + (END - START) * (day - self.opening) / (self.close - self.opening)

    def at(self, day: float) -> int:
        """Return where a moment lies."""
        return self.turned(round(self.along(day)))

    def turned(self, x: int) -> int:
        """Return a place as it is for who reads from here."""
        return WIDTH - x if self.is_mirrored else x

    @property
    def is_in_hours(self) -> bool:
        """Whether the scale counts hours."""
        return (self.close - self.opening) * _DAY <= _HOURS

    def ticks(self) -> tuple[Tick, ...]:
        """Return the ticks of the scale, five at most after that of the opening."""
        hours = self.close * _DAY
        steps = _STEPS if self.is_in_hours else [step for step in _STEPS if step >= _DAY]
        step = next((step for step in steps if hours / step <= _TICKS), int(hours // _TICKS // _DAY + 1) * _DAY)
        size = 1 if self.is_in_hours else _DAY
        return tuple(Tick(hour // size, self.at(hour / _DAY)) for hour in range(0, int(hours) + 1, step))


def _thinned(counts: Iterable[Count], frame: _Frame) -> list[Count]:
    """Return no more counts than there is width for: the last one in each strip of WIDE units."""
    return [list(strip)[-1] for _, strip in groupby(counts, key=lambda count: int(frame.along(count.day) // WIDE))]


def _marks(phases: Sequence[Phase], frame: _Frame) -> tuple[Mark, ...]:
    places = apart([frame.along(phase.day) for phase in phases], NUMBER, START, END)
    return tuple(
        Mark(number, phase.name, frame.at(phase.day), frame.turned(place))
        for number, (phase, place) in enumerate(zip(phases, places, strict=True), 1)
    )


def _areas(steps: Sequence[Count], last: Count, frame: _Frame) -> tuple[Area, ...]:
    edges = [_share_y(last.above(place)) for place in range(4)]
    middles = [sum(pair) / 2 for pair in pairwise(edges)]
    labels = apart(middles, LABEL, TOP + LABEL / 2 - 8, FOOT - LABEL / 2 + 8)
    paths = [_outline(steps, frame, _edge(place), _edge(place + 1)) for place in range(3)]
    return tuple(map(Area, POSITIONS, paths, last.percents, labels))


def _edge(places: int) -> Callable[[Count], float]:
    return lambda count: _share_y(count.above(places))


def _share_y(share: float) -> float:
    return TOP + (FOOT - TOP) * share


def _size(steps: Sequence[Count], frame: _Frame) -> str:
    most = max(count.n for count in steps)
    return _outline(steps, frame, lambda count: N_FOOT - (N_FOOT - N_TOP) * count.n / most, lambda _: N_FOOT)


def _outline(
    steps: Sequence[Count], frame: _Frame, upper: Callable[[Count], float], lower: Callable[[Count], float]
) -> str:
    """Return the outline of steps between two edges: one for each run of counts in which there was anybody."""
    ends = [*(frame.at(count.day) for count in steps[1:]), frame.turned(END)]
    spans = [(frame.at(count.day), end, count) for count, end in zip(steps, ends, strict=True)]
    runs = [list(run) for is_counted, run in groupby(spans, key=lambda span: span[2].n > 0) if is_counted]
    return "".join(_there(run, upper) + _back(run, lower) for run in runs)


def _there(run: Sequence[_Span], upper: Callable[[Count], float]) -> str:
    begins, _, first = run[0]
    return f"M{written(begins, upper(first))}" + "".join(
        f"V{written(upper(count))}H{written(end)}" for _, end, count in run
    )


def _back(run: Sequence[_Span], lower: Callable[[Count], float]) -> str:
    return "".join(f"V{written(lower(count))}H{written(begins)}" for begins, _, count in reversed(run)) + "z"
