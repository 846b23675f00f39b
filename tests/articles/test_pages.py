"""Pasting an article, confirming what is proposed, and reading it on its own."""

import pytest
from django.test import Client

from debates.articles.forms import MAX_TEXT
from debates.articles.models import Article
from debates.motions.models import Motion
from debates.motions.queries import hosts
from tests.conftest import browser_of, make_article, make_motion, make_person

pytestmark = pytest.mark.django_db
TEXT = """The Price Of Silence By Ines Harbour

Nobody asked what the bell was for.
May 4, 2019, The Quay Review - The bell stood at the end of the pier, and it was rung once a year. Children were
lifted up to see it, and were told that it had saved a fleet.

Every town keeps one object that it cannot explain. Ours kept a bell.

Share
"""


@pytest.fixture
def trusted(db):
    return make_person("trusted", trust=1)


def confirmed(**changed: str) -> dict[str, str]:
    return {
        "text": TEXT,
        "title": "The Price of Silence",
        "language": "en",
        "rights_note": "Our own text.",
    } | changed


def test_what_is_pasted_is_proposed_and_nothing_is_published(trusted):
    answer = browser_of(trusted).post("/a/new/preview/", {"text": TEXT})
    form, shown = answer.context["form"], answer.content.decode()
    assert answer.status_code == 200
    assert form.initial["title"] == "The Price Of Silence"
    assert (form.initial["author_name"], form.initial["publication"]) == ("Ines Harbour", "The Quay Review")
    assert (form.initial["published_on"], form.initial["standfirst"]) == (
        "2019-05-04",
        "Nobody asked what the bell was for.",
    )
    assert "Every town keeps one object" in shown
    assert "Share" in shown
    assert not Article.objects.exists()


def test_every_character_is_accounted_for(trusted):
    context = browser_of(trusted).post("/a/new/preview/", {"text": TEXT}).context
    assert sum(context[part] for part in ("in_blocks", "about", "aside", "spaces")) == len(
        context["form"].initial["text"]
    )


def test_what_is_confirmed_is_published_with_its_debate(trusted):
    fields = confirmed(
        motion="This house would ring the bell",
        source_url="https://example.org/bell",
        published_on="2019-05-04",
    )
    answer = browser_of(trusted).post("/a/new/publish/", fields)
    motion = Motion.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, motion.get_absolute_url())
    assert (motion.sentence, hosts(motion), motion.article.title) == (
        "This house would ring the bell",
        ["trusted"],
        "The Price of Silence",
    )
    assert motion.article.current_revision.raw.replace("\r\n", "\n") == TEXT
    assert "Ours kept a bell." in Client().get(motion.get_absolute_url()).content.decode()


def test_without_a_motion_the_article_alone_is_published(trusted):
    answer = browser_of(trusted).post("/a/new/publish/", confirmed())
    article = Article.objects.get()
    assert answer.headers["Location"] == article.get_absolute_url()
    assert not Motion.objects.exists()
    assert Client().get(article.get_absolute_url()).status_code == 200


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
def test_what_does_not_fit_is_told_beside_its_field_and_everything_typed_is_kept(trusted, changed, field):
    answer = browser_of(trusted).post("/a/new/publish/", confirmed(standfirst="Typed & kept") | changed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Typed &amp; kept" in answer.content.decode()
    assert "Ours kept a bell." in answer.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("text", ["", "   \n ", "x" * (MAX_TEXT + 1)])
def test_nothing_and_too_much_are_refused_in_words(trusted, text):
    answer = browser_of(trusted).post("/a/new/preview/", {"text": text})
    assert answer.status_code == 422
    assert answer.context["form"].errors["text"]


def test_a_text_of_furniture_alone_says_that_nothing_is_left(trusted):
    answer = browser_of(trusted).post("/a/new/publish/", confirmed(text="Share\n\nComments\n"))
    assert answer.status_code in {303, 422}
    assert not Article.objects.exists() or Article.objects.get().current_revision.versions.exists()


def test_the_number_of_imports_a_day_is_limited(trusted, monkeypatch):
    monkeypatch.setattr("forum.accounts.policy.limit_for", lambda *_: type("L", (), {"most": 1, "seconds": 86_400}))
    assert browser_of(trusted).post("/a/new/publish/", confirmed()).status_code == 303
    answer = browser_of(trusted).post("/a/new/publish/", confirmed())
    assert answer.status_code == 429
    assert "Ours kept a bell." in answer.content.decode()


def test_a_new_member_may_not_import_yet_and_is_told_when(person):
    for answer in (
        browser_of(person).get("/a/new/"),
        browser_of(person).post("/a/new/publish/", confirmed()),
    ):
        assert answer.status_code == 403
        assert "trust 1" in answer.content.decode()
    assert not Article.objects.exists()


def test_a_visitor_is_led_to_log_in(db):
    assert Client().get("/a/new/").headers["Location"] == "/accounts/login/?next=/a/new/"


def test_an_article_alone_lists_the_debates_on_it():
    motion = make_motion()
    shown = Client().get(motion.article.get_absolute_url()).content.decode()
    assert motion.sentence in shown
    assert "None yet." in Client().get(make_article("Alone").get_absolute_url()).content.decode()


def test_a_markup_in_an_article_is_shown_as_it_was_typed(trusted):
    browser_of(trusted).post(
        "/a/new/publish/",
        confirmed(text="T\n\n<script>alert(1)</script> is what he wrote.\n", title="<b>T</b>"),
    )
    shown = Client().get(Article.objects.get().get_absolute_url()).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "&lt;b&gt;T&lt;/b&gt;" in shown
