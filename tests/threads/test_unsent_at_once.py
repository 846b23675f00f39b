"""What is written before logging in, in several tabs of one browser at once: each finds its own words again."""

from http.cookies import SimpleCookie

import pytest
from django.db.models.signals import post_save
from django.test import Client

from debates.posts.models import Draft, Post
from tests.threads.test_unsent import log_in, place, sent_on, typed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tab(motion):
    """A way to open another tab of one browser, in which something was written already."""
    first = Client()
    first.post(place(motion), typed("Before."))
    cookies = first.cookies.output(header="", sep=";")

    def another() -> Client:
        client = Client()
        client.cookies = SimpleCookie(cookies)
        return client

    return another


def test_each_tab_finds_its_words_again(motion, tab, at_once):
    answers = at_once(*[lambda n=n: tab().post(place(motion), typed(f"Tab {n}.")) for n in range(4)])
    for n, answer in enumerate(answers):
        assert f"Tab {n}." in tab().get(sent_on(answer)).content.decode()


def test_a_second_press_at_the_same_time_is_the_same_draft(motion, tab, at_once):
    form = typed("Pressed twice.")
    answers = at_once(*[lambda: tab().post(place(motion), form)] * 4)
    assert len({sent_on(answer) for answer in answers}) == 1
    assert tab().get(sent_on(answers[0])).status_code == 200
    assert Draft.objects.count() == 2


def test_what_else_the_session_knows_stays(motion, tab):
    browser = tab()
    session = browser.session
    session["else"] = "kept"
    session.save()
    browser.post(place(motion), typed())
    assert browser.session["else"] == "kept"
    assert len(browser.session["drafts"]) == 2


def test_a_draft_thrown_away_while_it_is_posted_keeps_nobody_from_logging_in(motion, person, tab):
    browser = tab()

    def thrown_away(**rest: object) -> None:
        Draft.objects.all().delete()

    post_save.connect(thrown_away, sender=Post)
    try:
        assert log_in(browser, person).status_code == 302
    finally:
        post_save.disconnect(thrown_away, sender=Post)
    assert browser.get("/").context["user"] == person
    assert not Draft.objects.exists()
