"""Putting a draft right: what each button does, what is kept, what cannot be done."""

import pytest

from debates.articles.models import Article
from debates.articles.queries import current_blocks
from debates.imports.editing import from_json
from debates.imports.models import ImportDraft
from debates.imports.reading import pasted
from debates.imports.services import begin, edit
from forum.web.refusal import Refusal
from tests.conftest import browser_of
from tests.imports.drafts import DETAILS, at, draft_now, press, press_gone, texts

pytestmark = pytest.mark.django_db


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
