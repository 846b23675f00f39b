"""Several people, or several presses, arguing at the same time: real connections."""

import pytest

from debates.motions.models import Motion
from debates.motions.services import lock
from debates.motions.states import Side
from debates.posts import arguing
from debates.posts.basis import Named
from debates.posts.derived import faults
from debates.posts.models import Citation, ParagraphCount, Post, Source
from debates.posts.revisions import Overtaken
from debates.posts.services import Posted, withdraw
from debates.posts.states import Relation, State
from forum.accounts.models import User
from forum.web.refusal import Refusal
from tests.conftest import argue, case, counter, make_person, say

pytestmark = pytest.mark.django_db(transaction=True)


def crowd(size: int) -> list[User]:
    return [make_person() for _ in range(size)]


def test_the_same_form_sent_eight_times_at_once_is_one_argument(motion, person, at_once):
    form = case(rests_on=(1,), sources=(Named("One"),))
    results = at_once(*[lambda: arguing.argue(author=person, motion=motion, side=Side.FOR, case=form)] * 8)
    assert [r for r in results if not isinstance(r, Posted)] == []
    assert sorted(r.is_repeat for r in results) == [False] + [True] * 7
    assert Post.objects.count() == Citation.objects.count() == Source.objects.count() == 1
    assert ParagraphCount.objects.get().leaning == 1
    assert faults() == []


def test_the_same_counterargument_sent_eight_times_at_once_is_one(motion, person, other, at_once):
    top, form = argue(motion, person), case("No.")
    act = lambda: arguing.counter(author=other, parent=top, relation=Relation.OPPOSES, case=form)
    results = at_once(*[act] * 8)
    assert sorted(r.is_repeat for r in results) == [False] + [True] * 7
    top.refresh_from_db()
    assert (top.oppose_count, top.answer_count) == (1, 1)


def test_counterarguments_and_a_withdrawal_at_once_leave_none_after_the_withdrawal(motion, person, at_once):
    top = argue(motion, person, rests_on=(1,))
    acts = [lambda p=p: counter(top, p) for p in crowd(6)]
    results = at_once(*acts[:3], lambda: withdraw(post=top, by=person), *acts[3:])
    refused = [r for r in results if isinstance(r, Refusal)]
    answered = [r for r in results if isinstance(r, Post) and r.pk != top.pk]
    assert len(refused) + len(answered) == 6
    assert all(r.refused.status == 409 for r in refused)
    top.refresh_from_db()
    assert (top.state, top.oppose_count) == (State.WITHDRAWN, len(answered))
    assert faults() == []


def test_a_lock_waits_for_who_is_arguing_and_nobody_argues_after_it(motion, host, at_once):
    acts = [lambda p=p: argue(motion, p) for p in crowd(6)]
    results = at_once(*acts[:3], lambda: lock(motion=motion, by=host, reason="It got late."), *acts[3:])
    assert {type(result) for result in results} <= {Post, Refusal, Motion}
    with pytest.raises(Refusal):
        argue(motion, make_person())
    assert faults() == []


def test_people_citing_the_same_paragraphs_in_any_order_do_not_deadlock(motion, at_once):
    bases = [{"rests_on": (1, 3), "disputes": (4,)}, {"rests_on": (4,), "disputes": (3, 1)}] * 4
    acts = [lambda p=p, b=b: argue(motion, p, **b) for p, b in zip(crowd(8), bases, strict=True)]
    assert [type(result) for result in at_once(*acts)] == [Post] * 8
    assert faults() == []


def test_one_comment_becomes_one_argument_though_two_forms_ask_for_it(motion, person, at_once):
    comment = say(motion, person)
    acts = [
        lambda: arguing.argue(author=person, motion=motion, side=Side.FOR, case=case(), comment=comment)
        for _ in range(4)
    ]
    results = at_once(*acts)
    assert sum(isinstance(result, Posted) for result in results) == 1
    assert all(r.refused.status == 409 for r in results if not isinstance(r, Posted))


def test_of_two_revisions_at_once_one_is_told_of_the_other(motion, person, at_once):
    post = argue(motion, person, rests_on=(1,))
    acts = [
        lambda n=n: arguing.rewrite(post=post, by=person, case=case(f"Claim {n}.", disputes=(3,)), seen=1)
        for n in range(4)
    ]
    results = at_once(*acts)
    assert sorted(type(result) for result in results if isinstance(result, Posted)) == [Posted]
    assert sum(isinstance(result, Overtaken) for result in results) == 3
    assert post.revisions.count() == 2
    assert faults() == []


def test_where_people_wait_between_two_posts_the_first_one_cannot_be_sent_from_many_tabs(motion, person, at_once):
    Motion.objects.update(pause=5)
    acts = [lambda n=n: argue(motion, person, f"Claim {n}.") for n in range(6)]
    results = at_once(*acts)
    assert sorted(r.refused.status for r in results if isinstance(r, Refusal)) == [429] * 5
    assert Post.objects.count() == 1
