"""Posting, answering, withdrawing and locking through their pages: with htmx, without it, and refused."""

import re
from uuid import uuid4

import pytest

from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.states import State
from tests.conftest import browser_of, reply, say

pytestmark = pytest.mark.django_db
OURS = {"Host": "testserver", "Origin": "http://testserver"}
HTMX = {"HX-Request": "true", **OURS}


def typed(body: str = "Tea *is* an argument.", relation: str = "supports", **more: str) -> dict[str, str]:
    return {"relation": relation, "body": body, "client_key": str(uuid4())} | more


def place(motion: Motion, number: int = 3) -> str:
    return f"{motion.get_absolute_url()}p/{number}/posts/"


def test_a_comment_without_htmx_leads_back_to_itself_in_the_conversation(motion, person):
    answer = browser_of(person).post(place(motion), typed())
    post = Post.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"{motion.get_absolute_url()}p/3/?at={post.pk}#c{post.pk}",
    )
    shown = browser_of(person).get(answer.headers["Location"]).content.decode()
    assert f'id="c{post.pk}"' in shown
    assert "Tea <em>is</em> an argument." in shown


def test_a_comment_with_htmx_answers_with_the_post_an_emptied_form_and_the_new_count(motion, person):
    answer = browser_of(person).post(place(motion), typed(), headers=HTMX)
    part, post = answer.content.decode(), Post.objects.get()
    assert answer.status_code == 200
    assert f'id="c{post.pk}"' in part
    assert re.search(r"<textarea[^>]*>\s*</textarea>", part)
    assert re.search(r'id="chip-p3"[^>]*hx-swap-oob="true"[^>]*>1</a>', part)
    assert "<!doctype" not in part


def test_an_answer_without_htmx_leads_to_its_own_page(motion, person, other):
    root = say(motion, person)
    answer = browser_of(other).post(f"/c/{root.pk}/reply/", typed("No.", "opposes"))
    post = Post.objects.get(parent=root)
    assert (answer.status_code, answer.headers["Location"]) == (303, post.get_absolute_url())
    assert (post.relation, post.author) == ("opposes", other)


def test_an_answer_with_htmx_takes_the_place_of_its_form(motion, person, other):
    root = say(motion, person)
    part = browser_of(other).post(f"/c/{root.pk}/reply/", typed("No."), headers=HTMX).content.decode()
    assert f'id="c{Post.objects.get(parent=root).pk}"' in part
    assert "<textarea" not in part
    assert re.search(r'id="chip-p1"[^>]*>2</a>', part)


def test_what_is_said_on_a_heading_counts_as_said_on_a_heading(motion, person, other):
    on_heading = browser_of(person).post(place(motion, 2), typed(), headers=HTMX).content.decode()
    root = Post.objects.get()
    answered = browser_of(other).post(f"/c/{root.pk}/reply/", typed("No."), headers=HTMX).content.decode()
    assert "Comment on heading 2, 1 comment" in on_heading
    assert "Comment on heading 2, 2 comments" in answered
    assert 'Heading <span class="n">2</span>, 2 comments' in answered


def test_the_form_of_an_answer_is_a_page_or_a_part(motion, person, other):
    root = say(motion, person)
    whole, part = (browser_of(other).get(f"/c/{root.pk}/reply/", headers=h).content.decode() for h in ({}, HTMX))
    assert "I have seen it sing." in whole
    assert "<!doctype" not in part
    for shown in (whole, part):
        assert f'action="/c/{root.pk}/reply/"' in shown
        assert all(
            words in shown for words in ("I agree because", "I disagree because", "I have a question", "A remark")
        )


