"""Saying something and taking it back: what is written, and every refusal with its twin."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from debates.motions.services import lock, unlock
from debates.posts.models import Anchor, ParagraphCount, Post, PostRevision
from debates.posts.policy import may_answer, may_post, may_withdraw
from debates.posts.services import Words, answer, comment_on, withdraw
from debates.posts.states import MOVES, State
from forum.accounts.limits import LIMITS, Limited
from forum.web.refusal import Refusal
from tests.conftest import block, make_person, reply, say, words

pytestmark = pytest.mark.django_db


def count_on(motion, number=1) -> int:
    row = ParagraphCount.objects.filter(motion=motion, block=block(motion, number).block).first()
    return row.posts if row else 0


def test_a_comment_stands_on_its_paragraph_with_revision_anchor_and_count(motion, person, noise):
    posted = comment_on(
        author=person, motion=motion, version=block(motion, 3), words=words("*Whoever* complained?", "asks")
    )
    post = Post.objects.get(pk=posted.post.pk)
    assert (post.block, post.parent, post.depth, post.root, post.side) == (
        block(motion, 3).block,
        None,
        0,
        None,
        None,
    )
    assert (post.relation, post.state, post.author, post.body) == (
        "asks",
        "visible",
        person,
        "*Whoever* complained?",
    )
    assert post.html == "<p><em>Whoever</em> complained?</p>\n"
    assert list(PostRevision.objects.filter(post=post).values_list("number", "body")) == [(1, "*Whoever* complained?")]
    anchor = Anchor.objects.get(post=post)
    assert (anchor.block, anchor.revision_id, anchor.quotation) == (
        post.block,
        motion.article.current_revision_id,
        "",
    )
    assert count_on(motion, 3) == 1


def test_a_quotation_is_kept_with_its_place_and_what_stands_around_it(motion, person):
    quoted = Words("comments", "By seven?", uuid4(), quotation="the house has peace")
    anchor = comment_on(author=person, motion=motion, version=block(motion, 3), words=quoted).post.anchor
    text = block(motion, 3).text
    assert text[anchor.start : anchor.end] == anchor.quotation == "the house has peace"
    assert text[: anchor.start].endswith(anchor.before)
    assert text[anchor.end :].startswith(anchor.after)


def test_words_that_do_not_stand_in_the_paragraph_are_refused(motion, person):
    with pytest.raises(Refusal) as refusal:
        comment_on(
            author=person,
            motion=motion,
            version=block(motion),
            words=Words("comments", "x", uuid4(), "no such words"),
        )
    assert refusal.value.refused.status == 422
    assert not Post.objects.exists()


def test_an_answer_stands_one_deeper_under_the_same_root_and_is_counted_on_the_paragraph(motion, person, other):
    root = say(motion, person)
    first = reply(root, other)
    second = reply(first, person)
    assert (first.parent, first.root, first.depth, first.block) == (root, root, 1, None)
    assert (second.parent, second.root, second.depth) == (first, root, 2)
    assert count_on(motion) == 3


def test_the_same_form_twice_is_one_post(motion, person):
    form = words("Once only.")
    first = comment_on(author=person, motion=motion, version=block(motion), words=form)
    again = comment_on(author=person, motion=motion, version=block(motion), words=form)
    assert (first.is_repeat, again.is_repeat, again.post.pk) == (False, True, first.post.pk)
    assert count_on(motion) == 1


def test_the_same_form_of_an_answer_twice_is_one_answer(motion, person):
    root, form = say(motion, person), words("Once only.")
    first, again = (answer(author=person, parent=root, words=form) for _ in range(2))
    assert (first.is_repeat, again.is_repeat, again.post.pk) == (False, True, first.post.pk)
    assert count_on(motion) == 2


def test_the_same_form_with_other_words_is_refused_rather_than_swallowed(motion, person):
    form = words("First thought.")
    comment_on(author=person, motion=motion, version=block(motion), words=form)
    with pytest.raises(Refusal) as refusal:
        comment_on(
            author=person,
            motion=motion,
            version=block(motion),
            words=words("Second.", client_key=form.client_key),
        )
    assert refusal.value.refused.status == 409


def test_two_people_may_send_the_same_key(motion, person, other):
    form = words()
    for author in (person, other):
        comment_on(author=author, motion=motion, version=block(motion), words=form)
    assert count_on(motion) == 2


@pytest.mark.parametrize(("body", "status"), [("", 422), (" \n\u200b\n ", 422), ("x" * 20_001, 422)])
def test_empty_and_overlong_text_is_refused(motion, person, body, status):
    with pytest.raises(Refusal) as refusal:
        say(motion, person, body)
    assert refusal.value.refused.status == status


def test_the_longest_allowed_text_is_taken(motion, person):
    assert len(say(motion, person, "x" * 20_000).body) == 20_000


def test_a_locked_debate_takes_neither_comment_nor_answer_and_an_unlocked_one_takes_both(motion, host, person):
    root = say(motion, person)
    lock(motion=motion, by=host, reason="It got late.")
    for act in (lambda: say(motion, person), lambda: reply(root, person)):
        with pytest.raises(Refusal) as refusal:
            act()
        assert refusal.value.refused.status == 409
    unlock(motion=motion, by=host, reason="It got late.")
    reply(say(motion, person), person)
    assert count_on(motion) == 3


@pytest.mark.parametrize("state", [State.HELD, State.HIDDEN, State.REMOVED, State.PURGED, State.WITHDRAWN])
def test_what_is_not_public_cannot_be_answered(motion, person, other, state):
    root = say(motion, person)
    Post.objects.filter(pk=root.pk).update(state=state)
    with pytest.raises(Refusal) as refusal:
        reply(root, other)
    assert refusal.value.refused.status == 409


@pytest.mark.parametrize("state", [State.VISIBLE, State.COLLAPSED])
def test_what_is_public_can_be_answered(motion, person, other, state):
    root = say(motion, person)
    Post.objects.filter(pk=root.pk).update(state=state)
    assert reply(root, other).parent == root


def test_an_account_that_is_switched_off_may_not_post(motion, person):
    person.is_active = False
    with pytest.raises(Refusal):
        say(motion, person)


def test_a_visitor_may_neither_comment_nor_answer_and_is_told_to_log_in(motion, person):
    nobody = AnonymousUser()
    for told in (
        may_post(nobody, motion),
        may_answer(nobody, motion, say(motion, person)),
    ):
        assert (bool(told), told.status) == (False, 401)
    assert may_post(person, motion)
    assert not may_withdraw(nobody, say(motion, person))


def test_the_limit_of_ones_trust_is_told_with_when_to_come_back(motion, monkeypatch, person):
    monkeypatch.setattr("forum.web.services.time.time", lambda: 3_600_000.0)
    most = LIMITS[Limited.POSTS][0].most
    for _ in range(most):
        say(motion, person)
    with pytest.raises(Refusal) as refusal:
        say(motion, person)
    assert (refusal.value.refused.status, refusal.value.refused.retry_after) == (429, 3600)
    assert count_on(motion) == most
    say(motion, make_person(trust=1))


def test_withdrawing_takes_the_words_back_and_the_count_down(motion, person):
    post = say(motion, person)
    assert withdraw(post=post, by=person).state == State.WITHDRAWN
    assert count_on(motion) == 0


def test_withdrawing_an_answer_counts_on_the_paragraph_of_its_root(motion, person, other):
    answered = reply(say(motion, person, number=3), other)
    withdraw(post=answered, by=other)
    assert count_on(motion, 3) == 1


def test_a_held_post_is_withdrawn_without_being_counted(motion, person):
    post = say(motion, person)
    say(motion, person)
    Post.objects.filter(pk=post.pk).update(state=State.HELD)
    ParagraphCount.objects.update(posts=1)
    withdraw(post=post, by=person)
    assert count_on(motion) == 1


def test_only_the_author_withdraws(motion, person, other, moderator):
    post = say(motion, person)
    for somebody in (other, moderator):
        with pytest.raises(Refusal) as refusal:
            withdraw(post=post, by=somebody)
        assert refusal.value.refused.status == 403


@pytest.mark.parametrize("state", [state for state in State if State.WITHDRAWN not in MOVES[state]])
def test_what_was_removed_or_withdrawn_cannot_be_withdrawn(motion, person, state):
    post = say(motion, person)
    Post.objects.filter(pk=post.pk).update(state=state)
    with pytest.raises(Refusal) as refusal:
        withdraw(post=post, by=person)
    assert refusal.value.refused.status == 409


def test_every_state_has_its_row_of_moves_and_purged_is_for_ever():
    assert set(MOVES) == set(State)
    assert MOVES[State.PURGED] == frozenset()
    assert all(State.PURGED in moves for state, moves in MOVES.items() if state != State.PURGED)


def test_a_comment_is_in_the_language_that_it_is_written_in(motion, person):
    assert say(motion, person, "چائے پہلے ڈالی جاتی ہے۔").language == "ur"
    assert say(motion, person, "Tea is poured first.").language == motion.language
