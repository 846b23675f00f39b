"""Corrections proposed and decided at the same time, on real connections."""

import pytest

from debates.corrections.models import Correction
from debates.corrections.services import accept, decline
from debates.posts.derived import faults
from debates.posts.models import Placement, Post
from forum.web.refusal import Refusal
from tests.conftest import argue, counter, make_person
from tests.corrections.places import now, proposed

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_proposal_eight_times_at_once_is_one(motion, person, other, at_once):
    answer = counter(argue(motion, person), other)
    results = at_once(*[lambda: proposed(answer, person)] * 8)
    refusals = [result.refused for result in results if isinstance(result, Refusal)]
    assert [refused.status for refused in refusals] == [409] * 7
    assert Correction.objects.count() == 1


def test_accepted_and_declined_at_once_is_decided_once_and_the_others_are_told(motion, person, other, host, at_once):
    answer = counter(argue(motion, person), other)
    row = proposed(answer, person)
    acts = [lambda by=by: accept(correction=row, by=by) for by in (other, host)] * 2
    results = at_once(*acts, *[lambda: decline(correction=row, by=host, word="No.")] * 2)
    (done,) = [result for result in results if isinstance(result, Correction)]
    refusals = [result.refused for result in results if isinstance(result, Refusal)]
    assert [(refused.status, "already, by" in refused.reason) for refused in refusals] == [(409, True)] * 5
    assert now(row).state == done.state
    assert Placement.objects.count() == (1 if done.state == "accepted" else 0)


def test_two_accepted_at_once_that_would_make_a_circle_leave_one_open(motion, person, host, at_once):
    one, two = argue(motion, person, "One."), argue(motion, person, "Two.")
    third = make_person()
    rows = [proposed(post, third, "place", target=to, relation="supports") for post, to in ((one, two), (two, one))]
    results = at_once(*[lambda row=row: accept(correction=row, by=host) for row in rows])
    assert sorted(type(result).__name__ for result in results) == ["Correction", "Refusal"]
    assert sorted(now(row).state for row in rows) == ["accepted", "open"]
    assert Post.objects.filter(parent=None).count() == 1
    assert faults() == []