@pytest.mark.parametrize("headers", [OURS, HTMX])
class TestWhatCannotBeTaken:
    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"relation": ""}, "Choose one"),
            ({"relation": "undercuts"}, "Select a valid choice"),
            ({"relation": "praises"}, "Select a valid choice"),
            ({"body": "x" * 20_001}, "20001 characters"),
            ({"client_key": "no key"}, "valid UUID"),
        ],
    )
    def test_is_told_beside_the_words_which_are_kept(self, motion, person, headers, fields, told):
        given = typed("My one & only thought") | fields
        answer = browser_of(person).post(place(motion), given, headers=headers)
        shown = answer.content.decode()
        assert answer.status_code == 422
        assert told in shown or told == "valid UUID"
        assert "My one &amp; only thought" in shown or "x" * 20_001 in shown
        assert not Post.objects.exists()

    def test_in_an_answer_neither(self, motion, person, headers):
        root = say(motion, person)
        answer = browser_of(person).post(f"/c/{root.pk}/reply/", typed("Kept words", ""), headers=headers)
        assert answer.status_code == 422
        assert "Kept words" in answer.content.decode()

    def test_an_empty_comment_is_refused(self, motion, person, headers):
        answer = browser_of(person).post(place(motion), typed("   "), headers=headers)
        assert (answer.status_code, "Write something first." in answer.content.decode()) == (422, True)

    def test_a_debate_locked_meanwhile_keeps_the_words(self, motion, person, headers):
        Motion.objects.update(state="locked")
        answer = browser_of(person).post(place(motion), typed("Kept words"), headers=headers)
        assert answer.status_code == 409
        assert "Kept words" in answer.content.decode()
        assert "locked" in answer.content.decode()

    @pytest.mark.parametrize("state", [State.WITHDRAWN, State.REMOVED, State.HIDDEN])
    def test_what_is_answered_is_gone_meanwhile_and_the_words_are_kept(self, motion, person, headers, state):
        root = say(motion, person)
        Post.objects.update(state=state)
        answer = browser_of(person).post(f"/c/{root.pk}/reply/", typed("Kept words"), headers=headers)
        assert answer.status_code == 409
        assert "Kept words" in answer.content.decode()


def test_a_limit_reached_between_form_and_verb_keeps_the_words_and_a_new_key(motion, person, monkeypatch):
    from forum.web.refusal import Refused

    monkeypatch.setattr(
        "forum.accounts.services.spend", lambda **_: Refused("Come back later.", status=429, retry_after=60)
    )
    given = typed("Kept words")
    for answer in (
        browser_of(person).post(place(motion), given),
        browser_of(person).post(place(motion), given, headers=HTMX),
    ):
        shown = answer.content.decode()
        assert answer.status_code == 429
        assert "Come back later." in shown
        assert "Kept words" in shown
        assert given["client_key"] not in shown


def test_the_same_form_twice_leads_to_the_same_post(motion, person):
    given = typed()
    first, again = (browser_of(person).post(place(motion), given) for _ in range(2))
    assert first.headers["Location"] == again.headers["Location"]
    assert Post.objects.count() == 1


def test_withdrawing_is_asked_first_and_then_done(motion, person, other):
    post = say(motion, person, "Too hasty.")
    reply(post, other)
    assert "Too hasty." in browser_of(person).get(f"/c/{post.pk}/withdraw/").content.decode()
    assert Post.objects.get(pk=post.pk).state == State.VISIBLE
    answer = browser_of(person).post(f"/c/{post.pk}/withdraw/")
    assert (answer.status_code, answer.headers["Location"]) == (303, post.get_absolute_url())
    assert "Withdrawn by its author." in browser_of(None).get(post.get_absolute_url()).content.decode()


def test_nobody_withdraws_for_somebody_else(motion, person, other, admin):
    post = say(motion, person)
    for somebody in (other, admin):
        assert browser_of(somebody).post(f"/c/{post.pk}/withdraw/").status_code == 403
    assert Post.objects.get().state == State.VISIBLE


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        "<svg onload=alert(1)>",
        "</div></article><h1>broken",
    ],
)
def test_nothing_that_is_typed_becomes_script_or_breaks_the_page(motion, person, payload):
    post = say(motion, person, payload)
    for address in (motion.get_absolute_url(), f"{motion.get_absolute_url()}p/1/", post.get_absolute_url()):
        shown = browser_of(None).get(address).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "<svg onload" not in shown
        assert 'href="javascript' not in shown
        assert "<h1>broken" not in shown
