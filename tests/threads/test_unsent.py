"""Write first, sign in after, and it is posted; what cannot be posted is kept."""

import re
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from debates.posts.models import Draft, Post
from debates.posts.states import State
from forum.accounts.models import User
from tests.conftest import PASSWORD, block, browser_of, say

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


class TestWrittenBeforeLoggingIn:
    @BOTH_WAYS
    def test_a_comment_is_kept_and_posted_at_the_log_in(self, motion, person, headers, noise):
        client = Client()
        kept = sent_on(client.post(place(motion), typed(), headers=headers))
        assert not Post.objects.filter(motion=motion).exists()
        shown = client.get(kept).content.decode()
        assert "Kept words." in shown
        assert "On paragraph 3 of “On kettles”" in shown
        assert f"/accounts/login/?next={kept}" in shown
        assert log_in(client, person, kept).headers["Location"] == kept
        post = Post.objects.get(motion=motion)
        assert (post.author, post.body, post.relation, post.block) == (
            person,
            "Kept words.",
            "asks",
            block(motion, 3).block,
        )
        assert client.get(kept).headers["Location"] == post.get_absolute_url()
        assert "What you wrote before was posted." in client.get(post.get_absolute_url()).content.decode()

    @BOTH_WAYS
    def test_an_answer_is_kept_and_posted_at_the_log_in(self, motion, person, other, headers):
        root, client = say(motion, other), Client()
        kept = sent_on(client.post(f"/c/{root.pk}/reply/", typed(), headers=headers))
        assert f'<a href="/c/{root.pk}/">In answer to this comment</a>' in client.get(kept).content.decode()
        log_in(client, person)
        assert Post.objects.get(parent=root).author == person

    def test_it_is_posted_after_signing_up_though_the_address_is_confirmed_in_another_browser(self, motion):
        writing, elsewhere = Client(), Client()
        kept = sent_on(writing.post(place(motion), typed()))
        fields = {"username": "newcomer", "email": "new@example.org", "password1": PASSWORD, "next": kept}
        writing.post("/accounts/signup/", fields)
        assert not Post.objects.exists()
        EmailAddress.objects.update(verified=True)
        log_in(elsewhere, User.objects.get(handle="newcomer"))
        assert Post.objects.get().author.handle == "newcomer"

    def test_the_same_form_twice_is_one_draft_with_the_last_words(self, motion, person):
        client, form = Client(), typed()
        client.post(place(motion), form)
        client.post(place(motion), form | {"body": "Better words."})
        assert Draft.objects.count() == 1
        log_in(client, person)
        assert Post.objects.get().body == "Better words."

    def test_two_forms_are_two_posts(self, motion, person):
        client = Client()
        client.post(place(motion), typed("One."))
        client.post(place(motion), typed("Two."))
        log_in(client, person)
        assert sorted(Post.objects.values_list("body", flat=True)) == ["One.", "Two."]

    def test_logging_in_again_posts_nothing_twice(self, motion, person):
        client = Client()
        client.post(place(motion), typed())
        log_in(client, person)
        client.post("/accounts/logout/")
        log_in(client, person)
        assert Post.objects.count() == 1

    @BOTH_WAYS
    def test_what_is_wrong_is_told_before_anybody_logs_in(self, motion, headers):
        answer = Client().post(place(motion), typed("   "), headers=headers)
        assert answer.status_code == 422
        assert not Draft.objects.exists()

    def test_the_form_is_shown_to_a_visitor_and_says_how_it_goes_on(self, motion, person):
        root = say(motion, person)
        for address in (f"{motion.get_absolute_url()}p/1/", f"/c/{root.pk}/reply/"):
            shown = Client().get(address).content.decode()
            assert "<textarea" in shown
            assert "You log in or sign up in the next step." in shown
            assert "in the next step" not in browser_of(person).get(address).content.decode()

    def test_in_a_locked_debate_nobody_may_begin(self, motion):
        motion.state = "locked"
        motion.save()
        answer = Client().post(place(motion), typed(), headers={"Origin": "http://testserver", "Host": "testserver"})
        assert answer.status_code == 409
        assert "Kept words." in answer.content.decode()


class TestRefusedAtTheLogIn:
    def test_a_debate_locked_meanwhile_keeps_the_words_and_says_why(self, motion, person):
        client = Client()
        kept = sent_on(client.post(place(motion), typed()))
        motion.state = "locked"
        motion.save()
        log_in(client, person, kept)
        shown = client.get(kept).content.decode()
        assert "This debate is locked" in shown
        assert "Kept words.</textarea>" in shown
        assert not Post.objects.exists()

    def test_what_was_answered_is_gone_and_the_words_are_kept(self, motion, person, other):
        root, client = say(motion, other), Client()
        kept = sent_on(client.post(f"/c/{root.pk}/reply/", typed()))
        Post.objects.filter(pk=root.pk).update(state=State.REMOVED)
        log_in(client, person)
        assert "no longer here" in client.get(kept).content.decode()
        assert Draft.objects.get().post is None

    def test_what_was_written_about_is_deleted_and_the_words_are_kept(self, motion, person, other):
        root, client = say(motion, other), Client()
        kept = sent_on(client.post(f"/c/{root.pk}/reply/", typed()))
        root.delete()
        log_in(client, person)
        assert "no longer here" in client.get(kept).content.decode()

    def test_the_limit_is_told_and_the_words_are_kept(self, motion, person, monkeypatch):
        client = Client()
        client.post(place(motion), typed())
        monkeypatch.setattr("forum.web.services.time.time", lambda: 1000.0)
        for _ in range(20):
            say(motion, person)
        log_in(client, person)
        assert "more than 20" in Draft.objects.get().refused

    def test_it_can_be_posted_from_its_page_once_the_reason_is_gone(self, motion, person):
        client, form = Client(), typed()
        kept = sent_on(client.post(place(motion), form))
        motion.state = "locked"
        motion.save()
        log_in(client, person)
        motion.state = "open"
        motion.save()
        shown = client.get(kept).content.decode()
        key = re.search(r'name="client_key" value="([^"]+)"', shown).group(1)
        assert f'action="{place(motion)}"' in shown
        client.post(place(motion), form | {"client_key": key})
        assert Post.objects.get().body == "Kept words."
