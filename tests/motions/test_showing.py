"""The clock in words, and the order of the day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debates.motions.clock import Stage, planned
from debates.motions.models import Motion
from debates.motions.showing import Face, day_order, face, left
from tests.conftest import make_motion
from tests.motions.phases import DAY, in_phase, with_terms
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ({"days": 23, "hours": 5}, "23 days"),
        ({"days": 2, "hours": 4}, "2 days 4 h"),
        ({"days": 1, "minutes": 5}, "1 day"),
        ({"hours": 4, "minutes": 20}, "4 h 20 min"),
        ({"hours": 4}, "4 h"),
        ({"minutes": 12}, "12 min"),
        ({"milliseconds": 5}, "1 min"),
        ({"days": -1}, "1 min"),
    ],
)
def test_how_long_it_takes_is_told_as_people_say_it(rest, told):
    assert left(timezone.now() + timedelta(**rest, seconds=1)) == told


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        (Stage.OPENING_VOTE, ("Opening vote", "closes in 1 day 22 h")),
        (Stage.REBUTTALS, ("Rebuttals", "close in 2 days 22 h")),
        (Stage.FLOOR, ("Floor debate", "closes in 6 days 22 h")),
    ],
)
def test_a_phase_is_named_with_the_time_that_is_left(motion, stage, told):
    now = in_phase(motion, stage)
    shown = face(now)
    assert (shown.title, shown.told) == told
    assert shown.moment == now.clock.span.ends


def test_a_debate_whose_phases_say_less_than_its_dates_rests(motion):
    with_terms(motion, spans=planned(timezone.now() - 4 * DAY, [Stage.STATEMENTS]))
    Motion.objects.filter(pk=motion.pk).update(closes=timezone.now() + DAY)
    assert face(Motion.objects.get(pk=motion.pk)) == Face("Between phases")


def test_the_order_of_the_day_is_past_now_and_to_come_and_ends_with_the_verdict(motion):
    now = in_phase(motion, Stage.REBUTTALS)
    steps = day_order(now)
    assert [step.place for step in steps] == ["past", "past", "now", "", "", "", ""]
    assert steps[2].until == now.clock.span.ends
    assert steps[-1].title == "Verdict"
    over = with_terms(make_motion(), spans=planned(timezone.now() - 99 * DAY))
    assert [step.place for step in day_order(over)] == ["past"] * 6 + ["now"]
    assert day_order(with_terms(make_motion())) == []


def test_the_clock_costs_nothing_in_an_open_debate_and_one_query_in_a_structured_one(motion, person):
    pages = [motion.get_absolute_url(), f"{motion.get_absolute_url()}said/", f"{motion.get_absolute_url()}p/1/"]
    before = [queries_of(address, person) for address in pages]
    in_phase(motion, Stage.FLOOR)
    assert [queries_of(address, person) for address in pages] == [count + 1 for count in before]
    assert before[0] <= 9


def test_the_bar_of_every_page_tells_when_the_phase_ends(motion):
    now = in_phase(motion, Stage.FLOOR)
    machine = f"{now.clock.span.ends:%Y-%m-%dT%H:%M}Z"
    for address in ("", "said/", "p/1/", "people/"):
        shown = page(f"{motion.get_absolute_url()}{address}")
        bar = shown[shown.index('class="clock"') :]
        assert f'datetime="{machine}"' in bar[: bar.index("</p>")]
