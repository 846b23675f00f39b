"""Write an argument first, sign in after, and it is posted; what cannot be posted stays whole, with the reason."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from debates.posts.arguing import rewrite
from debates.posts.models import Draft, Post
from tests.conftest import argue, browser_of, case, say
from tests.posts.test_arguing_refused import in_phase
from tests.threads.test_unsent import log_in

from .test_writing import BASIS, BOTH_WAYS, WORDS, holds, new, said, sent_on

pytestmark = pytest.mark.django_db


def typed(**more: str) -> dict[str, str]:
    return WORDS | BASIS | {"client_key": str(uuid4())} | more


@BOTH_WAYS
def test_an_argument_is_kept_and_posted_at_the_log_in_with_what_it_rests_on(motion, person, headers):
    client = Client()
    kept = sent_on(client.post(new(motion), typed(side="against"), headers=headers))
    assert not Post.objects.exists()
    shown = client.get(kept).content.decode()
    assert all(words in shown for words in ("Coffee wakes the house.", "<em>watched</em>", "Trade tables, 2025"))
    assert holds(shown)
    log_in(client, person, kept)
    post = Post.objects.get()
    assert (post.author, post.side, post.claim, post.sources.get().title) == (
        person,
        "against",
        WORDS["claim"],
        "Trade tables",
    )
    assert post.citations.count() == 2
    assert client.get(kept).headers["Location"] == post.get_absolute_url()


@BOTH_WAYS
def test_a_counterargument_is_kept_and_posted_at_the_log_in(motion, person, other, headers):
    top, client = argue(motion, other), Client()
    kept = sent_on(client.post(f"/c/{top.pk}/counter/", typed(relation="undercuts"), headers=headers))
    assert "In answer to this argument" in client.get(kept).content.decode()
    log_in(client, person)
    assert Post.objects.get(parent=top).relation == "undercuts"


def test_a_revision_whose_session_ended_is_posted_at_the_log_in(motion, person):
    post, client = argue(motion, person, "At first."), Client()
    kept = sent_on(client.post(f"/c/{post.pk}/rewrite/", typed(seen="1")))
    assert "A revision of this argument" in client.get(kept).content.decode()
    log_in(client, person)
    assert Post.objects.get().claim == WORDS["claim"]


def test_a_revision_that_was_overtaken_stays_with_the_reason_and_posts_from_there(motion, person):
    post, client = argue(motion, person, "At first."), Client()
    kept = sent_on(client.post(f"/c/{post.pk}/rewrite/", typed(seen="1")))
    rewrite(post=post, by=person, case=case("In between."), seen=1)
    log_in(client, person)
    shown = client.get(kept).content.decode()
    assert "This argument was revised meanwhile" in shown
    assert holds(shown)
    answer = client.post(f"/c/{post.pk}/rewrite/", typed(seen="1"))
    assert "In between." in said(answer, 409)


def test_a_refused_one_stays_whole_and_is_posted_from_its_page_once_the_reason_is_gone(motion, person):
    client, form = Client(), typed(side="for")
    kept = sent_on(client.post(new(motion), form))
    motion.state = "locked"
    motion.save()
    log_in(client, person, kept)
    shown = client.get(kept).content.decode()
    assert "This debate is locked" in shown
    assert holds(shown)
    motion.state = "open"
    motion.save()
    assert f'action="{new(motion)}"' in shown
    key = re.search(r'name="client_key" value="([^"]+)"', shown).group(1)
    client.post(new(motion), form | {"client_key": key})
    assert client.get(kept).headers["Location"] == Post.objects.get().get_absolute_url()


def test_another_persons_revision_is_refused_at_the_log_in_and_stays(motion, person, other):
    post, client = argue(motion, person, "At first."), Client()
    kept = sent_on(client.post(f"/c/{post.pk}/rewrite/", typed(seen="1")))
    log_in(client, other)
    assert "Only its author may revise" in client.get(kept).content.decode()
    assert Post.objects.get().claim == "At first."


def test_a_comment_that_becomes_an_argument_is_remembered(motion, person, other):
    comment, client = say(motion, person), Client()
    sent_on(client.post(new(motion), typed(side="for", comment=str(comment.pk))))
    log_in(client, person)
    assert Post.objects.get(kind="argument").promoted_from == comment
    theirs = Client()
    kept = sent_on(theirs.post(new(motion), typed(side="for", comment=str(comment.pk))))
    log_in(theirs, other)
    assert "Only its author may make an argument" in theirs.get(kept).content.decode()


@pytest.mark.parametrize("gone", ["argument", "comment"])
def test_what_it_was_written_about_is_deleted_and_the_words_are_kept(motion, person, other, gone):
    about = argue(motion, other) if gone == "argument" else say(motion, person)
    client = Client()
    form = typed(relation="opposes") if gone == "argument" else typed(side="for", comment=str(about.pk))
    kept = sent_on(client.post(f"/c/{about.pk}/counter/" if gone == "argument" else new(motion), form))
    about.citations.all().delete()
    Post.objects.filter(pk=about.pk).delete()
    log_in(client, person)
    shown = client.get(kept).content.decode()
    assert "no longer here" in shown
    assert "Coffee wakes the house." in shown


def test_what_could_never_be_posted_is_told_before_anybody_logs_in(motion):
    in_phase(motion, longest=30)
    for wrong in ({"source_address_1": "no"}, {"cite_99": "disputes"}, {"body": "x" * 31}, {"claim": ""}):
        assert 'role="alert"' in said(Client().post(new(motion), typed(side="for") | wrong))
    assert not Draft.objects.exists()


def test_the_same_form_twice_is_one_draft_with_the_last_words(motion, person):
    client, form = Client(), typed(side="for")
    client.post(new(motion), form)
    client.post(new(motion), form | {"claim": "Better words.", "side": "against"})
    assert Draft.objects.count() == 1
    log_in(client, person)
    assert (Post.objects.get().claim, Post.objects.get().side) == ("Better words.", "against")


def test_an_argument_is_told_of_its_next_step_and_thrown_away(motion, person):
    client = Client()
    assert "You log in or sign up in the next step." in client.get(new(motion)).content.decode()
    assert "in the next step" not in browser_of(person).get(new(motion)).content.decode()
    kept = sent_on(client.post(new(motion), typed(side="for")))
    assert client.post(f"{kept}discard/").headers["Location"] == new(motion)
    assert not Draft.objects.exists()
