"""What is refused to whom in voting, in words; each beside what is allowed."""

import pytest
from django.contrib.auth.models import AnonymousUser

from debates.motions.models import Motion
from debates.posts.services import withdraw
from debates.voting import services
from debates.voting.policy import may_stand, may_vote
from forum.web.refusal import Refusal
from tests.conftest import argue, block, make_motion, make_person, say, stand, vote

WHY = "It was the kettle that persuaded me, for it sang before anybody had spoken."


@pytest.fixture
def changed(motion, person):
    """A change of mind that may be explained."""
    stand(motion, person, "undecided")
    return stand(motion, person, "for").stance


def credit(stance, by, *, posts=(), blocks=(), note=WHY):
    return services.credit(stance=stance, by=by, posts=posts, blocks=blocks, note=note)


def test_an_account_that_is_shut_neither_stands_nor_votes(motion, person, other):
    post = argue(motion, other)
    assert may_stand(person, motion)
    assert may_vote(person, post)
    person.is_active = False
    again = Motion.objects.get(pk=motion.pk)
    assert may_stand(person, again).reason == "Your account may not vote."
    post.motion = again
    assert may_vote(person, post).reason == "Your account may not vote."


def test_a_visitor_is_asked_to_log_in(motion):
    assert may_stand(AnonymousUser(), motion).status == 401


def test_a_post_that_was_withdrawn_takes_no_votes(motion, person, other):
    post = argue(motion, other)
    vote(post, person)
    withdraw(post=post, by=other)
    with pytest.raises(Refusal, match="no longer shown"):
        vote(post, person, "no")


def test_what_changed_a_mind_is_said_once_and_of_the_newest_change(motion, person, other, changed):
    post = argue(motion, other)
    stand(motion, person, "against")
    with pytest.raises(Refusal, match="changed your stance again"):
        credit(changed, person, posts=[post])
    newest = stand(motion, person, "for").stance
    credit(newest, person, posts=[post], blocks=[block(motion).block])
    with pytest.raises(Refusal, match="said already"):
        credit(newest, person, posts=[post])


def test_nobody_credits_themselves(motion, person, changed):
    with pytest.raises(Refusal, match="themselves"):
        credit(changed, person, posts=[say(motion, person)])


def test_what_is_of_another_debate_or_no_longer_read_is_not_credited(motion, person, other, changed):
    elsewhere = make_motion("This house would rather have tea")
    gone = withdraw(post=argue(motion, other), by=other)
    for post in (argue(elsewhere, make_person()), gone):
        with pytest.raises(Refusal, match="not to be read"):
            credit(changed, person, posts=[post])
    with pytest.raises(Refusal, match="of another article"):
        credit(changed, person, blocks=[block(elsewhere).block])


@pytest.mark.parametrize("note", ["Too short.", "x" * 1_001])
def test_a_note_says_something_and_not_everything(motion, other, person, changed, note):
    with pytest.raises(Refusal, match="characters"):
        credit(changed, person, posts=[argue(motion, other)], note=note)


def test_between_one_and_three_things_are_named_each_once(motion, person, other, changed):
    posts = [argue(motion, other, f"Reason number {n}.") for n in range(4)]
    for named, told in (([], "Name what"), (posts, "at most 3"), ([posts[0]] * 2, "each once")):
        with pytest.raises(Refusal, match=told):
            credit(changed, person, posts=named)
    assert credit(changed, person, posts=posts[:3]).credits.count() == 3
