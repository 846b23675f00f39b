"""By what posts are ordered follows from the votes of both sides, hourly, and tells of nobody alone."""

import pytest

from debates.results import jobs
from debates.voting import ranking
from debates.voting.models import Tally, Voter
from debates.voting.models.tally import UNRANKED
from debates.voting.ranking import Split, Views
from debates.voting.ranks import MOST_EARLIER, at_dawn, rank_anew, settle_counts
from debates.voting.states import Axis
from tests.conftest import argue, make_person, say, vote
from tests.results.counted import closed, confirmed, credit_by, crowd
from tests.voting.crowd import flood_votes

pytestmark = pytest.mark.django_db
KEY = pytest.approx


@pytest.fixture
def post(motion):
    return argue(motion, make_person(trust=1))


@pytest.fixture
def sides(motion):
    return crowd(motion, *["for"] * 10), crowd(motion, *["against"] * 10)


def tally(post) -> Tally:
    return Tally.objects.get(pk=post.pk)


def test_a_post_ranks_by_the_side_that_likes_it_less(motion, post, sides, noise):
    for_, against = sides
    flood_votes([post], [*for_, *against[:7]], "yes")
    flood_votes([post], against[7:], "no")
    assert rank_anew(motion) == 1
    rank = ranking.best(Split(17, 20), Split(10, 10), Split(7, 10))
    assert tally(post).best == KEY(rank.key)
    assert rank.band == ranking.Band.BRIDGED
    assert not tally(post).is_waiting


def test_without_readers_of_the_other_side_it_waits(motion, post, sides):
    flood_votes([post], sides[0], "yes")
    rank_anew(motion)
    assert tally(post).is_waiting
    assert tally(post).best == KEY(1 + ranking.wilson(10, 10))


def test_undecided_late_and_untrusted_voters_have_no_side(motion, post, sides):
    for_, against = sides
    undecided = crowd(motion, *["undecided"] * 5)
    flood_votes([post], [*for_, *against, *undecided], "agree", axis="agree")
    Voter.objects.filter(pk__in=[one.pk for one in for_[:4]]).update(is_late=True)
    Voter.objects.filter(pk__in=[one.pk for one in against[:3]]).update(counts=False)
    rank_anew(motion)
    assert tally(post).sides == {"agree": [[6, 0, 0, 7, 0, 0]]}
    assert tally(post).common == KEY(ranking.common(Views(6, 0, 0), Views(7, 0, 0)))


def test_what_divides_is_counted_too(motion, post, sides):
    for_, against = sides
    flood_votes([post], for_, "agree", axis="agree")
    flood_votes([post], against, "disagree", axis="agree")
    rank_anew(motion)
    assert tally(post).divided == KEY(ranking.divided(Views(10, 0, 0), Views(0, 10, 0)))
    assert tally(post).common == 0


def test_two_who_vote_change_no_rank_and_the_third_does(motion, post, sides):
    for_, against = sides
    flood_votes([post], for_[:2], "yes")
    rank_anew(motion)
    assert tally(post).sides == {}
    flood_votes([post], against[:1], "yes")
    rank_anew(motion)
    assert tally(post).sides == {"helpful": [[2, 0, 1, 0]]}
    flood_votes([post], against[1:3], "no")
    rank_anew(motion)
    assert tally(post).sides == {"helpful": [[2, 0, 1, 0]]}


def test_the_first_whole_count_tells_two_as_well(motion, post, sides):
    flood_votes([post], sides[0][:2], "yes")
    rank_anew(motion, is_whole=True)
    assert tally(post).sides == {"helpful": [[2, 0, 0, 0]]}


def test_the_two_questions_are_told_apart(motion, post, sides):
    for_, _against = sides
    flood_votes([post], for_[:3], "yes")
    flood_votes([post], for_[:1], "agree", axis="agree")
    rank_anew(motion)
    assert tally(post).sides == {"helpful": [[3, 0, 0, 0]]}


