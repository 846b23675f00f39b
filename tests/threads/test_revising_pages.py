"""Revising one's own comment on its page and in its place, and what cannot be taken."""

import re

import pytest

from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.states import State
from forum.web.refusal import Refused
from tests.conftest import browser_of, reply, say, words
from tests.threads.histories import HTMX, OURS, _row, page_of, put_into, revised

pytestmark = pytest.mark.django_db


class TestRevising:
    def test_the_form_holds_what_the_post_says_as_a_page_or_a_part(self, motion, person):
        post = say(motion, person, "Tea & *sugar*")
        whole, part = (
            browser_of(person).get(f"/c/{post.pk}/revise/", headers=headers).content.decode() for headers in ({}, HTMX)
        )
        for shown in (whole, part):
            assert "Tea &amp; *sugar*</textarea>" in shown
            assert f'action="/c/{post.pk}/revise/"' in shown
            assert 'name="seen" value="1"' in shown
            assert "your comment still comments" in shown
            assert "quotes the same words" not in shown
        assert "hx-post" not in whole.partition("<main")[2]  # the page has no thread into which an answer could be put
        assert "hx-post" in part
        assert "<!doctype" not in part

    def test_a_quotation_is_shown_as_what_stays(self, motion, person):
        from debates.posts.services import comment_on
        from tests.conftest import block

        quoted = words("Six?", quotation="kettle was put on")
        post = comment_on(author=person, motion=motion, version=block(motion), words=quoted).post
        shown = page_of(person, f"/c/{post.pk}/revise/")
        assert "kettle was put on" in shown
        assert "still quotes the same words" in shown

    def test_without_htmx_it_leads_to_the_post(self, motion, person):
        post = say(motion, person)
        answer = browser_of(person).post(f"/c/{post.pk}/revise/", {"body": "It *did* sing.", "seen": "1"})
        assert (answer.status_code, answer.headers["Location"]) == (303, post.get_absolute_url())
        shown = page_of(None, post.get_absolute_url())
        assert "It <em>did</em> sing." in shown
        assert re.search(rf'class="revised" href="/c/{post.pk}/history/">revised <time', shown)

    def test_with_htmx_the_words_take_the_forms_place_and_the_thread_is_told(self, motion, person, other):
        post = say(motion, person)
        reply(post, other)
        given = {"body": "It *did* sing.", "seen": "1"}
        part = browser_of(person).post(f"/c/{post.pk}/revise/", given, headers=HTMX).content.decode()
        assert "It <em>did</em> sing." in part
        assert f'hx-swap-oob="delete:#c{post.pk} &gt; .said"' in part.replace("> .said", "&gt; .said")
        assert f'hx-swap-oob="outerHTML:#c{post.pk} &gt; .who' in part.replace("> .who", "&gt; .who")
        assert "<!doctype" not in part
        assert "So have I." not in part

    def test_the_same_text_is_no_revision_and_says_none(self, motion, person):
        post = say(motion, person, "As it was.")
        given = {"body": "As it was.", "seen": "1"}
        assert browser_of(person).post(f"/c/{post.pk}/revise/", given).status_code == 303
        part = browser_of(person).post(f"/c/{post.pk}/revise/", given, headers=HTMX).content.decode()
        assert "revised <time" not in part
        assert "revised <time" not in page_of(None, post.get_absolute_url())

    def test_the_way_to_it_stands_under_ones_own_post_where_it_may_be_done(self, motion, person, other):
        post, place = say(motion, person), f"{motion.get_absolute_url()}p/1/"
        link = f'href="/c/{post.pk}/revise/"'
        for address in (place, post.get_absolute_url()):
            assert link in page_of(person, address)
            assert link not in page_of(other, address)
            assert link not in page_of(None, address)
        put_into(post, State.HELD)
        assert link in page_of(person, post.get_absolute_url())
        put_into(post, State.VISIBLE)
        Motion.objects.update(state="locked")
        for address in (place, post.get_absolute_url()):
            assert link not in page_of(person, address)


