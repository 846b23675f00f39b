"""The clock of a debate: a pure function of its timetable and the time."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from debates.motions.clock import (
    ALLOWS,
    DAYS,
    USUALLY,
    Fault,
    Say,
    Span,
    Stage,
    Standing,
    Timetable,
    Who,
    audience,
    faults,
    following,
    longest,
    planned,
    read,
)

START = datetime(2026, 11, 24, 9, tzinfo=UTC)
MOMENTS = st.integers(-100_000, 100_000).map(lambda minutes: START + timedelta(minutes=minutes))
STAGES = st.lists(st.sampled_from(Stage), unique=True, min_size=1).map(
    lambda found: sorted(found, key=list(Stage).index)
)
GAPS = st.integers(0, 3_000)


@st.composite
def timetables(draw) -> Timetable:
    spans, at = [], draw(MOMENTS)
    for stage in draw(STAGES):
        starts = at + timedelta(minutes=draw(GAPS))
        at = starts + timedelta(minutes=draw(st.integers(1, 5_000)))
        longest_text = draw(st.none() | st.integers(1, 9_000))
        spans.append(Span(stage, starts, at, draw(st.sampled_from(Who)), longest_text))
    return Timetable(spans[0].starts, spans[-1].ends, tuple(spans))


@given(timetables(), MOMENTS)
def test_a_debate_comes_sits_and_is_over_by_its_dates_alone(timetable, now):
    reading = read(timetable, now)
    expected = Standing.COMING if now < timetable.opens else Standing.OVER
    if timetable.opens <= now < timetable.closes:
        expected = Standing.SITTING
    assert reading.standing == expected
    assert reading.has_phases


@given(timetables(), MOMENTS)
def test_a_phase_runs_exactly_from_its_start_until_before_its_end(timetable, now):
    running = [span for span in timetable.spans if span.starts <= now < span.ends]
    assert [read(timetable, now).span] == (running or [None])


@given(timetables(), MOMENTS)
def test_nothing_changes_before_the_moment_that_the_clock_names_and_something_does_then(timetable, now):
    reading = read(timetable, now)
    if reading.until is None:
        assert reading.standing == Standing.OVER
        return
    assert reading.until > now
    just_before, then = read(timetable, reading.until - timedelta(microseconds=1)), read(timetable, reading.until)
    assert (just_before.standing, just_before.span) == (reading.standing, reading.span)
    assert (then.standing, then.span) != (reading.standing, reading.span)


@given(timetables(), MOMENTS)
def test_what_follows_is_the_next_phase_to_begin(timetable, now):
    ahead = [span for span in timetable.spans if span.starts > now]
    is_over = read(timetable, now).standing == Standing.OVER
    assert read(timetable, now).following == (None if is_over or not ahead else ahead[0])


@given(MOMENTS, st.none() | st.integers(1, 9_999))
def test_an_open_debate_sits_until_its_close_or_for_ever(opens, minutes):
    closes = None if minutes is None else opens + timedelta(minutes=minutes)
    timetable = Timetable(opens, closes)
    assert read(timetable, opens - timedelta(microseconds=1)).standing == Standing.COMING
    assert read(timetable, opens).standing == Standing.SITTING
    assert read(timetable, opens).until == closes
    if closes is not None:
        assert read(timetable, closes).standing == Standing.OVER


@given(timetables(), MOMENTS, st.booleans(), st.sampled_from(Who))
def test_who_may_say_what_is_told_by_the_phase_and_nobody_says_anything_outside(timetable, now, follow, voices):
    reading = read(timetable, now)
    for say in Say:
        who = audience(reading, say, voices=voices, comments_follow=follow)
        if reading.standing != Standing.SITTING:
            assert who == Who.NOBODY
        elif say == Say.COMMENT:
            on_floor = reading.span is not None and reading.span.stage == Stage.FLOOR
            assert (who == Who.EVERYBODY) == (not follow or on_floor)
        else:
            allowed = reading.span is not None and say in ALLOWS[reading.span.stage]
            assert who == (reading.span.who if allowed else Who.NOBODY)


@given(st.sampled_from(Who), st.booleans())
def test_in_an_open_debate_everybody_comments_and_the_host_says_who_argues(voices, follow):
    reading = read(Timetable(START), START)
    assert audience(reading, Say.COMMENT, voices=voices, comments_follow=follow) == Who.EVERYBODY
    assert {audience(reading, say, voices=voices) for say in (Say.ARGUMENT, Say.COUNTER)} == {voices}


@given(timetables(), MOMENTS)
def test_the_longest_text_is_that_of_the_phase_and_binds_no_comment(timetable, now):
    reading = read(timetable, now)
    assert longest(reading, Say.COMMENT) is None
    assert longest(reading, Say.ARGUMENT) == (reading.span.longest if reading.span else None)


@given(MOMENTS, STAGES)
def test_what_is_planned_has_no_fault_no_gap_and_the_usual_lengths(start, stages):
    spans = planned(start, stages)
    assert list(faults(spans)) == []
    assert [span.stage for span in spans] == stages
    assert all(earlier.ends == later.starts for earlier, later in pairwise(spans))
    assert all((span.ends - span.starts).days == DAYS[span.stage] and span.who == USUALLY[span.stage] for span in spans)


@given(timetables())
def test_a_timetable_in_order_has_no_fault_however_its_phases_are_listed(timetable):
    assert list(faults(timetable.spans[::-1])) == []


def span(stage: Stage, starts: int, ends: int) -> Span:
    return Span(stage, START + timedelta(hours=starts), START + timedelta(hours=ends), Who.EVERYBODY)


def test_each_fault_is_found_at_its_phase():
    floor, closing = Stage.FLOOR, Stage.CLOSING
    assert list(faults([span(floor, 5, 5)])) == [(floor, Fault.EMPTY)]
    assert list(faults([span(floor, 0, 5), span(floor, 5, 9)])) == [(floor, Fault.TWICE)]
    assert list(faults([span(floor, 5, 9), span(closing, 0, 4)])) == [(closing, Fault.OUT_OF_ORDER)]
    assert list(faults([span(floor, 0, 5), span(closing, 4, 9)])) == [(closing, Fault.OVERLAPS)]
    assert list(faults([span(floor, 0, 5), span(closing, 5, 9)])) == []


@given(timetables(), MOMENTS)
def test_only_phases_after_all_that_have_begun_may_still_be_put_ahead(timetable, now):
    ahead = following(timetable.spans, now)
    begun = [list(Stage).index(s.stage) for s in timetable.spans if s.starts <= now]
    assert ahead == tuple(Stage)[max(begun, default=-1) + 1 :]
