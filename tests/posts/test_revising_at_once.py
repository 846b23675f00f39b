"""Several revise, withdraw and answer at once: real threads, real connections."""

import pytest

from debates.motions.models import Motion
from debates.motions.services import lock
from debates.posts.derived import faults
from debates.posts.models import Post
from debates.posts.revisions import Overtaken
from debates.posts.services import Posted, revise, withdraw
from debates.posts.states import State
from forum.web.refusal import Refusal
from tests.conftest import make_person, reply, say
from tests.posts.revised import status_of, texts

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_tabs_of_one_author_one_wins_and_the_other_is_shown_both(self, motion, person, at_once):
        post = say(motion, person, "First.")
        results = at_once(
            *[lambda n=n: revise(post=post, by=person, body=f"From tab {n}.", seen=1) for n in range(4)],
        )
        assert sorted(type(result).__name__ for result in results) == ["Overtaken"] * 3 + ["Posted"]
        winner = next(result.post.body for result in results if isinstance(result, Posted))
        assert {result.post.body for result in results if isinstance(result, Overtaken)} == {winner}
        assert texts(post) == [(1, "First."), (2, winner)]

    def test_the_same_form_pressed_eight_times_is_one_revision(self, motion, person, at_once):
        post = say(motion, person, "First.")
        results = at_once(*[lambda: revise(post=post, by=person, body="Second.", seen=1)] * 8)
        assert sorted(result.is_repeat for result in results) == [False] + [True] * 7
        assert texts(post) == [(1, "First."), (2, "Second.")]

    def test_a_withdrawal_at_once_ends_withdrawn_and_a_late_revision_is_told_so(self, motion, person, at_once):
        post = say(motion, person)
        revised, withdrawn = at_once(
            lambda: revise(post=post, by=person, body="Other words.", seen=1), lambda: withdraw(post=post, by=person)
        )
        assert isinstance(withdrawn, Post)
        assert Post.objects.get().state == State.WITHDRAWN
        assert isinstance(revised, Posted) or revised.refused.status == 409
        assert faults() == []

    def test_a_lock_waits_for_who_is_revising_and_nobody_revises_after_it(self, motion, host, at_once):
        people = [make_person() for _ in range(4)]
        posts = [say(motion, one) for one in people]
        pairs = zip(posts, people, strict=True)
        acts = [lambda p=p, a=a: revise(post=p, by=a, body="Other words.", seen=1) for p, a in pairs]
        results = at_once(*acts[:2], lambda: lock(motion=motion, by=host, reason="It got late."), *acts[2:])
        assert {type(result) for result in results} <= {Posted, Refusal, Motion}
        assert all(result.refused.status == 409 for result in results if isinstance(result, Refusal))
        assert status_of(lambda: revise(post=posts[0], by=people[0], body="Too late.", seen=1)) == 409

    def test_answers_go_on_while_a_post_is_revised(self, motion, person, at_once):
        post = say(motion, person)
        crowd = [make_person() for _ in range(5)]
        results = at_once(
            lambda: revise(post=post, by=person, body="Other words.", seen=1),
            *[lambda a=a: reply(post, a) for a in crowd],
        )
        assert not [result for result in results if isinstance(result, Exception)]
        assert Post.objects.get(pk=post.pk).body == "Other words."
        assert faults() == []
