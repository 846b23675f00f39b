"""A warning, a post that waits, and words sent before logging in: with htmx and without it."""

import re
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client

from debates.posts.insisting import opened_now, seconds_since
from debates.posts.models import Draft, Post
from debates.posts.states import State
from tests.conftest import argue, browser_of, say
from tests.posts.screening import rule
from tests.threads.test_unsent import log_in, sent_on

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BOTH_WAYS = pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
INSIST = '<button type="submit" class="button" name="insists" value="1">Post it anyway</button>'
CASINO = "Come to the casino, it is warm."


def typed(body: str = CASINO, **more: str) -> dict[str, str]:
    return {"relation": "asks", "body": body, "client_key": str(uuid4()), "opened": ""} | more


def place(motion) -> str:
    return f"{motion.get_absolute_url()}p/1/posts/"


def key_in(page: str) -> str:
    return re.search(r'name="client_key" value="([^"]+)"', page)[1]


@BOTH_WAYS
class TestAWarning:
    def test_gives_the_form_back_with_everything_and_a_second_button(self, motion, person, headers):
        rule("casino", "warn", "no advertising")
        client = browser_of(person)
        answer = client.post(place(motion), typed(quotation="The kettle"), headers=headers)
        page = answer.content.decode()
        assert (answer.status_code, Post.objects.count()) == (422, 0)
        assert all(words in page for words in (CASINO, "“casino” (no advertising)", INSIST, 'value="The kettle"'))
        sent = typed(quotation="The kettle", client_key=key_in(page), insists="1")
        assert client.post(place(motion), sent, headers=headers).status_code in {200, 303}
        assert Post.objects.get().state == State.VISIBLE

    def test_of_an_answer_and_of_a_revision(self, motion, person, headers):
        root = say(motion, person)
        rule("casino", "warn")
        client = browser_of(person)
        for act, more in (("reply", {}), ("revise", {"seen": "1"})):
            answer = client.post(f"/c/{root.pk}/{act}/", typed(**more), headers=headers)
            assert (answer.status_code, INSIST in answer.content.decode()) == (422, True)
            answer = client.post(f"/c/{root.pk}/{act}/", typed(insists="1", **more), headers=headers)
            assert answer.status_code in {200, 303}
        assert set(Post.objects.values_list("body", flat=True)) == {CASINO}

    def test_of_an_argument(self, motion, person, headers):
        rule("casino", "warn")
        client, address = browser_of(person), f"{motion.get_absolute_url()}arguments/new/"
        form = {"side": "for", "claim": "The house likes it warm.", "body": CASINO, "client_key": str(uuid4())}
        answer = client.post(address, form, headers=headers)
        assert (answer.status_code, INSIST in answer.content.decode()) == (422, True)
        client.post(address, form | {"insists": "1"}, headers=headers)
        assert Post.objects.get().claim == "The house likes it warm."

    def test_is_not_offered_to_be_passed_where_something_else_is_wrong(self, motion, person, headers):
        answer = browser_of(person).post(place(motion), typed("x" * 20_001), headers=headers)
        assert (answer.status_code, INSIST in answer.content.decode()) == (422, False)


class TestAHeldPost:
    def test_is_shown_to_its_author_alone_who_is_told_why(self, motion, person, other):
        rule("casino", "hold", "no advertising")
        client = browser_of(person)
        answer = client.post(place(motion), typed())
        shown = client.get(answer.headers["Location"]).content.decode()
        assert "A moderator reads it first, because of this: “casino” (no advertising)." in shown
        assert "held: a moderator reads it first" in shown
        assert CASINO in shown
        post = Post.objects.get()
        assert CASINO not in browser_of(other).get(f"{motion.get_absolute_url()}p/1/").content.decode()
        assert browser_of(other).get(post.get_absolute_url()).status_code == 404
        assert client.get(post.get_absolute_url()).status_code == 200

    def test_comes_back_with_its_badge_and_the_reason_to_htmx(self, motion, person):
        root = say(motion, person)
        rule("casino", "hold")
        for address in (place(motion), f"/c/{root.pk}/reply/"):
            answer = browser_of(person).post(address, typed(), headers=HTMX)
            part = answer.content.decode()
            assert answer.status_code == 200
            assert all(words in part for words in ("held: a moderator reads it first", 'role="status"', CASINO))

    def test_that_is_an_answer_or_an_argument_leads_to_its_page_with_the_reason(self, motion, person):
        root, top = say(motion, person), argue(motion, person)
        rule("casino", "hold")
        client = browser_of(person)
        case = {"relation": "opposes", "claim": "It sleeps.", "body": CASINO, "client_key": str(uuid4())}
        for address, form in ((f"/c/{root.pk}/reply/", typed()), (f"/c/{top.pk}/counter/", case)):
            page = client.get(client.post(address, form)["Location"]).content.decode()
            assert "A moderator reads it first, because of this" in page


