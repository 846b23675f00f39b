"""Whose a draft is, how long it lives, what two windows do to it, and drafts of revisions."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from debates.posts import drafts
from debates.posts.models import Draft, Post
from debates.posts.services import revise
from forum.accounts.limits import LIMITS, Limit, Limited
from forum.accounts.models import User
from tests.conftest import PASSWORD, block, browser_of, make_person, reply, say, words

pytestmark = pytest.mark.django_db
BOTH_WAYS = pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])


def typed(body: str = "Kept words.", **more: str) -> dict[str, str]:
    return {"relation": "asks", "body": body, "client_key": str(uuid4())} | more


def place(motion, number: int = 3) -> str:
    return f"{motion.get_absolute_url()}p/{number}/posts/"


def sent_on(answer) -> str:
    """Where a form's answer sends the browser, with htmx or without it."""
    assert answer.status_code in {200, 303}
    return answer.headers.get("HX-Redirect") or answer.headers["Location"]


def log_in(client: Client, person: User, going_to: str = "/"):
    return client.post("/accounts/login/", {"login": person.handle, "password": PASSWORD, "next": going_to})


class TestWhoseItIs:
    def test_nobody_else_sees_a_draft(self, motion, person, other):
        client = Client()
        kept = sent_on(client.post(place(motion), typed()))
        assert client.get(kept).status_code == 200
        for stranger in (Client(), browser_of(other)):
            assert stranger.get(kept).status_code == 404
            assert stranger.post(f"{kept}discard/").status_code == 404

    def test_a_draft_of_one_person_is_not_another_ones_in_the_same_browser(self, motion, person, other):
        client = Client()
        motion.state, kept = "locked", sent_on(client.post(place(motion), typed()))
        motion.save()
        log_in(client, person)
        client.post("/accounts/logout/")
        assert client.get(kept).status_code == 404
        log_in(client, other)
        assert client.get(kept).status_code == 404

    def test_it_can_be_thrown_away(self, motion, person):
        client = Client()
        kept = sent_on(client.post(place(motion), typed()))
        assert client.post(f"{kept}discard/").headers["Location"] == place(motion)
        log_in(client, person)
        assert not Post.objects.exists()

    def test_what_lies_there_for_hours_may_be_somebody_elses_and_waits_for_a_press(self, motion, person):
        client, form = Client(), typed()
        kept = sent_on(client.post(place(motion), form))
        Draft.objects.update(until=timezone.now() + timedelta(hours=22))
        log_in(client, person, kept)
        assert not Post.objects.exists()
        shown = client.get(kept).content.decode()
        assert "If it is yours, post it below" in shown
        assert "<details open>" in shown
        client.post(place(motion), form)
        assert client.get(kept).headers["Location"] == Post.objects.get().get_absolute_url()

    def test_after_its_time_it_is_neither_shown_nor_posted(self, motion, person):
        client = Client()
        kept = sent_on(client.post(place(motion), typed()))
        Draft.objects.update(until=timezone.now() - timedelta(seconds=1))
        assert client.get(kept).status_code == 404
        log_in(client, person)
        assert not Post.objects.exists()

    def test_one_address_keeps_only_so_many_and_is_told_when_to_come_back(self, motion, monkeypatch):
        monkeypatch.setattr("forum.web.services.time.time", lambda: 1000.0)
        monkeypatch.setitem(LIMITS, Limited.DRAFTS, (Limit(1, 3_600),) * 4)
        assert Client().post(place(motion), typed()).status_code == 303
        answer = Client().post(place(motion), typed("Second thoughts."))
        assert answer.status_code == 429
        assert answer.headers["Retry-After"]
        assert "Second thoughts." in answer.content.decode()

    def test_a_session_keeps_the_last_twenty(self, motion, monkeypatch):
        monkeypatch.setattr("debates.posts.keeping.A_SESSION_KEEPS", 2)
        client = Client()
        addresses = [sent_on(client.post(place(motion), typed(body))) for body in ("One.", "Two.", "Three.")]
        assert [client.get(address).status_code for address in addresses] == [404, 200, 200]


