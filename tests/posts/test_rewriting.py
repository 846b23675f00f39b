"""Revising an argument: claim, reason and basis together; each earlier text is kept, nobody overwrites unseen."""

import pytest

from debates.posts import arguing
from debates.posts.derived import faults
from debates.posts.models import ParagraphCount, Post
from debates.posts.revisions import Overtaken
from debates.posts.services import revise, withdraw
from debates.posts.states import State
from forum.web.refusal import Refusal
from tests.conftest import argue, case, counter, say
from tests.posts.test_arguing_refused import in_phase, why

pytestmark = pytest.mark.django_db


def rewrite(post, by, seen=1, **fields):
    return arguing.rewrite(post=post, by=by, case=case(**fields), seen=seen)


def test_claim_reason_and_basis_change_and_the_earlier_text_is_kept(motion, person):
    post = argue(motion, person, rests_on=(1,))
    done = rewrite(post, person, claim="Tea wakes it too.", body="So it does.", disputes=(3,))
    post.refresh_from_db()
    assert (done.is_repeat, post.claim, post.body, post.revision_number) == (
        False,
        "Tea wakes it too.",
        "So it does.",
        2,
    )
    assert [(r.claim, r.basis["cited"][0]["paragraph"]) for r in post.revisions.order_by("number")] == [
        ("Coffee wakes the house.", 1),
        ("Tea wakes it too.", 3),
    ]
    counted = ParagraphCount.objects.order_by("block__public_no").values_list("leaning", "disputing")
    assert list(counted) == [(0, 0), (0, 1)]
    assert faults() == []


def test_where_it_stands_stays(motion, person, other):
    answer = counter(argue(motion, person), other, relation="undercuts")
    rewrite(answer, other, claim="It does not follow.")
    answer.refresh_from_db()
    assert (answer.relation, answer.depth, answer.favours) == ("undercuts", 1, "against")


def test_what_it_says_already_is_not_written_again(motion, person):
    post = argue(motion, person, rests_on=(1,))
    assert rewrite(post, person, rests_on=(1,)).is_repeat
    assert post.revisions.count() == 1


def test_another_basis_alone_is_a_revision(motion, person):
    post = argue(motion, person, rests_on=(1,))
    assert not rewrite(post, person, rests_on=(1, 3)).is_repeat


def test_who_was_overtaken_is_told_and_nothing_is_overwritten(motion, person):
    post = argue(motion, person)
    rewrite(post, person, claim="First.")
    with pytest.raises(Overtaken) as told:
        rewrite(post, person, claim="Second.")
    assert told.value.refused.reason.startswith("This argument was revised meanwhile")
    assert told.value.post.claim == "First."
    assert rewrite(post, person, claim="Second.", seen=2).post.revision_number == 3


def test_only_its_author_revises_it(motion, person, other):
    post = argue(motion, person)
    assert "Only its author" in why(lambda: rewrite(post, other, claim="Mine."), 403)


def test_what_was_withdrawn_is_not_revised(motion, person):
    post = argue(motion, person)
    withdraw(post=post, by=person)
    assert "withdrew" in why(lambda: rewrite(post, person, claim="Anew."), 409)


def test_a_held_argument_is_revised_and_counts_nothing_until_it_is_shown(motion, person):
    post = argue(motion, person, rests_on=(1,))
    withdraw(post=post, by=person)
    Post.objects.filter(pk=post.pk).update(state=State.HELD)
    rewrite(post, person, claim="Anew.", rests_on=(3,))
    assert faults() == []


def test_the_bound_of_the_phase_holds_for_revisions(motion, person):
    in_phase(motion, longest=40)
    post = argue(motion, person)
    assert "at most 40" in why(lambda: rewrite(post, person, body="x" * 41), 422)


def test_edits_are_limited(motion, person, monkeypatch):
    monkeypatch.setattr("forum.web.services.time.time", lambda: 1000.0)
    post = argue(motion, person)
    for seen in range(1, 21):
        rewrite(post, person, seen, claim=f"Claim {seen}.")
    assert "more than 20" in why(lambda: rewrite(post, person, 21, claim="One more."), 429)


def test_the_form_of_comments_does_not_revise_an_argument(motion, person):
    post = argue(motion, person, rests_on=(1,))
    assert "form of its own" in why(lambda: revise(post=post, by=person, body="Only this.", seen=1), 409)
    comment = say(motion, person)
    assert revise(post=comment, by=person, body="Only this.", seen=1).post.body == "Only this."
    with pytest.raises(Refusal):
        revise(post=post, by=person, body="Only this.", seen=2)
