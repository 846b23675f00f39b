"""Bringing an article in three ways, putting its draft right, publishing it, taking it down."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from debates.articles.models import Article, Showing
from debates.articles.policy import may_change_showing
from debates.articles.queries import current_blocks
from debates.articles.services import restore, take_down
from debates.imports import reading
from debates.imports.editing import blocks, from_json
from debates.imports.fetching import Fetched
from debates.imports.models import ImportDraft
from debates.imports.reading import Brought, pasted
from debates.imports.services import begin, edit
from debates.motions.models import Motion
from debates.motions.queries import hosts
from forum.accounts.limits import Limit
from forum.web.refusal import Refusal
from tests.conftest import browser_of, make_article, make_motion, make_person, reply, say

pytestmark = pytest.mark.django_db
TEXT = """The Price Of Silence By Ines Harbour

Nobody asked what the bell was for.
May 4, 2019, The Quay Review - The bell stood at the end of the pier, and it was rung once a year. Children were
lifted up to see it, and were told that it had saved a fleet.

Every town keeps one object that it cannot explain. Ours kept a bell.

Share
"""


def page_of(*paragraphs: str) -> str:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return f"<!DOCTYPE html><html lang=en><title>The Bell</title><article><h1>The Bell</h1>{body}</article></html>"


KNEW = "It rang once a year, and nobody in the whole town knew why that was so."
LINKED = (
    'It rang <em>once</em> a <a href="https://example.org/year" onclick="x()">year</a>, '
    "and nobody in the whole town knew why."
)
FELL = "Then it fell, and everybody in the town missed it for a while."


@pytest.fixture
def trusted(db):
    return make_person("trusted", trust=1)


DETAILS = {"title": "The Price of Silence", "language": "en", "rights_note": "Our own text."}


@pytest.fixture
def draft(trusted) -> ImportDraft:
    return begin(owner=trusted, brought=pasted(TEXT))


def press(draft: ImportDraft, do: str, person=None, headers=None, **typed: str):
    draft.refresh_from_db()
    fields = {**DETAILS, "version": str(draft.version), "do": do, **typed}
    return browser_of(person or draft.owner).post(draft.get_absolute_url(), fields, headers=headers)


def texts(draft: ImportDraft) -> list[str]:
    draft.refresh_from_db()
    return [part.text for _at, part in blocks(from_json(draft.parts))]


def at(draft: ImportDraft, beginning: str) -> int:
    draft.refresh_from_db()
    return next(n for n, part in enumerate(from_json(draft.parts)) if part.text.startswith(beginning))


class TestBringing:
    def test_pasted_text_becomes_a_draft_and_nothing_is_published(self, trusted):
        answer = browser_of(trusted).post("/a/new/text/", {"text": TEXT})
        draft = ImportDraft.objects.get()
        assert (answer.status_code, answer.headers["Location"]) == (303, draft.get_absolute_url())
        assert draft.raw.replace("\r\n", "\n") == TEXT
        assert draft.details["title"] == "The Price Of Silence"
        assert (draft.details["author_name"], draft.details["publication"]) == ("Ines Harbour", "The Quay Review")
        assert (draft.details["published_on"], draft.details["standfirst"]) == (
            "2019-05-04",
            "Nobody asked what the bell was for.",
        )
        assert not Article.objects.exists()

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("bell.txt", TEXT.encode()),
            ("bell.MD", b"# The Bell\n\nIt rang *once* a year, and nobody knew why.\n"),
            (
                "bell.html",
                page_of(KNEW, FELL).encode(),
            ),
        ],
    )
    def test_a_file_becomes_a_draft_by_its_ending(self, trusted, name, content):
        answer = browser_of(trusted).post("/a/new/file/", {"file": SimpleUploadedFile(name, content)})
        draft = ImportDraft.objects.get()
        assert answer.headers["Location"] == draft.get_absolute_url()
        assert draft.details["title"].startswith("The ")
        assert any("rung" in text or "rang" in text for text in texts(draft))

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("bell.pdf", b"%PDF-1.7", ".txt, .md and .html"),
            ("bell.txt", b"\x00\x01\x02" * 50, ""),
            ("bell.txt", b"%PDF-1.7 binary", ""),
            ("bell.txt", b"", "no text"),
            ("bell.html", b"<html><body></body></html>", "no text"),
            ("bell.txt", b"x" * 300_001, "300001 characters"),
        ],
    )
    def test_a_file_that_is_no_article_is_refused_in_words(self, trusted, name, content, told):
        answer = browser_of(trusted).post("/a/new/file/", {"file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422
        assert told in answer.content.decode()
        assert 'role="alert"' in answer.content.decode()
        assert not ImportDraft.objects.exists()

    def test_a_file_in_an_old_encoding_is_read_or_refused_but_never_fails(self, trusted):
        content = "Überschrift\n\nDas Geläut war schön, und es klang über die Dächer.\n".encode("latin-1")
        assert browser_of(trusted).post("/a/new/file/", {"file": SimpleUploadedFile("x.txt", content)}).status_code in {
            303,
            422,
        }

    def test_a_pasted_page_is_known_by_its_beginning(self, trusted):
        page = page_of(KNEW, FELL)
        browser_of(trusted).post("/a/new/text/", {"text": page})
        assert ImportDraft.objects.get().raw_format == "html"
        assert not any("<" in text for text in texts(ImportDraft.objects.get()))

    @pytest.mark.parametrize("text", ["", "   \n ", "x" * 300_001, "a\x00b"])
    def test_nothing_too_much_and_nul_are_refused_in_words_and_the_text_is_kept(self, trusted, text):
        answer = browser_of(trusted).post("/a/new/text/", {"text": text})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "no address",
            "ftp://example.org/x",
            "http://user:secret@example.org/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://localhost:8000/",
            "https://example.org:8443/",
            "javascript:alert(1)",
            "http://169.254.169.254/latest/",
        ],
    )
    def test_an_address_that_is_refused_is_told_in_words_and_kept(self, trusted, address):
        answer = browser_of(trusted).post("/a/new/address/", {"address": address})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
        assert not address or escape(address) in answer.content.decode()

    def test_a_page_from_an_address_is_a_draft_with_its_canonical_address(self, trusted, monkeypatch):
        page = page_of(KNEW, FELL).encode()
        monkeypatch.setattr(reading, "fetch", lambda address, rules: Fetched(address, page, "text/html", "utf-8"))
        browser_of(trusted).post("/a/new/address/", {"address": "https://Example.org/bell?utm_source=mail#top"})
        assert ImportDraft.objects.get().details["source_url"] == "https://example.org/bell"

    @pytest.mark.parametrize(
        ("says", "kept"),
        [
            ("https://example.org/bell", "https://example.org/bell"),
            ("https://other.example/bell", "https://example.org/bell-print"),
            ("javascript:alert(1)", "https://example.org/bell-print"),
            ("https://example.org/", "https://example.org/bell-print"),
        ],
    )
    def test_a_page_names_its_own_address_within_its_site(self, trusted, monkeypatch, says, kept):
        link = f'<link rel="canonical" href="{says}"><link rel=canonical href="https://example.org/second">'
        page = page_of(KNEW, FELL).replace("<title>", f"{link}<title>").encode()
        monkeypatch.setattr(reading, "fetch", lambda address, rules: Fetched(address, page, "text/html", None))
        browser_of(trusted).post("/a/new/address/", {"address": "https://example.org/bell-print"})
        assert ImportDraft.objects.get().source_url == kept

    def test_an_address_too_long_to_be_kept_is_left_out_and_the_page_is_not(self, trusted, monkeypatch):
        page = page_of(KNEW, FELL).encode()
        monkeypatch.setattr(reading, "fetch", lambda address, rules: Fetched(address, page, "text/html", None))
        browser_of(trusted).post("/a/new/address/", {"address": f"https://example.org/?{'q' * 1500}"})
        assert ImportDraft.objects.get().source_url == ""

    def test_a_plain_text_from_an_address_is_read_as_text(self, trusted, monkeypatch):
        text = TEXT.encode()
        monkeypatch.setattr(reading, "fetch", lambda address, rules: Fetched(address, text, "text/plain", "utf-8"))
        browser_of(trusted).post("/a/new/address/", {"address": "https://example.org/bell.txt"})
        assert ImportDraft.objects.get().raw_format == "text"

    def test_a_text_of_more_parts_than_a_preview_bears_is_refused(self, trusted):
        answer = browser_of(trusted).post("/a/new/text/", {"text": "a line\n\n" * 2_600})
        assert answer.status_code == 422
        assert "2600 parts" in answer.content.decode()

    def test_fetching_is_limited_and_a_new_member_fetches_nothing(self, trusted, person, monkeypatch):
        monkeypatch.setattr(reading, "fetch", lambda address, rules: pytest.fail("it was fetched"))
        assert browser_of(person).post("/a/new/address/", {"address": "https://example.org/"}).status_code == 403
        monkeypatch.setattr("forum.accounts.policy.limit_for", lambda *_: Limit(0, 3600))
        assert browser_of(trusted).post("/a/new/address/", {"address": "https://example.org/"}).status_code == 429

    def test_few_addresses_are_fetched_at_a_time(self, trusted, monkeypatch):
        monkeypatch.setattr("forum.web.services.time.time", lambda: 1_000_000.0)
        monkeypatch.setattr(
            reading, "fetch", lambda address, rules: Fetched(address, page_of(KNEW, FELL).encode(), "text/html", None)
        )
        answers = [browser_of(trusted).post("/a/new/address/", {"address": "https://example.org/"}) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [303, 303, 429]
        assert answers[-1].headers["Retry-After"] == "10"

    def test_a_person_keeps_a_bounded_number_of_drafts(self, trusted, monkeypatch):
        monkeypatch.setattr("debates.imports.services.MOST_DRAFTS", 1)
        begin(owner=trusted, brought=pasted(TEXT))
        answer = browser_of(trusted).post("/a/new/text/", {"text": TEXT})
        assert answer.status_code == 409
        assert "Ours kept a bell." in answer.content.decode()


class TestPuttingRight:
    @pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
    def test_a_block_is_joined_set_aside_taken_back_and_undone(self, draft, headers):
        before = texts(draft)
        assert press(draft, f"join-{at(draft, 'Every town')}", headers=headers).status_code == 200
        assert len(texts(draft)) == len(before) - 1
        press(draft, "undo", headers=headers)
        assert texts(draft) == before
        press(draft, f"aside-{at(draft, 'Every town')}", headers=headers)
        assert texts(draft) == before[:-1]
        answer = press(draft, f"back-{at(draft, 'Every town')}", headers=headers)
        assert texts(draft) == before
        assert ("<!doctype html>" in answer.content.decode()) is not bool(headers)

    def test_kinds_are_set_with_whatever_button_is_pressed(self, draft):
        one = at(draft, "Every town")
        press(draft, "kinds", **{f"kind-{one}": "heading-3"})
        assert from_json(draft_now(draft).parts)[one].level == 3
        press(draft, "save", **{f"kind-{one}": "quote"})
        assert from_json(draft_now(draft).parts)[one].kind == "quote"

    def test_a_block_is_split_at_empty_lines_and_its_words_may_not_change(self, draft, trusted):
        one = at(draft, "Every town")
        address = f"{draft.get_absolute_url()}split/{one}/"
        assert "Every town keeps one object" in browser_of(trusted).get(address).content.decode()
        fields = {"version": str(draft_now(draft).version)}
        changed = browser_of(trusted).post(
            address, {**fields, "words": "Every town keeps a goat.\r\n\r\nOurs kept a bell."}
        )
        assert changed.status_code == 422
        assert "keeps a goat" in changed.content.decode()
        whole = browser_of(trusted).post(
            address, {**fields, "words": "Every town keeps one object that it cannot explain. Ours kept a bell."}
        )
        assert whole.status_code == 422
        cut = browser_of(trusted).post(
            address, {**fields, "words": "Every town keeps one object that it cannot explain.\r\n\r\nOurs kept a bell."}
        )
        assert cut.headers["Location"] == f"{draft.get_absolute_url()}#part-{one}"
        assert texts(draft)[-2:] == ["Every town keeps one object that it cannot explain.", "Ours kept a bell."]

    def test_splitting_keeps_what_was_typed_and_leads_to_the_words(self, draft):
        one = at(draft, "Every town")
        answer = press(draft, f"split-{one}", motion="This house", **{f"kind-{one}": "quote"})
        assert answer.headers["Location"] == f"{draft.get_absolute_url()}split/{one}/"
        assert draft_now(draft).details["motion"] == "This house"
        assert from_json(draft.parts)[one].kind == "quote"

    def test_nul_and_other_controls_in_a_detail_are_taken_out(self, draft):
        assert press(draft, "save", title="a\x00b\x01c").status_code == 200
        assert draft_now(draft).details["title"] == "abc"

    def test_words_cannot_be_made_a_rule_and_vanish(self, draft):
        one = at(draft, "Every town")
        assert press(draft, "kinds", **{f"kind-{one}": "rule"}).status_code == 422
        assert from_json(draft_now(draft).parts)[one].kind == "paragraph"

    def test_markdown_is_put_right_as_it_is_read(self, trusted):
        raw = "# The Bell\n\nIt rang **once**. See [the report](https://example.org/r) for more. The *last* sentence.\n"
        draft = begin(owner=trusted, brought=pasted(raw, "markdown"))
        assert texts(draft) == ["It rang once. See the report for more. The last sentence."]
        one = at(draft, "It rang")
        fields = {"version": "1", "words": "It rang once. See the report for more.\n \nThe last sentence."}
        assert browser_of(trusted).post(f"{draft.get_absolute_url()}split/{one}/", fields).status_code == 303
        press(draft, "publish")
        blocks_now = current_blocks(Article.objects.get())
        assert [block.text for block in blocks_now] == ["It rang once. See the report for more.", "The last sentence."]
        assert "<em>last</em>" in blocks_now[1].html

    def test_markdown_pasted_in_a_browser_keeps_its_front_matter(self, trusted):
        raw = "---\r\ntitle: The Bell\r\nauthor: Ines Harbour\r\n---\r\n\r\nIt rang once, and nobody knew why.\r\n"
        browser_of(trusted).post("/a/new/text/", {"text": raw, "raw_format": "markdown"})
        assert ImportDraft.objects.get().details["title"] == "The Bell"
        assert ImportDraft.objects.get().details["author_name"] == "Ines Harbour"

    def test_what_is_typed_beside_is_kept_by_every_button(self, draft):
        press(draft, f"aside-{at(draft, 'Every town')}", standfirst="Typed & kept", motion="This house")
        shown = browser_of(draft.owner).get(draft.get_absolute_url()).content.decode()
        assert "Typed &amp; kept" in shown
        assert "This house" in shown

    @pytest.mark.parametrize(
        "do", ["join-0", "join-999", "aside-999", "join-x", "aside-", "undo", "back-99999999999999999999"]
    )
    def test_what_cannot_be_done_is_told_and_changes_nothing(self, draft, do):
        before = texts(draft)
        answer = press(draft, do, standfirst="Typed & kept")
        assert answer.status_code in {409, 422}
        assert 'role="alert"' in answer.content.decode()
        assert "Typed &amp; kept" in answer.content.decode()
        assert texts(draft) == before

    def test_two_tabs_do_not_overwrite_one_another(self, draft):
        version = str(draft.version)
        press(draft, f"aside-{at(draft, 'Every town')}")
        before = texts(draft)
        answer = browser_of(draft.owner).post(draft.get_absolute_url(), {**DETAILS, "version": version, "do": "undo"})
        assert answer.status_code == 409
        assert "another tab" in answer.content.decode()
        assert texts(draft) == before

    def test_a_draft_that_is_gone_meanwhile_is_told(self, draft):
        ImportDraft.objects.filter(pk=draft.pk).delete()
        with pytest.raises(Refusal) as refusal:
            edit(draft=draft, version=1, details={})
        assert refusal.value.refused.status == 409
        assert "another tab" in press_gone(draft).content.decode()

    def test_a_draft_is_its_owners_alone(self, draft, moderator):
        for answer in (
            browser_of(moderator).get(draft.get_absolute_url()),
            press(draft, "publish", person=moderator),
            browser_of(moderator).post(f"{draft.get_absolute_url()}discard/"),
        ):
            assert answer.status_code == 404
        assert ImportDraft.objects.exists()

    def test_a_draft_survives_leaving_the_page_and_can_be_thrown_away(self, draft):
        page = browser_of(draft.owner).get("/a/new/").content.decode()
        assert draft.get_absolute_url() in page
        assert "The Price Of Silence" in page
        address = f"{draft.get_absolute_url()}discard/"
        assert "Throw this draft away?" in browser_of(draft.owner).get(address).content.decode()
        assert ImportDraft.objects.exists()
        assert browser_of(draft.owner).post(address).status_code == 303
        assert not ImportDraft.objects.exists()

    def test_steps_that_can_be_undone_are_bounded(self, draft, monkeypatch):
        monkeypatch.setattr("debates.imports.services.UNDO_STEPS", 3)
        for _ in range(4):
            press(draft, f"aside-{at(draft, 'Every town')}")
            press(draft, f"back-{at(draft, 'Every town')}")
        assert len(draft_now(draft).earlier) == 3
        monkeypatch.setattr("debates.imports.services.UNDO_CHARACTERS", 10)
        press(draft, f"aside-{at(draft, 'Every town')}")
        assert len(draft_now(draft).earlier) == 1


def press_gone(draft: ImportDraft):
    return browser_of(draft.owner).post(draft.get_absolute_url(), {**DETAILS, "version": "1", "do": "save"})


def draft_now(draft: ImportDraft) -> ImportDraft:
    draft.refresh_from_db()
    return draft


class TestPublishing:
    def test_what_was_put_right_is_published_with_its_debate_and_the_draft_is_gone(self, draft):
        press(draft, f"aside-{at(draft, 'Every town')}")
        answer = press(
            draft,
            "publish",
            motion="This house would ring the bell",
            published_on="2019-05-04",
            source_url="https://example.org/bell",
        )
        motion = Motion.objects.get()
        assert (answer.status_code, answer.headers["Location"]) == (303, motion.get_absolute_url())
        assert (motion.sentence, hosts(motion), motion.article.title) == (
            "This house would ring the bell",
            ["trusted"],
            "The Price of Silence",
        )
        assert motion.article.current_revision.raw == TEXT
        assert [block.text[:14] for block in current_blocks(motion.article)] == ["The bell stood"]
        assert not ImportDraft.objects.exists()

    def test_without_a_motion_the_article_alone_is_published(self, draft):
        answer = press(draft, "publish")
        assert answer.headers["Location"] == Article.objects.get().get_absolute_url()
        assert not Motion.objects.exists()

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"title": ""}, "title"),
            ({"rights_note": ""}, "rights_note"),
            ({"published_on": "soon"}, "published_on"),
            ({"source_url": "javascript:alert(1)"}, "source_url"),
            ({"language": "xx"}, "language"),
            ({"motion": "x" * 241}, "motion"),
        ],
    )
    def test_what_does_not_fit_is_told_beside_its_field_and_everything_is_kept(self, draft, changed, field):
        answer = press(draft, "publish", **{"standfirst": "Typed & kept", **changed})
        assert answer.status_code == 422
        assert field in answer.context["form"].errors
        assert "Typed &amp; kept" in answer.content.decode()
        assert draft_now(draft).details["standfirst"] == "Typed & kept"
        assert not Article.objects.exists()

    def test_nothing_left_to_publish_is_refused(self, draft):
        for text in texts(draft):
            press(draft, f"aside-{at(draft, text)}")
        answer = press(draft, "publish")
        assert answer.status_code == 422
        assert "No text is left" in answer.content.decode()
        assert ImportDraft.objects.exists()

    def test_the_number_of_imports_a_day_is_limited_and_the_draft_stays(self, draft, trusted, monkeypatch):
        monkeypatch.setattr("forum.accounts.policy.limit_for", lambda *_: Limit(1, 86_400))
        assert press(draft, "publish").status_code == 303
        second = begin(owner=trusted, brought=pasted(TEXT + "More of it."))
        assert press(second, "publish").status_code == 429
        assert ImportDraft.objects.get() == second

    def test_the_same_article_twice_is_noticed_and_offered(self, draft, trusted):
        press(draft, "publish")
        again = begin(owner=trusted, brought=pasted(TEXT))
        shown = browser_of(trusted).get(again.get_absolute_url()).content.decode()
        assert "This article is here already" in shown
        assert Article.objects.get().get_absolute_url() in shown
        other = begin(owner=trusted, brought=pasted(TEXT + "And more."))
        assert "here already" not in browser_of(trusted).get(other.get_absolute_url()).content.decode()

    def test_the_same_address_is_noticed_too(self, trusted):
        make_article(source_url="https://example.org/bell")
        draft = begin(owner=trusted, brought=Brought(TEXT, "text", "https://example.org/bell"))
        assert "here already" in browser_of(trusted).get(draft.get_absolute_url()).content.decode()

    def test_what_was_taken_down_is_published_again_by_moderators_alone(self, draft, trusted, moderator):
        press(draft, "publish")
        take_down(article=Article.objects.get(), by=moderator, reason="Not ours to show.")
        again = begin(owner=trusted, brought=pasted(TEXT))
        assert "was taken down" in browser_of(trusted).get(again.get_absolute_url()).content.decode()
        refused = press(again, "publish")
        assert refused.status_code == 409
        assert "Not ours to show." in refused.content.decode()
        theirs = begin(owner=moderator, brought=pasted(TEXT))
        assert press(theirs, "publish").status_code == 303

    def test_an_address_typed_by_hand_is_made_canonical_and_compared(self, draft, trusted):
        press(draft, "publish", source_url="https://Example.org/bell?utm_source=mail")
        assert Article.objects.get().source_url == "https://example.org/bell"
        other = begin(owner=trusted, brought=pasted(TEXT + "More of it."))
        press(other, "save", source_url="https://example.org/bell")
        assert "here already" in browser_of(trusted).get(other.get_absolute_url()).content.decode()

    def test_a_page_whose_article_is_too_long_is_refused(self, trusted):
        page = page_of(KNEW, "word " * 70_000, FELL)
        answer = browser_of(trusted).post("/a/new/text/", {"text": page})
        assert answer.status_code == 422
        assert "at most 300000" in answer.content.decode()

    def test_links_and_emphasis_of_a_page_are_kept_and_made_safe(self, trusted):
        page = page_of(LINKED, FELL)
        draft = begin(owner=trusted, brought=pasted(page))
        press(draft, "publish")
        block = current_blocks(Article.objects.get())[0]
        assert block.text == "It rang once a year, and nobody in the whole town knew why."
        assert "<em>once</em>" in block.html
        assert 'href="https://example.org/year"' in block.html
        assert "onclick" not in block.html

    def test_an_article_called_new_has_an_address_of_its_own(self, draft):
        press(draft, "publish", title="New")
        assert Article.objects.get().slug == "article"


@pytest.mark.django_db(transaction=True)
def test_a_draft_published_twice_at_once_is_one_article(at_once):
    owner = make_person(trust=1)
    draft = begin(owner=owner, brought=pasted(TEXT))
    answers = at_once(*[lambda: press(draft, "publish")] * 4)
    assert min(answer.status_code for answer in answers) == 303
    assert Article.objects.count() == 1


def test_a_new_member_may_not_import_yet_and_is_told_when(person):
    for answer in (browser_of(person).get("/a/new/"), browser_of(person).post("/a/new/text/", {"text": TEXT})):
        assert answer.status_code == 403
        assert "trust 1" in answer.content.decode()
    assert not ImportDraft.objects.exists()


def test_a_visitor_is_led_to_log_in(db):
    assert Client().get("/a/new/").headers["Location"] == "/accounts/login/?next=/a/new/"


class TestTakingDown:
    def address(self, motion):
        return f"{motion.article.get_absolute_url()}showing/"

    def test_the_reason_stands_in_place_of_article_and_debate_until_it_is_restored(self, motion, moderator, person):
        post = say(motion, person, "Said under it.")
        browser_of(moderator).post(self.address(motion), {"to": "taken_down", "reason": "The author & owner asked."})
        places = (
            motion.article.get_absolute_url(),
            motion.get_absolute_url(),
            f"{motion.get_absolute_url()}p/1/",
            post.get_absolute_url(),
        )
        for place in places:
            for somebody in (None, person):
                answer = browser_of(somebody).get(place)
                shown = answer.content.decode()
                assert answer.status_code == 200
                assert "The author &amp; owner asked." in shown
                assert "The kettle was put on" not in shown
                assert "Said under it." not in shown
            assert "The kettle" in browser_of(moderator).get(place).content.decode() or place == post.get_absolute_url()
        assert motion.sentence not in browser_of(None).get("/").content.decode()
        browser_of(moderator).post(self.address(motion), {"to": "published", "reason": "The author agreed after all."})
        assert "Said under it." in browser_of(None).get(motion.get_absolute_url()).content.decode()
        assert [act.state for act in Showing.objects.order_by("pk")] == ["taken_down", "published"]

    def test_nothing_more_is_said_under_it(self, motion, moderator, person):
        root = say(motion, person)
        take_down(article=motion.article, by=moderator, reason="x")
        for act in (lambda: say(motion, person), lambda: reply(root, person)):
            with pytest.raises(Refusal):
                act()

    def test_who_brought_it_does_not_undo_what_a_moderator_did(self, draft, moderator):
        press(draft, "publish", motion="x")
        article = Article.objects.get()
        take_down(article=article, by=moderator, reason="x")
        with pytest.raises(Refusal) as refusal:
            restore(article=article, by=draft.owner, reason="mine")
        assert refusal.value.refused.status == 403
        restore(article=article, by=moderator, reason="x")
        take_down(article=article, by=draft.owner, reason="mine")
        assert restore(article=article, by=draft.owner, reason="mine").state == "published"

    def test_words_sent_while_it_is_down_come_back(self, motion, moderator, person):
        take_down(article=motion.article, by=moderator, reason="The author asked.")
        headers = {"Host": "testserver", "Origin": "http://testserver"}
        fields = {"relation": "asks", "body": "Kept words"}
        answer = browser_of(person).post(f"{motion.get_absolute_url()}p/1/posts/", fields, headers=headers)
        assert answer.status_code == 409
        assert "The author asked." in answer.content.decode()
        assert "Kept words" in answer.content.decode()

    def test_it_needs_a_reason(self, motion, moderator):
        answer = browser_of(moderator).post(self.address(motion), {"to": "taken_down", "reason": "  "})
        assert answer.status_code == 422
        assert not Showing.objects.exists()

    def test_twice_is_told(self, motion, moderator):
        take_down(article=motion.article, by=moderator, reason="x")
        assert browser_of(moderator).post(self.address(motion), {"to": "taken_down", "reason": "x"}).status_code == 409
        restore(article=motion.article, by=moderator, reason="x")
        with pytest.raises(Refusal):
            restore(article=motion.article, by=moderator, reason="x")

    def test_who_brought_it_may_and_others_may_not(self, draft, person):
        press(draft, "publish", motion="x")
        motion = Motion.objects.get()
        assert browser_of(person).post(self.address(motion), {"to": "taken_down", "reason": "x"}).status_code == 403
        assert (
            browser_of(draft.owner).post(self.address(motion), {"to": "taken_down", "reason": "x"}).status_code == 303
        )
        assert not may_change_showing(AnonymousUser(), motion.article)


def test_an_article_alone_lists_the_debates_on_it():
    motion = make_motion()
    shown = Client().get(motion.article.get_absolute_url()).content.decode()
    assert motion.sentence in shown
    assert "None yet." in Client().get(make_article("Alone").get_absolute_url()).content.decode()


def test_a_markup_in_an_article_is_shown_as_it_was_typed(trusted):
    draft = begin(owner=trusted, brought=pasted("T\n\n<script>alert(1)</script> is what he wrote.\n"))
    press(draft, "publish", title="<b>T</b>")
    shown = Client().get(Article.objects.get().get_absolute_url()).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "&lt;b&gt;T&lt;/b&gt;" in shown
