"""Revising what one said: every text is kept, two at once lose nothing, and every refusal has its twin."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from debates.articles.services import restore, take_down
from debates.motions.services import lock, unlock
from debates.posts.derived import faults
from debates.posts.models import Anchor, Post, PostRevision
from debates.posts.policy import may_read_history, may_revise
from debates.posts.queries import revisions, revisions_before
from debates.posts.revisions import Overtaken
from debates.posts.services import comment_on, revise
from debates.posts.states import State
from forum.accounts.limits import LIMITS, Limited
from forum.web.refusal import Refusal
from tests.conftest import block, make_person, reply, say, words
from tests.posts.revised import status_of, texts

pytestmark = pytest.mark.django_db


def test_a_revision_changes_the_words_and_keeps_the_earlier_ones(motion, person, noise):
    post = say(motion, person, "It sang at six.")
    revised = revise(post=post, by=person, body="It sang at *seven*.", seen=1)
    now = Post.objects.get(pk=post.pk)
    assert not revised.is_repeat
    assert (now.body, now.html, now.revision_number) == (
        "It sang at *seven*.",
        "<p>It sang at <em>seven</em>.</p>\n",
        2,
    )
    assert texts(post) == [(1, "It sang at six."), (2, "It sang at *seven*.")]
    kept = PostRevision.objects.get(post=post, number=2)
    assert (kept.html, kept.made) == (now.html, now.revised)
    assert now.revised - now.created < timedelta(minutes=1)
    assert PostRevision.objects.get(post=post, number=1).made == now.created


def test_other_posts_are_left_as_they_are(motion, person, noise):
    before = list(Post.objects.order_by("pk").values_list("pk", "body", "revision_number", "revised"))
    revise(post=say(motion, person), by=person, body="Other words.", seen=1)
    assert list(Post.objects.order_by("pk").values_list("pk", "body", "revision_number", "revised"))[:-1] == before


def test_relation_quotation_place_and_counts_stay(motion, person, other):
    form = words("By seven?", "asks", quotation="the house has peace")
    post = comment_on(author=person, motion=motion, version=block(motion, 3), words=form).post
    reply(post, other)
    anchor = Anchor.objects.values().get(post=post)
    revise(post=post, by=person, body="By eight?", seen=1)
    now = Post.objects.get(pk=post.pk)
    assert (now.relation, now.block, now.created, now.client_key) == ("asks", post.block, post.created, form.client_key)
    assert Anchor.objects.values().get(post=post) == anchor
    assert faults() == []


def test_what_it_says_already_is_not_written_again(motion, person):
    post = say(motion, person, "The same.")
    for body in ("The same.", "The same.  \r\n\r\n"):
        assert revise(post=post, by=person, body=body, seen=1).is_repeat
    now = Post.objects.get(pk=post.pk)
    assert (now.revision_number, now.revised, len(texts(post))) == (1, None, 1)


def test_the_same_form_twice_is_one_revision(motion, person):
    post = say(motion, person)
    first, again = (revise(post=post, by=person, body="Second thoughts.", seen=1) for _ in range(2))
    assert (first.is_repeat, again.is_repeat) == (False, True)
    assert [number for number, _ in texts(post)] == [1, 2]


def test_who_was_overtaken_is_refused_with_what_it_says_now_and_may_then_post(motion, person):
    post = say(motion, person, "First.")
    revise(post=post, by=person, body="From one tab.", seen=1)
    with pytest.raises(Overtaken) as overtaken:
        revise(post=post, by=person, body="From the other tab.", seen=1)
    assert overtaken.value.refused.status == 409
    assert (overtaken.value.post.body, overtaken.value.post.revision_number) == ("From one tab.", 2)
    assert Post.objects.get(pk=post.pk).body == "From one tab."
    revise(post=post, by=person, body="From the other tab.", seen=2)
    assert [body for _, body in texts(post)] == ["First.", "From one tab.", "From the other tab."]


@pytest.mark.parametrize("seen", [0, 2, 999_999_999])
def test_a_number_that_nobody_was_shown_counts_as_overtaken(motion, person, seen):
    post = say(motion, person)
    with pytest.raises(Overtaken):
        revise(post=post, by=person, body="Other words.", seen=seen)


@pytest.mark.parametrize("body", ["", " \n\u200b\n ", "x" * 20_001])
def test_empty_and_overlong_text_is_refused_in_the_words_of_posting(motion, person, body):
    post = say(motion, person)
    with pytest.raises(Refusal) as revised:
        revise(post=post, by=person, body=body, seen=1)
    with pytest.raises(Refusal) as posted:
        say(motion, person, body)
    assert revised.value.refused == posted.value.refused
    assert Post.objects.get().revision_number == 1


def test_the_longest_allowed_text_is_taken(motion, person):
    assert len(revise(post=say(motion, person), by=person, body="x" * 20_000, seen=1).post.body) == 20_000


def test_only_the_author_revises(motion, person, other, moderator, admin):
    post = say(motion, person)
    for somebody in (other, moderator, admin):
        assert status_of(lambda by=somebody: revise(post=post, by=by, body="In your name.", seen=1)) == 403
    assert may_revise(AnonymousUser(), post).status == 401
    assert may_revise(person, post)


def test_a_post_of_somebody_who_left_is_revised_by_nobody(motion, person, admin):
    post = say(motion, person)
    Post.objects.update(author=None)
    post.refresh_from_db()
    assert not may_revise(admin, post)
    assert not may_revise(AnonymousUser(), post)


@pytest.mark.parametrize("state", [State.HIDDEN, State.REMOVED, State.PURGED, State.WITHDRAWN])
def test_what_is_not_read_cannot_be_revised_and_the_reason_is_its_own(motion, person, state):
    post = say(motion, person)
    Post.objects.update(state=state)
    with pytest.raises(Refusal) as refusal:
        revise(post=post, by=person, body="Other words.", seen=1)
    assert refusal.value.refused.status == 409
    told = {
        "hidden": "until a moderator",
        "removed": "A moderator removed",
        "purged": "legal",
        "withdrawn": "You withdrew",
    }
    assert told[state] in refusal.value.refused.reason
    assert len(texts(post)) == 1


@pytest.mark.parametrize("state", [State.VISIBLE, State.COLLAPSED, State.HELD])
def test_what_its_author_reads_can_be_revised_and_stays_in_its_state(motion, person, state):
    post = say(motion, person)
    Post.objects.update(state=state)
    assert revise(post=post, by=person, body="Other words.", seen=1).post.revision_number == 2
    assert Post.objects.get().state == state


def test_a_locked_debate_takes_no_revision_and_an_unlocked_one_does(motion, host, person):
    post = say(motion, person)
    lock(motion=motion, by=host, reason="It got late.")
    assert status_of(lambda: revise(post=post, by=person, body="Other words.", seen=1)) == 409
    unlock(motion=motion, by=host, reason="It got late.")
    assert revise(post=post, by=person, body="Other words.", seen=1).post.body == "Other words."


def test_under_an_article_that_was_taken_down_nothing_is_revised(motion, person, moderator):
    post = say(motion, person)
    take_down(article=motion.article, by=moderator, reason="The author asked.")
    assert status_of(lambda: revise(post=post, by=person, body="Other words.", seen=1)) == 409
    restore(article=motion.article, by=moderator, reason="The author agreed.")
    assert revise(post=post, by=person, body="Other words.", seen=1)


def test_an_account_that_is_switched_off_may_not_revise(motion, person):
    post = say(motion, person)
    person.is_active = False
    assert status_of(lambda: revise(post=post, by=person, body="Other words.", seen=1)) == 403


def test_the_limit_of_ones_trust_is_told_with_when_to_come_back(motion, monkeypatch, person):
    monkeypatch.setattr("forum.web.services.time.time", lambda: 3_600_000.0)
    post, most = say(motion, person), LIMITS[Limited.EDITS][0].most
    for seen in range(1, most + 1):
        revise(post=post, by=person, body=f"Version {seen}.", seen=seen)
    with pytest.raises(Refusal) as refusal:
        revise(post=post, by=person, body="Once more.", seen=most + 1)
    assert (refusal.value.refused.status, refusal.value.refused.retry_after) == (429, 3600)
    assert Post.objects.get(pk=post.pk).revision_number == most + 1
    trusted = make_person(trust=1)
    revise(post=say(motion, trusted), by=trusted, body="Other words.", seen=1)
    say(motion, person)  # posting is counted apart


def test_what_was_not_written_is_not_counted(motion, person, monkeypatch):
    post = say(motion, person, "One.")
    monkeypatch.setitem(LIMITS, Limited.EDITS, (LIMITS[Limited.EDITS][0].__class__(1, 3600),) * 4)
    revise(post=post, by=person, body="One.", seen=1)
    with pytest.raises(Overtaken):
        revise(post=post, by=person, body="Two.", seen=7)
    revise(post=post, by=person, body="Two.", seen=1)
    assert status_of(lambda: revise(post=post, by=person, body="Three.", seen=2)) == 429


@pytest.mark.parametrize("state", list(State))
def test_the_history_is_read_by_who_reads_the_words(motion, person, other, moderator, state):
    post = say(motion, person)
    Post.objects.update(state=state)
    post.refresh_from_db()
    public = state in {State.VISIBLE, State.COLLAPSED}
    for viewer in (other, moderator, AnonymousUser()):
        assert may_read_history(viewer, post) is public
    assert may_read_history(person, post) is (public or state == State.HELD)


def test_revisions_are_found_among_those_of_others(motion, person, other):
    mine, another = say(motion, person), say(motion, other)
    for seen in (1, 2, 3):
        revise(post=mine, by=person, body=f"Mine {seen}", seen=seen)
        revise(post=another, by=other, body=f"Other {seen}", seen=seen)
    assert [found.body for found in revisions_before(mine, 4, 2)] == ["Mine 2", "Mine 1"]
    assert [found.body for found in revisions(mine, [4, 2, 9])] == ["Mine 1", "Mine 3"]


def test_the_form_of_a_post_that_was_revised_since_is_still_known_when_it_is_sent_again(motion, person):
    form = words("At first.")
    post = comment_on(author=person, motion=motion, version=block(motion), words=form).post
    revise(post=post, by=person, body="At last.", seen=1)
    assert comment_on(author=person, motion=motion, version=block(motion), words=form).is_repeat
