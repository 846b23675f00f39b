"""What is told of a debate follows from its rows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debates.motions.clock import Stage
from debates.results.counting import Earlier, count
from debates.voting.models import Voter
from debates.voting.ranks import settle_counts
from tests.conftest import make_person, stand
from tests.motions.phases import in_phase
from tests.results.counted import crowd, example, fresh, voted_twice
from tests.voting.crowd import flood_voters

pytestmark = pytest.mark.django_db


def now_of(motion, **fields):
    return count(fresh(motion), timezone.now(), **fields)


def test_the_example_is_counted_from_rows(motion, noise):
    flood_voters(motion, example())
    flood_voters(noise, [("for", "against")] * 7, name="noise")
    figures = now_of(motion)
    assert (figures.n, figures.before, figures.after) == (100, (31, 25, 44), (42, 9, 49))
    assert (figures.swing, figures.changed, figures.merged) == (6, 26, 26)
    assert (figures.late, figures.once, figures.outcome) == (0, 0, "")


def test_of_four_hundred_like_it_conversions_and_switchers_are_told(motion):
    flood_voters(motion, example(times=4))
    figures = now_of(motion)
    assert [round(one.share, 3) for one in figures.conversions] == [0.168, 0.128]
    assert figures.switchers[:2] == (16, 8)


def test_the_row_between_the_first_and_the_last_changes_nothing(motion):
    flood_voters(motion, [("for", "against", "for")] * 12)
    figures = now_of(motion)
    assert (figures.before, figures.after, figures.changed) == ((12, 0, 0), (12, 0, 0), 0)


def test_what_comes_after_the_time_is_left_out(motion):
    flood_voters(motion, [("undecided", "for")] * 12)  # an hour between the rows, the first 19 hours ago
    early = count(motion, timezone.now() - timedelta(hours=18, minutes=30))
    assert (early.n, early.after) == (12, (0, 12, 0))
    assert now_of(motion).after == (12, 0, 0)
    assert count(motion, timezone.now() - timedelta(days=1)).n == 0


def test_nine_people_are_too_few_and_ten_are_not(motion):
    crowd(motion, *["for"] * 9)
    assert (now_of(motion).n, now_of(motion).is_told, now_of(motion).before) == (9, False, None)
    crowd(motion, "for")
    assert (now_of(motion).n, now_of(motion).is_told, now_of(motion).before) == (10, True, (10, 0, 0))


def test_who_is_not_trusted_enough_is_not_counted(motion):
    crowd(motion, *["for"] * 12)
    Voter.objects.filter(pk__in=Voter.objects.values("pk")[:2]).update(counts=False)
    assert now_of(motion).n == 10


def test_who_saw_totals_first_is_numbered_and_left_out(motion):
    voters = crowd(motion, *["for"] * 12)
    Voter.objects.filter(pk__in=[voter.pk for voter in voters[:2]]).update(is_late=True)
    figures = now_of(motion)
    assert (figures.n, figures.late) == (10, 2)


def test_who_left_is_counted_as_before(motion):
    voters = flood_voters(motion, example())
    before = count(motion, moment := timezone.now())
    voters[0].person.delete()
    assert Voter.objects.filter(motion=motion, person=None).count() == 1
    settle_counts(motion)
    assert count(fresh(motion), moment) == before


def test_in_a_structured_debate_those_count_who_voted_twice(motion):
    motion = in_phase(motion, Stage.FINAL_VOTE)
    voted_twice(motion, [*[("for", "against")] * 10, ("for", None), (None, "for"), (None, "against"), (None, None)])
    figures = now_of(motion)
    assert (figures.n, figures.before, figures.after, figures.once) == (10, (10, 0, 0), (0, 0, 10), 3)
    assert figures.course == ()


def test_what_somebody_said_between_the_votes_counts_in_neither(motion):
    motion = in_phase(motion, Stage.FLOOR)
    crowd(motion, *["for"] * 4)
    stand(motion, make_person(trust=1), "for")
    assert (now_of(motion).n, now_of(motion).once) == (0, 0)


@pytest.mark.parametrize(("left_out", "before", "after"), [
    (Stage.OPENING_VOTE, (0, 11, 0), (11, 0, 0)),
    (Stage.FINAL_VOTE, (0, 0, 11), (0, 11, 0)),
])  # fmt: skip
def test_a_vote_that_a_debate_leaves_out_asks_nothing(motion, left_out, before, after):
    motion = in_phase(motion, Stage.FINAL_VOTE)
    first = {Stage.OPENING_VOTE: "", Stage.FINAL_VOTE: "opening_vote"}[left_out]
    motion.phases.filter(stage=left_out).delete()
    voters = flood_voters(motion, [()] * 11)
    rows = [("undecided", "undecided", "for"), ("against", "against", "undecided")][left_out == Stage.FINAL_VOTE]
    stages = (first, "floor", "final_vote" if first == "" else "closing")
    for voter in voters:
        for number, (position, stage) in enumerate(zip(rows, stages, strict=True), start=1):
            voter.stances.create(number=number, position=position, stage=stage)
    figures = now_of(motion)
    assert (figures.before, figures.after, figures.once) == (before, after, 0)


def test_a_structured_debate_has_a_winner_where_chance_does_not_decide(motion):
    motion = in_phase(motion, Stage.FINAL_VOTE)
    voted_twice(motion, [("undecided", "for")] * 30 + [("against", "for")] * 10 + [("against", "against")] * 20)
    assert now_of(motion).outcome == "for"


def test_an_hourly_count_leaves_out_the_last_one_or_two(motion):
    voters = flood_voters(motion, [("for",)] * 12)
    early = now_of(motion, earlier=Earlier.ALL, is_last=False)
    for voter in voters[:2]:
        voter.stances.create(number=2, position="against")
    assert now_of(motion, earlier=Earlier.ALL, is_last=False).after == early.after == (12, 0, 0)
    voters[2].stances.create(number=2, position="against")
    assert now_of(motion, earlier=Earlier.ALL, is_last=False).after == (9, 0, 3)


def test_the_last_count_leaves_them_out_where_the_table_was_told_before(motion):
    voters = flood_voters(motion, [("for",)] * 12)
    voters[0].stances.create(number=2, position="against")
    assert now_of(motion, earlier=Earlier.ALL).after == (12, 0, 0)
    for earlier in (Earlier.POSTS, Earlier.NOTHING):
        assert now_of(motion, earlier=earlier).n == 12
        assert now_of(motion, earlier=earlier).after is None  # one against is too few to be told


def test_two_are_not_counted_by_the_hour_at_all(motion):
    crowd(motion, "for", "against")
    assert now_of(motion, is_last=False).n == 0
    assert now_of(motion).n == 2


def test_how_it_went_is_told_where_enough_came_and_moved(motion):
    flood_voters(motion, [("undecided", "for")] * 12)
    figures = now_of(motion)
    assert [totals for _moment, totals in figures.course] == [(0, 12, 0), (12, 0, 0)]
    moments = [moment for moment, _totals in figures.course]
    assert moments == sorted(moments)
    assert moments[0].endswith("+00:00")
