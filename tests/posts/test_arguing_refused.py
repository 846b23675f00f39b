"""What an argument is refused for, each beside what is taken; what is typed is never lost by it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from debates.motions.models import MotionRole, Phase
from debates.motions.states import Side
from debates.posts import arguing
from debates.posts.derived import faults
from debates.posts.models import MAX_BODY, MAX_CLAIM, Post
from debates.posts.services import revise, withdraw
from debates.posts.states import Relation, State
from forum.web.refusal import Refusal
from tests.conftest import argue, case, counter, make_motion, make_person, reply, say

pytestmark = pytest.mark.django_db


def why(act, status: int) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert refused.value.refused.status == status
    return refused.value.refused.reason


def in_phase(motion, stage: str = "floor", who: str = "everybody", longest: int | None = None):
    now = timezone.now()
    motion.format, motion.opens, motion.closes = "structured", now - timedelta(days=2), now + timedelta(days=2)
    motion.save()
    Phase.objects.create(
        motion=motion, stage=stage, starts=now - timedelta(days=1), ends=now + timedelta(days=1), who=who,
        longest=longest,
    )  # fmt: skip
    return motion


@pytest.mark.parametrize("claim", ["", " \n ", "\u2800", "\u202e"])
def test_a_claim_that_cannot_be_seen_is_refused(motion, person, claim):
    assert "Write your claim first" in why(lambda: argue(motion, person, claim), 422)


def test_a_claim_has_160_characters_at_most(motion, person):
    assert f"has {MAX_CLAIM + 1} characters" in why(lambda: argue(motion, person, "x" * (MAX_CLAIM + 1)), 422)
    assert len(str(argue(motion, person, "x" * MAX_CLAIM).claim)) == MAX_CLAIM


def test_a_claim_stands_on_one_line(motion, person):
    assert argue(motion, person, " Coffee\r\nwakes   the house. ").claim == "Coffee wakes the house."


def test_a_claim_without_a_reason_is_refused(motion, person):
    act = lambda: arguing.argue(author=person, motion=motion, side=Side.FOR, case=case(body=" \n"))
    assert "Say why" in why(act, 422)


def test_a_reason_is_as_long_as_everything_here_at_most(motion, person):
    act = lambda: arguing.argue(author=person, motion=motion, side=Side.FOR, case=case(body="x" * (MAX_BODY + 1)))
    assert "Nothing was lost" in why(act, 422)


def test_in_a_phase_with_a_bound_a_longer_reason_is_refused(motion, person):
    in_phase(motion, longest=30)
    act = lambda body: arguing.argue(author=person, motion=motion, side=Side.FOR, case=case(body=body))
    assert "at most 30 are taken" in why(lambda: act("x" * 31), 422)
    assert act("x" * 30).post.pk


def test_who_may_not_speak_does_not_argue(motion, person):
    motion.state = "locked"
    motion.save()
    assert "locked" in why(lambda: argue(motion, person), 409)


def test_an_invited_speaker_argues_on_their_own_side_alone(motion, person):
    in_phase(motion, "statements", "speakers")
    MotionRole.objects.create(motion=motion, person=person, part="speaker", side="against")
    assert "other side" in why(lambda: argue(motion, person, side="for"), 403)
    assert argue(motion, person, side="against").side == "against"


def test_the_same_form_with_other_words_is_told_so(motion, person, other):
    key = uuid4()
    argue(motion, person, client_key=key)
    assert "with other words" in why(lambda: argue(motion, person, "Tea does not.", client_key=key), 409)
    top = Post.objects.get()
    counter(top, other, client_key=key)
    assert "with other words" in why(lambda: counter(top, other, "Nor that.", client_key=key), 409)


def test_a_retry_of_the_same_form_posts_nothing_twice(motion, person, other):
    key = uuid4()
    top = argue(motion, person, client_key=key)
    assert argue(motion, person, client_key=key) == top
    assert counter(top, other, client_key=key) == counter(top, other, client_key=key)
    assert Post.objects.count() == 2


def test_people_who_wait_between_two_posts_wait_before_an_argument_too(motion, person, other):
    motion.pause = 5
    motion.save()
    top = argue(motion, person)
    told = "People wait 5 minutes between two posts here. Come back in 5 minutes."
    assert why(lambda: argue(motion, person, "And again."), 429) == told
    motion.pause = 1
    motion.save()
    told = "People wait 1 minute between two posts here. Come back in 1 minute."
    assert why(lambda: argue(motion, person, "And again."), 429) == told
    assert counter(top, other).pk


def test_nobody_waits_to_mend_what_they_said(motion, person):
    motion.pause = 5
    motion.save()
    post = say(motion, person, "Teh kettle.")
    assert revise(post=post, by=person, body="The kettle.", seen=1).post.revision_number == 2
    type(motion).objects.update(pause=0)
    top = argue(motion, person)
    type(motion).objects.update(pause=5)
    mended = arguing.rewrite(post=top, by=person, case=case("Coffee wakes the whole house."), seen=1).post
    assert mended.claim == "Coffee wakes the whole house."


class TestAnswering:
    def test_a_comment_is_not_answered_by_an_argument(self, motion, person, other):
        assert "Arguments answer arguments" in why(lambda: counter(say(motion, person), other), 409)

    def test_a_comments_relation_is_none_of_an_argument(self, motion, person, other):
        top = argue(motion, person)
        act = lambda: arguing.counter(author=other, parent=top, relation=Relation.ASKS, case=case())
        assert "support, oppose or undercut" in why(act, 422)

    @pytest.mark.parametrize("state", [State.HIDDEN, State.REMOVED, State.WITHDRAWN, State.PURGED])
    def test_what_is_no_longer_read_is_not_answered(self, motion, person, other, state):
        top = argue(motion, person)
        Post.objects.filter(pk=top.pk).update(state=state)
        assert "no longer here" in why(lambda: counter(top, other), 409)

    def test_what_is_folded_by_moderators_is_still_answered(self, motion, person, other):
        top = argue(motion, person)
        Post.objects.filter(pk=top.pk).update(state=State.COLLAPSED)
        assert counter(top, other).parent == top

    def test_a_comment_may_stand_under_an_argument(self, motion, person, other):
        assert reply(argue(motion, person), other).side == "for"


class TestBecomingAnArgument:
    def test_ones_own_comment_becomes_an_argument_once_and_stays(self, motion, person):
        comment = say(motion, person)
        act = lambda: arguing.argue(author=person, motion=motion, side=Side.FOR, case=case(), comment=comment)
        assert act().post.promoted_from == comment
        assert "already" in why(act, 409)
        assert Post.objects.get(pk=comment.pk).is_public
        assert faults() == []

    def test_anothers_comment_does_not(self, motion, person, other):
        assert "Only its author" in self.why(motion, person, say(motion, other), 403)

    def test_nor_one_of_another_debate(self, motion, person):
        assert "another debate" in self.why(motion, person, say(make_motion("This house would nap"), person), 409)

    def test_nor_one_that_was_withdrawn(self, motion, person):
        comment = say(motion, person)
        withdraw(post=comment, by=person)
        assert "no longer shown" in self.why(motion, person, comment, 409)

    def test_nor_an_argument(self, motion, person):
        assert "stands on a paragraph" in self.why(motion, person, argue(motion, person), 409)

    def why(self, motion, person, comment, status) -> str:
        act = lambda: arguing.argue(author=person, motion=motion, side=Side.FOR, case=case(), comment=comment)
        return why(act, status)


def test_somebody_whose_account_may_not_post_does_not_argue(motion):
    asleep = make_person(is_active=False)
    assert "may not post" in why(lambda: argue(motion, asleep), 403)