def test_votes_that_are_withdrawn_are_told_when_there_are_three(motion, post, sides):
    flood_votes([post], sides[0][:5], "yes")
    rank_anew(motion)
    post.votes.filter(voter__in=sides[0][:2]).delete()
    rank_anew(motion)
    assert tally(post).sides["helpful"][-1] == [5, 0, 0, 0]
    post.votes.all().delete()
    Tally.objects.update(yes=0)
    assert rank_anew(motion) == 1
    assert tally(post).sides["helpful"][-1] == [0, 0, 0, 0]
    assert tally(post).best == UNRANKED


def test_so_many_earlier_counts_are_remembered(motion, post, sides):
    kept = [[number, 0, 100, 0] for number in range(0, 90, 3)]
    Tally.objects.filter(pk=post.pk).update(sides={"helpful": kept})
    flood_votes([post], sides[0], "no")
    rank_anew(motion)
    assert tally(post).sides["helpful"] == [*kept[-MOST_EARLIER + 1 :], [0, 10, 0, 0]]


def test_ranking_twice_changes_nothing_more(motion, post, sides):
    flood_votes([post], sides[0], "yes")
    assert [rank_anew(motion), rank_anew(motion)] == [1, 0]


def test_persuasion_comes_of_three_credits_and_is_lost_with_them(motion, post):
    people = confirmed(4)
    credit_by(motion, people[:2], posts=[post])
    rank_anew(motion)
    assert tally(post).persuasion == 0
    credit_by(motion, people[2:], posts=[post])
    rank_anew(motion)
    assert tally(post).persuasion == 3
    rank_anew(motion, is_whole=True)
    assert tally(post).persuasion == 4
    Voter.objects.filter(person__in=people).update(counts=False)
    rank_anew(motion)
    assert tally(post).persuasion == 0


def test_more_posts_than_are_held_at_once_are_ranked(motion, sides, monkeypatch):
    monkeypatch.setattr("debates.voting.ranks.BATCH", 2)
    posts = [say(motion, make_person(trust=1), f"Number {n} is said.") for n in range(5)]
    flood_votes(posts, sides[0], "yes")
    assert rank_anew(motion) == 5


def test_the_dawn_keeps_what_midnight_saw(motion, post, sides):
    flood_votes([post], sides[0], "yes")
    rank_anew(motion)
    jobs.note_the_dawn(timestamp=0)
    flood_votes([post], sides[1], "no")
    rank_anew(motion)
    now = tally(post)
    assert (now.dawn_best, now.dawn_yes, now.dawn_votes) == (KEY(1 + ranking.wilson(10, 10)), 10, 10)
    assert [at_dawn(), at_dawn()] == [1, 0]
    assert tally(post).dawn_votes == 20


def test_who_came_to_be_trusted_counts_and_who_lost_it_does_not(motion, post, noise):
    people = [*confirmed(2, name="new"), make_person(trust=0)]
    for one in people:
        vote(post, one)
    assert tally(post).yes == 3
    motion.counts_from = 1
    motion.save()
    before = Voter.objects.get(person=people[2]).acted
    jobs.note_the_dawn(timestamp=0)
    assert tally(post).yes == 2
    assert Voter.objects.get(person=people[2]).acted > before
    type(people[0]).objects.filter(pk=people[0].pk).update(trust=0, trust_granted=0)
    type(people[2]).objects.filter(pk=people[2].pk).update(trust=2)
    assert [settle_counts(motion), settle_counts(motion)] == [2, 0]
    assert list(Voter.objects.order_by("person").values_list("counts", flat=True)) == [False, True, True]
    assert tally(post).yes == 2


def test_moderators_count_always(motion, post, moderator):
    vote(post, moderator)
    motion.counts_from = 3
    motion.save()
    assert settle_counts(motion) == 0
    assert tally(post).yes == 1


def test_after_the_close_trust_changes_nothing(motion, post):
    vote(post, make_person(trust=0))
    motion.counts_from = 1
    motion.save()
    assert settle_counts(closed(motion)) == 0
    assert tally(post).yes == 1


def test_there_are_two_questions():
    assert set(Axis) == {"helpful", "agree"}