class TestWordsSentBeforeLoggingIn:
    @BOTH_WAYS
    def test_stay_with_the_warning_and_may_be_posted_anyway(self, motion, person, headers):
        rule("casino", "warn")
        client = Client()
        kept = sent_on(client.post(place(motion), typed(), headers=headers))
        log_in(client, person)
        assert not Post.objects.exists()
        page = client.get(kept).content.decode()
        assert all(words in page for words in ("This looks like", INSIST, CASINO))
        client.post(Draft.objects.get().address, typed(client_key=key_in(page), insists="1"))
        assert client.get(kept).headers["Location"] == Post.objects.get().get_absolute_url()

    def test_of_an_argument_too(self, motion, person):
        rule("casino", "warn")
        client, form = Client(), {"side": "for", "claim": "It is warm.", "body": CASINO, "client_key": str(uuid4())}
        kept = sent_on(client.post(f"{motion.get_absolute_url()}arguments/new/", form))
        log_in(client, person)
        page = client.get(kept).content.decode()
        assert INSIST in page
        client.post(Draft.objects.get().address, form | {"insists": "1"})
        assert Post.objects.get().claim == "It is warm."

    @pytest.mark.parametrize("is_argument", [False, True])
    def test_of_a_revision_too(self, motion, person, is_argument):
        post = argue(motion, person) if is_argument else say(motion, person)
        rule("casino", "warn")
        address = f"/c/{post.pk}/{'rewrite' if is_argument else 'revise'}/"
        client, form = Client(), {"claim": "It is warm.", "body": CASINO, "seen": "1"}
        kept = sent_on(client.post(address, form))
        log_in(client, person)
        assert INSIST in client.get(kept).content.decode()
        client.post(address, form | {"insists": "1"})
        assert Post.objects.get().body == CASINO

    def test_are_posted_at_once_by_who_was_warned_before_the_session_ended(self, motion, person):
        rule("casino", "warn")
        client = Client()
        client.post(place(motion), typed(insists="1"))
        log_in(client, person)
        assert Post.objects.get().state == State.VISIBLE

    def test_that_are_held_are_told_so(self, motion, person):
        rule("casino", "hold")
        client = Client()
        client.post(place(motion), typed())
        log_in(client, person)
        page = client.get(Post.objects.get().get_absolute_url()).content.decode()
        assert "Your post is saved. A moderator reads it first" in page

    def test_show_a_form_that_says_no_time(self, motion):
        client = Client()
        kept = sent_on(client.post(place(motion), typed()))
        assert '<input type="hidden" name="opened" ' in client.get(kept).content.decode()
        assert not re.search(r'name="opened" value="\w', client.get(kept).content.decode())


class TestSinceWhenAFormIsOpen:
    def test_is_signed_in_the_form(self, motion, person):
        page = browser_of(person).get(f"{motion.get_absolute_url()}p/1/").content.decode()
        assert 0 <= seconds_since(re.search(r'name="opened" value="([^"]+)"', page)[1]) < 60

    def test_counts_for_a_long_text_of_a_newcomer(self, motion, person):
        body = " ".join(f"word{n}" for n in range(90))
        answer = browser_of(person).post(place(motion), typed(body, opened=opened_now()))
        assert "came faster than anybody types" in answer.content.decode()
        assert browser_of(person).post(place(motion), typed(body, opened="")).status_code == 303

    def test_is_unknown_where_no_form_of_ours_says_it(self):
        signed = [signing.dumps(1.0), signing.dumps("x", salt="posts.opened"), signing.dumps([], salt="posts.opened")]
        assert {seconds_since(bad) for bad in ["", "1", "a:b:c", *signed]} == {None}
