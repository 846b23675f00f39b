"""Counts are published by the hour; no two of them differ by what one or two persons did."""

import random
from datetime import timedelta
from itertools import combinations

import pytest
from django.utils import timezone

from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.results import jobs
from debates.results.models import Count
from debates.results.publishing import changed, publish
from debates.results.queries import shown, turned
from debates.voting.apart import apart
from debates.voting.models import Tally, Voter
from tests.conftest import argue, block, make_person, stand, vote
from tests.motions.phases import in_phase
from tests.results.counted import closed, confirmed, credit_by, crowd, fresh, told, voted_twice

pytestmark = pytest.mark.django_db


def test_three_people_are_published_and_two_are_not(motion):
    crowd(motion, "for", "against")
    assert publish(motion=motion) is None
    assert not Count.objects.exists()
    crowd(motion, "for")
    assert told(publish(motion=motion)).n == 3


def test_a_count_stands_until_three_more_have_acted(motion):
    crowd(motion, *["for"] * 12)
    first = publish(motion=motion)
    crowd(motion, "for", "for")
    assert publish(motion=motion) is None
    assert Count.objects.get().as_of == first.as_of
    crowd(motion, "for")
    assert told(publish(motion=motion)).n == 15


def test_who_does_not_count_does_not_hide_who_does(motion):
    crowd(motion, *["for"] * 12)
    publish(motion=motion)
    crowd(motion, "for")
    Voter.objects.filter(pk__in=[voter.pk for voter in crowd(motion, "for", "for")]).update(counts=False)
    assert publish(motion=motion) is None


def test_nothing_is_published_where_results_wait_for_the_close(motion):
    crowd(motion, *["for"] * 12)
    Motion.objects.update(results="close")
    assert publish(motion=motion) is None
    Motion.objects.update(results="stance")
    assert publish(motion=motion)


def test_nothing_is_published_in_a_vote_nor_after_the_close(motion):
    for stage, is_published in [(Stage.OPENING_VOTE, False), (Stage.FLOOR, True), (Stage.FINAL_VOTE, False)]:
        motion = in_phase(motion, stage)
        voted_twice(motion, [("for", None)] * 4, name=stage.value)
        assert bool(publish(motion=motion)) == is_published
    crowd(motion, *["for"] * 5)
    assert publish(motion=closed(motion)) is None


def test_who_left_and_was_replaced_does_not_make_two_who_came_be_told(motion):
    crowd(motion, *["for"] * 6, *["against"] * 6)
    publish(motion=motion)
    Voter.objects.filter(position="against").first().delete()
    crowd(motion, "for", "for", "against")
    assert publish(motion=motion) is None
    assert told(Count.objects.get()).before == (6, 0, 6)
    crowd(motion, *["for"] * 3)
    assert told(publish(motion=motion)).before == (11, 0, 6)


def test_the_hourly_job_counts_what_changed(motion, noise):
    crowd(motion, *["for"] * 12)
    crowd(noise, "for", "for")
    assert list(changed()) == [motion]
    jobs.publish_counts(timestamp=0)
    assert list(changed()) == []
    assert told(motion.count).n == 12
    crowd(motion, "for", "for")
    assert list(changed()) == []
    crowd(motion, "against")
    assert list(changed()) == [motion]


def test_the_job_leaves_out_debates_that_are_over(motion, noise):
    crowd(motion, *["for"] * 12)
    crowd(noise, *["for"] * 12)
    Motion.objects.filter(pk=noise.pk).update(closes=timezone.now() - timedelta(minutes=1), opens="2026-01-01T00:00Z")
    assert list(changed()) == [motion]
    Motion.objects.filter(pk=motion.pk).update(closes=timezone.now() + timedelta(hours=1))
    assert list(changed()) == [motion]
    closed(motion)
    assert list(changed()) == []


def test_a_count_is_shown_to_those_who_may_see_totals(motion, person, other):
    assert shown(motion, person) is None
    crowd(motion, *["for"] * 12)
    credit_by(motion, confirmed(3, name="turned"), blocks=[block(motion).block])
    kept = publish(motion=motion)
    stand(motion, person)
    assert shown(fresh(motion), person) == kept
    assert turned(fresh(motion), person) == {block(motion).block_id: 3}
    assert (shown(fresh(motion), other), turned(fresh(motion), other)) == (None, {})
    Count.objects.all().delete()
    assert turned(fresh(motion), person) == {}


@pytest.mark.parametrize("seed", range(3))
def test_after_any_single_acts_two_published_counts_differ_by_three_or_not_at_all(motion, seed):
    lot = random.Random(seed)  # noqa: S311 - to repeat, no secret
    people = confirmed(30, name="crowd")
    posts = [argue(motion, make_person(trust=1), f"Coffee does this, number {n}.") for n in range(2)]
    seen = []
    for _ in range(120):
        _act(lot, motion, lot.choice(people), posts)
        publish(motion=motion)
        seen.append(_seen(motion))
    assert len({repr(one) for one in seen}) > 8
    for one, other in combinations([views for number, views in enumerate(seen) if views != seen[number - 1]], 2):
        for name in one.keys() & other.keys():
            assert apart(one[name], other[name]) not in {1, 2}, name


def _act(lot, motion, person, posts):
    if lot.random() < 0.5:
        stand(motion, person, lot.choice(["for", "for", "undecided", "against"]))
    else:
        axis, values = lot.choice([("helpful", ["yes", "no", None]), ("agree", ["agree", "disagree", "pass", None])])
        vote(lot.choice(posts), person, lot.choice(values), axis)


def _seen(motion) -> dict[str, list[int]]:
    """Each thing that is published, as numbers of persons."""
    views = {
        f"{axis} c{tally.pk}": published[-1]
        for tally in Tally.objects.filter(motion=motion)
        for axis, published in tally.sides.items()
    }
    if kept := Count.objects.filter(motion=motion).first():
        figures = told(kept)
        views["n"] = [figures.n]
        views |= {name: list(row) for name in ("before", "after") if (row := getattr(figures, name))}
    return views
