"""Bringing an article: an address, a file, its text; who may, and what is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from debates.articles.models import Article
from debates.imports import reading
from debates.imports.fetching import Fetched
from debates.imports.models import ImportDraft
from debates.imports.reading import pasted
from debates.imports.services import begin
from forum.accounts.limits import Limit
from tests.conftest import browser_of
from tests.imports.drafts import FELL, KNEW, TEXT, page_of, texts

pytestmark = pytest.mark.django_db


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


def test_a_new_member_may_not_import_yet_and_is_told_when(person):
    for answer in (browser_of(person).get("/a/new/"), browser_of(person).post("/a/new/text/", {"text": TEXT})):
        assert answer.status_code == 403
        assert "trust 1" in answer.content.decode()
    assert not ImportDraft.objects.exists()


def test_a_visitor_is_led_to_log_in(db):
    assert Client().get("/a/new/").headers["Location"] == "/accounts/login/?next=/a/new/"
