"""Two people pressing at once, on real connections."""

import pytest

from debates.motions.models import Motion
from debates.motions.services import lock
from debates.posts.derived import faults
from debates.posts.models import ParagraphCount, Post
from debates.posts.services import Posted, comment_on, withdraw
from debates.posts.states import State
from forum.web.refusal import Refusal
from tests.conftest import block, make_person, reply, say, words

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_form_sent_eight_times_at_once_is_one_post(motion, person, at_once):
    form, version = words("Pressed in haste."), block(motion)
    results = at_once(*[lambda: comment_on(author=person, motion=motion, version=version, words=form)] * 8)
    assert [r for r in results if not isinstance(r, Posted)] == []
    assert sorted(r.is_repeat for r in results) == [False] + [True] * 7
    assert Post.objects.count() == ParagraphCount.objects.get().posts == 1


def test_twelve_people_commenting_at_once_are_counted_exactly(motion, at_once):
    people, version = [make_person() for _ in range(12)], block(motion)
    acts = [lambda p=p: comment_on(author=p, motion=motion, version=version, words=words()) for p in people]
    assert all(isinstance(result, Posted) for result in at_once(*acts))
    assert ParagraphCount.objects.get().posts == 12


def test_answers_and_a_withdrawal_at_once_leave_no_answer_after_the_withdrawal(motion, person, at_once):
    root = say(motion, person)
    crowd = [make_person() for _ in range(6)]
    acts = [lambda p=p: reply(root, p) for p in crowd]
    results = at_once(*acts[:3], lambda: withdraw(post=root, by=person), *acts[3:])
    refused = [result for result in results if isinstance(result, Refusal)]
    answered = [r for r in results if isinstance(r, Post) and r.pk != root.pk]
    assert len(refused) + len(answered) == 6
    assert all(r.refused.status == 409 for r in refused)
    assert Post.objects.get(pk=root.pk).state == State.WITHDRAWN
    assert faults() == []


def test_a_lock_waits_for_who_is_posting_and_nobody_posts_after_it(motion, host, at_once):
    crowd, version = [make_person() for _ in range(8)], block(motion)
    acts = [lambda p=p: comment_on(author=p, motion=motion, version=version, words=words()) for p in crowd]
    results = at_once(*acts[:4], lambda: lock(motion=motion, by=host, reason="It got late."), *acts[4:])
    assert {type(result) for result in results} <= {Posted, Refusal, Motion}
    assert any(isinstance(result, Motion) for result in results)
    with pytest.raises(Refusal):
        say(motion, host)
    assert faults() == []


def test_ten_people_answering_one_post_at_once_do_not_deadlock(motion, person, at_once):
    root = say(motion, person)
    crowd = [make_person() for _ in range(10)]
    results = at_once(*[lambda p=p: reply(root, p) for p in crowd])
    assert [type(result) for result in results] == [Post] * 10
    assert ParagraphCount.objects.get().posts == 11
