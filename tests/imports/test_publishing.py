"""Publishing a draft: what is written, what is refused, the same article twice."""

import pytest
from django.test import Client

from debates.articles.models import Article
from debates.articles.queries import current_blocks
from debates.articles.services import take_down
from debates.imports.models import ImportDraft
from debates.imports.reading import Brought, pasted
from debates.imports.services import begin
from debates.motions.models import Motion
from debates.motions.queries import hosts
from forum.accounts.limits import Limit
from tests.conftest import browser_of, make_article, make_motion, make_person
from tests.imports.drafts import FELL, KNEW, LINKED, TEXT, at, draft_now, page_of, press, texts

pytestmark = pytest.mark.django_db


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
        assert (answer.status_code, answer.headers["Location"]) == (
            303,
            f"{motion.get_absolute_url()}settings/?opened=1",
        )
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
            ({"source_url": "https://somebody:secret@example.org/"}, "source_url"),
            ({"source_url": "ftp://example.org/bell"}, "source_url"),
            ({"source_url": "https://example.org/" + "é" * 900}, "source_url"),
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
