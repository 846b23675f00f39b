"""Voting on a post: one row for person, post and question; totals come from rows."""

import pytest

from debates.posts.models import Post
from debates.voting.derived import faults
from debates.voting.models import Tally, Vote
from debates.voting.queries import Ballot, booth_for
from forum.web.refusal import Refusal
from tests.conftest import argue, counter, make_person, say, stand, vote


def ballot_of(motion, post, viewer) -> Ballot:
    booth = booth_for(viewer, motion)
    return booth.ballot(booth.prepare(Post.objects.filter(pk=post.pk)).get())


@pytest.fixture
def argument(motion, person):
    return argue(motion, person)


def test_a_vote_is_one_row_however_often_it_is_cast_and_changed(argument, other):
    for value in ("yes", "yes", "no", "yes"):
        vote(argument, other, value)
    assert Vote.objects.get().value == "yes"
    tally = Tally.objects.get(post=argument)
    assert (tally.yes, tally.no) == (1, 0)


def test_a_vote_is_withdrawn_and_withdrawing_again_changes_nothing(argument, other):
    vote(argument, other, "yes")
    for _ in range(2):
        vote(argument, other, None)
    assert not Vote.objects.exists()
    assert Tally.objects.get(post=argument).yes == 0


def test_the_two_questions_are_answered_apart(argument, other):
    vote(argument, other, "yes")
    vote(argument, other, "disagree", "agree")
    tally = Tally.objects.get(post=argument)
    assert (tally.yes, tally.no, tally.agree, tally.disagree, tally.passed) == (1, 0, 0, 1, 0)


@pytest.mark.parametrize(("axis", "value"), [("helpful", "agree"), ("agree", "yes")])
def test_an_answer_to_the_other_question_is_refused(argument, other, axis, value):
    with pytest.raises(Refusal, match="no answer to this question"):
        vote(argument, other, value, axis)


def test_nobody_votes_on_what_they_said_themselves(argument, person, other):
    with pytest.raises(Refusal, match="themselves"):
        vote(argument, person)
    vote(argument, other)


def test_comments_and_counterarguments_take_votes_too(motion, argument, person, other):
    for post in (say(motion, person), counter(argument, person)):
        vote(post, other)
        assert Tally.objects.get(post=post).yes == 1


def test_totals_are_read_only_by_who_stands(argument, motion, other):
    vote(argument, other)
    assert ballot_of(motion, argument, other).totals is None
    stand(motion, other)
    fresh = type(motion).objects.get(pk=motion.pk)
    found = ballot_of(fresh, argument, other)
    assert (found.totals.yes, found.totals.helpful, found.helpful, found.agree) == (1, 1, "yes", "")


def test_what_counts_twice_agrees_with_the_rows(argument, motion):
    for n in range(3):
        voter = make_person()
        stand(motion, voter, ["for", "against", "undecided"][n])
        vote(argument, voter)
    assert faults() == []
    Tally.objects.filter(post=argument).update(yes=7)
    assert faults() == [f"votes on c{argument.pk}: [7, 0, 0, 0, 0] stored, [3, 0, 0, 0, 0] counted"]
