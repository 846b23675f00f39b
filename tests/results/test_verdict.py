"""The verdict: frozen once, as of the close, whoever asks first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debates.motions.clock import Stage
from debates.motions.models import Motion, Ruling
from debates.motions.services import reopen
from debates.results import jobs
from debates.results.figures import digest
from debates.results.models import Count, Verdict
from debates.results.publishing import closed_at, freeze, publish, undecided
from debates.results.queries import shown, verdict_of, verdicts
from debates.voting.models import Tally, Voter
from tests.conftest import argue, block, make_person, stand
from tests.motions.phases import in_phase
from tests.results.counted import closed, confirmed, credit_by, crowd, example, fresh, over, told, voted_twice
from tests.voting.crowd import flood_voters, flood_votes

pytestmark = pytest.mark.django_db


def test_the_worked_example_is_decided_from_rows(motion):
    flood_voters(motion, example())
    verdict = verdict_of(closed(motion))
    figures = told(verdict)
    assert (figures.n, figures.before, figures.after, figures.swing) == (100, (31, 25, 44), (42, 9, 49), 6)
    assert verdict.hash == digest(figures)


def test_the_example_in_two_votes_has_no_clear_winner(motion):
    motion = in_phase(motion, Stage.FINAL_VOTE)
    voted_twice(motion, [*example(), ("for", None)])
    figures = told(verdict_of(closed(motion)))
    assert (figures.n, figures.once, figures.outcome) == (100, 1, "none")


def test_there_is_none_while_the_debate_sits(motion):
    flood_voters(motion, example())
    assert verdict_of(motion) is None
    assert freeze(motion=motion) is None
    assert not Verdict.objects.exists()


def test_it_is_made_once_and_stays(motion, django_assert_num_queries):
    crowd(motion, *["for"] * 12)
    motion = closed(motion)
    first = verdict_of(motion)
    Voter.objects.filter(motion=motion).update(counts=False)
    with django_assert_num_queries(1):
        assert verdict_of(motion) == first
    assert freeze(motion=motion) == first
    assert told(verdict_of(motion)).n == 12
    assert Verdict.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_readers_and_a_job_at_once_make_one(motion, at_once):
    flood_voters(motion, example())
    motion = closed(motion)
    acts = [lambda: verdict_of(fresh(motion))] * 4 + [lambda: jobs.freeze_verdicts(timestamp=0)]
    *found, nothing = at_once(*acts)
    assert nothing is None
    assert {verdict.pk for verdict in found} == {Verdict.objects.get().pk}


def test_where_nobody_said_where_they_stand_it_says_so(motion):
    figures = told(verdict_of(closed(motion)))
    assert (figures.n, figures.is_told, figures.outcome) == (0, False, "")


def test_it_is_as_of_the_ruling_or_of_the_date_whichever_ended_it(motion, host):
    ruled = closed(motion)
    assert closed_at(ruled) == Ruling.objects.get(act="close").made
    Motion.objects.update(closes=Ruling.objects.get(act="close").made - timedelta(seconds=1), opens="2026-01-01T00:00Z")
    assert closed_at(fresh(motion)) == fresh(motion).closes
    Motion.objects.update(closes=timezone.now() + timedelta(days=1))
    assert closed_at(fresh(motion)) == Ruling.objects.get(act="close").made


def test_what_came_after_its_date_is_left_out(motion):
    motion = over(motion)
    voters = crowd(motion, *["for"] * 12)
    voters[0].stances.create(number=2, position="against", made=timezone.now())
    assert told(verdict_of(motion)).after == (12, 0, 0)
    assert verdict_of(motion).as_of == motion.closes


def test_where_nothing_says_when_it_closed_it_is_made_once_all_the_same(motion):
    Motion.objects.update(state="closed")
    first = verdict_of(fresh(motion))
    assert verdict_of(fresh(motion)) == freeze(motion=motion) == first
    assert list(undecided()) == []


def test_a_debate_that_is_taken_up_again_gets_another_at_its_next_close(motion, host):
    crowd(motion, *["for"] * 12)
    first = verdict_of(closed(motion))
    reopen(motion=motion, by=host, reason="It was not over.")
    assert verdict_of(fresh(motion)) is None
    crowd(motion, *["against"] * 4)
    second = verdict_of(closed(motion))
    assert [told(one).n for one in Verdict.objects.order_by("as_of")] == [12, 16]
    assert verdicts([fresh(motion)]) == {motion.pk: second}
    assert first != second


def test_the_last_one_or_two_are_left_out_where_the_hour_before_was_told(motion):
    voters = crowd(motion, *["for"] * 12)
    publish(motion=motion)
    voters[0].stances.create(number=2, position="against")
    assert told(verdict_of(closed(motion))).after == (12, 0, 0)


def test_everybody_is_counted_where_nothing_was_told_before(motion):
    voters = crowd(motion, *["for"] * 12)
    Motion.objects.update(results="close")
    crowd(motion, *["against"] * 3)
    for voter in voters[:4]:
        voter.stances.create(number=2, position="against")
    assert publish(motion=motion) is None
    figures = told(verdict_of(closed(motion)))
    assert figures.after == (8, 0, 7)
    assert (9, 0, 6) not in [totals for _moment, totals in figures.course]


def test_after_few_people_or_a_final_vote_everybody_is_counted(motion):
    motion = in_phase(motion, Stage.FLOOR)
    voted_twice(motion, [("for", None)] * 4, name="early")
    assert publish(motion=motion)
    motion = in_phase(motion, Stage.FINAL_VOTE)
    *_others, last = voted_twice(motion, [*[("for", "against")] * 11, ("for", None)])
    last.stances.create(number=2, position="against", stage="final_vote")
    assert told(verdict_of(closed(motion))).n == 12


def test_at_the_close_posts_are_ranked_by_everybody_where_nothing_was_told_before(motion):
    post = argue(motion, make_person(trust=1))
    credit_by(motion, confirmed(4), posts=[post])
    flood_votes([post], crowd(motion, "for", "against"), "yes")
    verdict_of(closed(motion))
    tally = Tally.objects.get(pk=post.pk)
    assert (tally.persuasion, tally.sides) == (4, {"helpful": [[1, 0, 1, 0]]})


def test_at_the_close_the_last_one_or_two_rank_nothing_where_posts_were_told_before(motion):
    post = argue(motion, make_person(trust=1))
    crowd(motion, *["for"] * 3)
    publish(motion=motion)
    flood_votes([post], crowd(motion, "for", "against"), "yes")
    verdict_of(closed(motion))
    assert Tally.objects.get(pk=post.pk).sides == {}


def test_what_turned_people_stays_to_be_read(motion, person):
    credit_by(motion, confirmed(5), blocks=[block(motion).block])
    crowd(motion, *["for"] * 8)
    verdict = shown(closed(motion), person)
    (credited,) = told(verdict).credited
    assert (credited.block, credited.people) == (block(motion).block_id, 5)
    assert motion.count.turned == {str(block(motion).block_id): 5}


def test_credits_are_told_in_groups_where_some_were_told_before(motion):
    crowd(motion, *["for"] * 3)
    publish(motion=motion)
    credit_by(motion, confirmed(5), blocks=[block(motion).block])
    crowd(motion, *["for"] * 8)
    verdict_of(closed(motion))
    assert Count.objects.get().turned == {str(block(motion).block_id): 3}


def test_the_job_decides_debates_that_ended_and_no_others(motion, noise, host):
    crowd(motion, *["for"] * 12)
    over(noise)
    ended = closed(motion)
    assert {one.pk for one in undecided()} == {motion.pk, noise.pk}
    jobs.freeze_verdicts(timestamp=0)
    assert list(undecided()) == []
    assert verdicts([ended, fresh(noise)]).keys() == {motion.pk, noise.pk}
    reopen(motion=motion, by=host, reason="It was not over.")
    assert list(undecided()) == []
    assert verdicts([fresh(motion)]) == {}
    closed(motion)
    assert [one.pk for one in undecided()] == [motion.pk]


def test_everybody_reads_it(motion, person):
    stand(motion, person)
    motion = closed(motion)
    assert shown(motion, person) == verdict_of(motion)
