"""What the editor asks for, and the preview without a script: for whom, how much, and every refusal in words."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from debates.posts.models import Post
from forum.accounts.limits import LIMITS, Limit, Limited
from forum.editor.fields import EditorField
from forum.uploads.models import Picture
from forum.web.models import Count
from tests.conftest import browser_of, make_person, say
from tests.uploads.pictures import kept, sent, shown

pytestmark = pytest.mark.django_db
LOOK, SEND, PEOPLE = "/write/preview/", "/write/pictures/", "/write/people/"
HTMX = {"HX-Request": "true"}


def said(html: str) -> str:
    return re.search(r'<div class="said"[^>]*>(.*)</div>', html, re.DOTALL)[1]


def look(person, text: str, **more):
    return browser_of(person).post(LOOK, {"content": text}, **more)


def typed(body: str, **more: str) -> dict[str, str]:
    return {"body": body, "client_key": str(uuid4()), "do": "preview"} | more


def test_the_names_are_those_of_django_markdownx():
    assert (reverse("markdownx_markdownify"), reverse("markdownx_upload")) == (LOOK, SEND)


class TestThePreview:
    def test_is_what_posting_gives(self, motion, person, other):
        text = f"**Tea**, @oleg  \n- a\n\n> b\n\n{shown(kept(person))}\n\n<script>"
        answer = look(person, text)
        assert answer.status_code == 200
        assert said(answer.content.decode()) == say(motion, person, text).html

    def test_is_given_to_a_visitor_too_and_counted_by_address(self, db, monkeypatch):
        monkeypatch.setitem(LIMITS, Limited.PREVIEWS, (Limit(2, 3_600),) * 4)
        assert [look(None, "*a*").status_code for _ in range(3)] == [200, 200, 429]
        assert Count.objects.get().key == "previews:from 127.0.0.1"

    def test_beyond_the_limit_says_when_to_come_back(self, person, monkeypatch):
        monkeypatch.setitem(LIMITS, Limited.PREVIEWS, (Limit(0, 3_600),) * 4)
        answer = look(person, "*a*")
        assert (answer.status_code, "Come back in" in answer.content.decode()) == (429, True)

    def test_says_why_the_text_would_not_be_taken_as_it_is(self, person):
        html = look(person, shown(kept(person), "")).content.decode()
        assert "Say what the picture shows" in html
        assert "<img" in html

    def test_of_nothing_says_so(self, person):
        assert "Nothing to show yet." in look(person, " ").content.decode()
        assert browser_of(person).post(LOOK).status_code == 200

    def test_of_a_text_that_is_too_long_is_refused_in_words(self, person):
        answer = look(person, "x" * 20_001)
        assert (answer.status_code, "at most 20000 characters" in answer.content.decode()) == (422, True)
        assert look(person, "x" * 20_000).status_code == 200
        assert look(person, "я" * 20_000).status_code == 200

    def test_of_far_too_much_is_refused_before_it_is_read(self, person):
        answer = look(person, "x" * 600_000)
        assert (answer.status_code, "far too long" in answer.content.decode()) == (413, True)

    def test_is_not_made_for_another_site(self, person):
        client = Client(enforce_csrf_checks=True)
        client.force_login(person)
        assert client.post(LOOK, {"content": "a"}).status_code == 403
        assert client.post(SEND, {"image": sent()}).status_code == 403
        assert not Picture.objects.exists()


class TestSendingAPicture:
    def test_answers_with_its_address_which_its_owner_sees(self, person):
        answer = browser_of(person).post(SEND, {"image": sent()})
        address = answer.json()["address"]
        assert (answer.status_code, answer.json()["image_code"]) == (201, f"![]({address})")
        assert browser_of(person).get(address).status_code == 200

    def test_is_for_members(self, db):
        answer = Client().post(SEND, {"image": sent()})
        assert (answer.status_code, answer.json()) == (401, {"reason": "Log in first."})

    @pytest.mark.parametrize(
        ("data", "status"),
        [(b"", 422), (b"words", 422), (b"<svg/>", 422), (b"\0" * 5_242_881, 413), (b"\0" * 5_500_000, 413)],
    )
    def test_of_what_is_none_is_refused_in_words(self, person, data, status):
        answer = browser_of(person).post(SEND, {"image": sent(data)})
        assert answer.status_code == status
        assert len(answer.json()["reason"]) > 20
        assert not Picture.objects.exists()

    @pytest.mark.parametrize("given", [{}, {"image": "a text"}])
    def test_without_a_file_says_so(self, person, given):
        answer = browser_of(person).post(SEND, given)
        assert (answer.status_code, answer.json()["reason"]) == (422, "No picture came. Choose one and try again.")

    def test_beyond_the_limit_says_when_to_come_back(self, person, monkeypatch):
        monkeypatch.setitem(LIMITS, Limited.UPLOADS, (Limit(0, 3_600),) * 4)
        answer = browser_of(person).post(SEND, {"image": sent()})
        assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)


class TestHandles:
    def test_are_offered_to_members(self, person):
        make_person("zebulon")
        answer = browser_of(person).get(PEOPLE, {"q": "ze"})
        assert answer.json() == {"people": ["zeynep", "zebulon"]}
        assert "no-cache" in answer.headers["Cache-Control"]

    def test_are_for_members_within_limits(self, person, monkeypatch):
        assert Client().get(PEOPLE, {"q": "ze"}).status_code == 401
        monkeypatch.setitem(LIMITS, Limited.LOOKUPS, (Limit(1, 3_600),) * 4)
        assert [browser_of(person).get(PEOPLE, {"q": "ze"}).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "page"])
class TestThePreviewButton:
    def test_shows_the_preview_keeps_all_that_was_typed_and_posts_nothing(self, motion, person, headers):
        for address in (f"{motion.get_absolute_url()}p/3/posts/", f"/c/{say(motion, person).pk}/reply/"):
            before = Post.objects.count()
            given = typed("Tea *is* <b>", relation="opposes")
            answer = browser_of(person).post(address, given, headers=headers)
            html = answer.content.decode()
            assert (answer.status_code, Post.objects.count()) == (200, before)
            assert "<p>Tea <em>is</em> &lt;b&gt;</p>" in html
            assert "Tea *is* &lt;b&gt;</textarea>" in html
            assert re.search(r'value="opposes"[^>]*checked', html)
            assert given["client_key"] in html

    def test_of_half_a_form_complains_of_nothing(self, motion, person, headers):
        answer = browser_of(person).post(f"{motion.get_absolute_url()}p/3/posts/", typed(""), headers=headers)
        assert answer.status_code == 200
        assert "Choose one:" not in answer.content.decode()
        assert "Write something first" not in answer.content.decode()
        assert "Nothing to show yet." in answer.content.decode()

    def test_of_a_text_that_is_too_long_loses_nothing(self, motion, person, headers):
        answer = browser_of(person).post(f"{motion.get_absolute_url()}p/3/posts/", typed("x" * 20_001), headers=headers)
        assert "shorten it" in answer.content.decode()
        assert "x" * 20_001 in answer.content.decode()


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "page"])
def test_a_picture_without_a_description_is_refused_with_everything_kept(motion, person, headers):
    text = f"My words {shown(kept(person), '')}"
    given = typed(text, relation="comments", do="")
    answer = browser_of(person).post(f"{motion.get_absolute_url()}p/3/posts/", given, headers=headers)
    html = answer.content.decode()
    assert (answer.status_code, Post.objects.count()) == (422, 0)
    assert "Say what the picture shows" in html
    assert f"{text}</textarea>" in html


def test_the_field_is_that_of_django_markdownx_without_its_script(db):
    field = EditorField(strip=False)
    html = field.widget.render("body", "<b>", {"id": "a"})
    assert 'class="markdownx-editor"' in html
    assert f'data-preview="{LOOK}"' in html
    assert f'data-upload="{SEND}"' in html
    assert 'dir="auto"' in html
    assert "&lt;b&gt;" in html
    assert str(field.widget.media) == ""