@pytest.mark.parametrize("headers", [OURS, HTMX])
class TestWhatCannotBeTaken:
    @pytest.mark.parametrize(
        ("body", "told"), [("  ", "Write something first."), ("", "Write something first."), ("x" * 20_001, "20001")]
    )
    def test_is_told_beside_the_words(self, motion, person, headers, body, told):
        post = say(motion, person)
        answer = browser_of(person).post(f"/c/{post.pk}/revise/", {"body": body, "seen": "1"}, headers=headers)
        shown = answer.content.decode()
        assert (answer.status_code, told in shown) == (422, True)
        assert f"{body}</textarea>" in shown
        assert Post.objects.get().revision_number == 1

    def test_who_was_overtaken_sees_both_texts_and_the_next_press_posts(self, motion, person, headers):
        post = revised(motion, person, "It sang at six.", "It sang at seven.")
        given = {"body": "It sang at <eight>.", "seen": "1"}
        answer = browser_of(person).post(f"/c/{post.pk}/revise/", given, headers=headers)
        shown = answer.content.decode()
        assert answer.status_code == 409
        assert "revised meanwhile" in shown
        assert "<p>It sang at seven.</p>" in shown
        assert "It sang at &lt;eight&gt;.</textarea>" in shown
        assert re.search(r"<del><span[^>]*>removed: </span>seven</del>", shown)
        assert re.search(r"<ins><span[^>]*>added: </span>&lt;eight&gt;</ins>", shown)
        assert 'name="seen" value="2"' in shown
        again = browser_of(person).post(f"/c/{post.pk}/revise/", given | {"seen": "2"}, headers=headers)
        assert again.status_code in {200, 303}
        assert Post.objects.get().body == "It sang at <eight>."

    @pytest.mark.parametrize("seen", ["", "x", "-1", "²", "1.0", "9" * 5_000, "0"])
    def test_a_number_that_is_none_shows_both_texts_rather_than_an_error(self, motion, person, headers, seen):
        post = say(motion, person, "As it was.")
        given = {"body": "Kept words", "seen": seen}
        answer = browser_of(person).post(f"/c/{post.pk}/revise/", given, headers=headers)
        assert answer.status_code == 409
        assert "Kept words</textarea>" in answer.content.decode()
        assert 'name="seen" value="1"' in answer.content.decode()

    def test_a_debate_locked_meanwhile_keeps_the_words(self, motion, person, headers):
        post = say(motion, person)
        Motion.objects.update(state="locked")
        answer = browser_of(person).post(f"/c/{post.pk}/revise/", {"body": "Kept words", "seen": "1"}, headers=headers)
        assert answer.status_code == 409
        assert "Kept words" in answer.content.decode()
        assert "locked" in answer.content.decode()

    @pytest.mark.parametrize("state", [State.WITHDRAWN, State.REMOVED, State.HIDDEN, State.PURGED])
    def test_a_post_that_is_no_longer_read_keeps_the_words_and_says_why(self, motion, person, headers, state):
        post = say(motion, person)
        put_into(post, state)
        answer = browser_of(person).post(f"/c/{post.pk}/revise/", {"body": "Kept words", "seen": "1"}, headers=headers)
        assert answer.status_code == 409
        assert "Kept words" in answer.content.decode()
        assert "revised" in answer.content.decode()

    def test_a_limit_is_told_beside_the_words(self, motion, person, headers, monkeypatch):
        refused = Refused("Come back later.", status=429, retry_after=60)
        monkeypatch.setattr("forum.accounts.services.spend", lambda **_: refused)
        post = Post.objects.create(**_row(motion, person))
        answer = browser_of(person).post(f"/c/{post.pk}/revise/", {"body": "Kept words", "seen": "1"}, headers=headers)
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
        assert "Kept words</textarea>" in answer.content.decode()
        assert "Come back later." in answer.content.decode()

    def test_nobody_revises_for_somebody_else(self, motion, person, other, admin, headers):
        post = say(motion, person, "My own.")
        for somebody in (other, admin):
            answer = browser_of(somebody).post(
                f"/c/{post.pk}/revise/", {"body": "Not yours.", "seen": "1"}, headers=headers
            )
            assert answer.status_code == 403
        assert Post.objects.get().body == "My own."
