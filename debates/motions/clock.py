"""The clock of a debate: what may be said at a time, and what comes next. Pure: nothing runs for a phase to change.

Terms follow the Oxford style of debating: statements by invited speakers, rebuttals, the floor, closing statements,
between an opening and a final vote.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Say(StrEnum):
    """What somebody is about to say."""

    COMMENT = "comment"
    ARGUMENT = "argument"  # for or against the motion itself
    COUNTER = "counterargument"  # to another argument, whatever it does to it


class Who(StrEnum):
    """Who may argue."""

    NOBODY = "nobody"
    SPEAKERS = "speakers"
    EVERYBODY = "everybody"


class Stage(StrEnum):
    """The kinds of phases, in the order in which they follow one another."""

    OPENING_VOTE = "opening_vote"
    STATEMENTS = "statements"
    REBUTTALS = "rebuttals"
    FLOOR = "floor"
    CLOSING = "closing"
    FINAL_VOTE = "final_vote"


class Standing(StrEnum):
    """Where a debate is by its dates alone."""

    COMING = "coming"
    SITTING = "sitting"
    OVER = "over"


# What may be argued in each stage, and by whom unless the host says otherwise. Comments are another matter.
ALLOWS: dict[Stage, frozenset[Say]] = {
    Stage.OPENING_VOTE: frozenset(),
    Stage.STATEMENTS: frozenset({Say.ARGUMENT}),
    Stage.REBUTTALS: frozenset({Say.COUNTER}),
    Stage.FLOOR: frozenset({Say.ARGUMENT, Say.COUNTER}),
    Stage.CLOSING: frozenset({Say.ARGUMENT}),
    Stage.FINAL_VOTE: frozenset(),
}
USUALLY: dict[Stage, Who] = {
    Stage.OPENING_VOTE: Who.NOBODY,
    Stage.STATEMENTS: Who.SPEAKERS,
    Stage.REBUTTALS: Who.SPEAKERS,
    Stage.FLOOR: Who.EVERYBODY,
    Stage.CLOSING: Who.SPEAKERS,
    Stage.FINAL_VOTE: Who.NOBODY,
}


# How long each stage lasts where nobody says otherwise.
DAYS: dict[Stage, int] = {
    Stage.OPENING_VOTE: 2,
    Stage.STATEMENTS: 3,
    Stage.REBUTTALS: 3,
    Stage.FLOOR: 7,
    Stage.CLOSING: 2,
    Stage.FINAL_VOTE: 2,
}


class Fault(StrEnum):
    """What can be wrong with a phase of a timetable."""

    EMPTY = "empty"  # it ends before it starts, or at once
    OUT_OF_ORDER = "out of order"  # it starts before an earlier stage does
    OVERLAPS = "overlaps"  # it starts before the phase before it ends
    TWICE = "twice"  # the stage is there already


@dataclass(frozen=True, slots=True)
class Span:
    """One phase: from ``starts`` until before ``ends``; ``longest`` is how many characters an argument may have."""

    stage: Stage
    starts: datetime
    ends: datetime
    who: Who
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """When a debate sits: until ``closes``, or for ever; ``spans`` are its phases in order, none in an open debate."""

    opens: datetime
    closes: datetime | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock shows: ``span`` is the phase that runs, none between two; ``until`` is when this changes."""

    standing: Standing
    has_phases: bool
    span: Span | None = None
    following: Span | None = None
    until: datetime | None = None


def read(timetable: Timetable, now: datetime) -> Reading:
    """Return what the clock of a debate shows at a time.

    A moment belongs to what begins with it: at ``closes`` the debate is over, at a phase's ``ends`` the phase is.
    """
    has_phases = bool(timetable.spans)
    following = next((span for span in timetable.spans if span.starts > now), None)
    if now < timetable.opens:
        return Reading(Standing.COMING, has_phases, following=following, until=timetable.opens)
    if timetable.closes is not None and now >= timetable.closes:
        return Reading(Standing.OVER, has_phases)
    running = next((span for span in timetable.spans if span.starts <= now < span.ends), None)
    until = running.ends if running else following.starts if following else timetable.closes
    return Reading(Standing.SITTING, has_phases, running, following, until)


def audience(reading: Reading, say: Say, *, voices: Who = Who.EVERYBODY, comments_follow: bool = False) -> Who:
    """Return who may say something when the clock shows this.

    ``voices`` is who may argue in an open debate; ``comments_follow`` says that comments wait for the floor too.
    """
    if reading.standing != Standing.SITTING:
        return Who.NOBODY
    if say == Say.COMMENT:
        is_waiting = comments_follow and reading.has_phases and not _is(reading, Stage.FLOOR)
        return Who.NOBODY if is_waiting else Who.EVERYBODY
    if not reading.has_phases:
        return voices
    if reading.span is None or say not in ALLOWS[reading.span.stage]:
        return Who.NOBODY
    return reading.span.who


def longest(reading: Reading, say: Say) -> int | None:
    """Return how many characters a text may have in the phase that runs, none where the phase sets no bound."""
    return reading.span.longest if reading.span is not None and say != Say.COMMENT else None


def planned(start: datetime, stages: Sequence[Stage] = tuple(Stage)) -> tuple[Span, ...]:
    """Return a timetable of the stages from a start, each as long as it usually lasts."""
    spans: list[Span] = []
    for stage in stages:
        begins = spans[-1].ends if spans else start
        spans.append(Span(stage, begins, begins + timedelta(days=DAYS[stage]), USUALLY[stage]))
    return tuple(spans)


def faults(spans: Sequence[Span]) -> Iterator[tuple[Stage, Fault]]:
    """Yield what is wrong with the phases of a timetable, taken in the order of their stages."""
    in_order = sorted(spans, key=lambda span: list(Stage).index(span.stage))
    for at, span in enumerate(in_order):
        before = in_order[:at]
        if span.ends <= span.starts:
            yield span.stage, Fault.EMPTY
        elif any(earlier.stage == span.stage for earlier in before):
            yield span.stage, Fault.TWICE
        elif any(span.starts < earlier.starts for earlier in before):
            yield span.stage, Fault.OUT_OF_ORDER
        elif any(span.starts < earlier.ends for earlier in before):
            yield span.stage, Fault.OVERLAPS


def following(spans: Sequence[Span], now: datetime) -> tuple[Stage, ...]:
    """Return the stages that may still be put ahead: those that come after every phase that has begun."""
    begun = [list(Stage).index(span.stage) for span in spans if span.starts <= now]
    return tuple(list(Stage)[max(begun) + 1 :]) if begun else tuple(Stage)


def _is(reading: Reading, stage: Stage) -> bool:
    return reading.span is not None and reading.span.stage == stage