@pytest.mark.django_db(transaction=True)
def test_logging_in_in_two_windows_at_once_posts_it_once(motion, person, at_once):
    draft = drafts.keep_comment(motion=motion, version=block(motion), words=words("Once."), address="/", keys=[])
    drafts.claim(keys=[draft.pk], owner=person)
    at_once(*[lambda: drafts.post_waiting(owner=person)] * 4)
    assert Post.objects.get().body == "Once."


def test_a_crash_between_posting_and_noting_it_leaves_one_post(motion, person):
    draft = drafts.keep_comment(motion=motion, version=block(motion), words=words("Once."), address="/", keys=[])
    drafts.claim(keys=[draft.pk], owner=person)
    drafts.post_waiting(owner=person)
    Draft.objects.update(post=None)
    drafts.post_waiting(owner=person)
    assert Post.objects.count() == 1


def test_a_draft_of_an_answer_to_an_answer_hangs_beneath_it(motion, person, other):
    deep = reply(say(motion, other), other)
    draft = drafts.keep_answer(parent=deep, words=words("Deep."), address="/", keys=[])
    drafts.claim(keys=[draft.pk], owner=person)
    drafts.post_waiting(owner=person)
    assert Post.objects.get(body="Deep.").depth == 2


def test_a_draft_is_named_by_its_key(motion):
    draft = drafts.keep_comment(motion=motion, version=block(motion), words=words(), address="/", keys=[])
    assert str(draft) == str(draft.pk)
    assert make_person().pk is not None


class TestARevision:
    """Its writer was logged in when they began: the session ended meanwhile."""

    @BOTH_WAYS
    def test_is_kept_and_posted_at_the_log_in(self, motion, person, headers):
        post, client = say(motion, person, "At first."), Client()
        kept = sent_on(client.post(f"/c/{post.pk}/revise/", {"body": "At last.", "seen": "1"}, headers=headers))
        assert "At last." in client.get(kept).content.decode()
        log_in(client, person, kept)
        post.refresh_from_db()
        assert (post.body, post.revision_number) == ("At last.", 2)
        assert client.get(kept).headers["Location"] == post.get_absolute_url()

    def test_of_somebody_elses_post_is_refused_at_the_log_in_and_the_words_are_kept(self, motion, person, other):
        post, client = say(motion, person, "At first."), Client()
        kept = sent_on(client.post(f"/c/{post.pk}/revise/", {"body": "Not mine.", "seen": "1"}))
        log_in(client, other, kept)
        post.refresh_from_db()
        assert post.body == "At first."
        shown = client.get(kept).content.decode()
        assert "Only its author may revise" in shown
        assert "Not mine.</textarea>" in shown

    def test_overtaken_meanwhile_is_told_at_the_log_in_and_can_be_posted_all_the_same(self, motion, person):
        post, client = say(motion, person, "At first."), Client()
        kept = sent_on(client.post(f"/c/{post.pk}/revise/", {"body": "At last.", "seen": "1"}))
        revise(post=post, by=person, body="In between.", seen=1)
        log_in(client, person, kept)
        assert "revised meanwhile" in client.get(kept).content.decode()
        answer = client.post(f"/c/{post.pk}/revise/", {"body": "At last.", "seen": "1"})
        assert answer.status_code == 409
        assert "In between." in answer.content.decode()

    def test_that_lay_there_for_hours_can_be_posted_by_hand(self, motion, person):
        post, client = say(motion, person, "At first."), Client()
        kept = sent_on(client.post(f"/c/{post.pk}/revise/", {"body": "At last.", "seen": "1"}))
        Draft.objects.update(until=timezone.now() + timedelta(hours=22))
        log_in(client, person, kept)
        assert "At last.</textarea>" in client.get(kept).content.decode()
