"""Revising one's own argument on its page."""

import pytest

from debates.posts.arguing import rewrite
from debates.posts.basis import Named
from debates.posts.models import Post
from tests.conftest import argue, browser_of, case, counter, say
from tests.threads.pages import page, queries_of

from .test_writing import BASIS, BOTH_WAYS, WORDS, checked, holds, said, sent_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(motion, person) -> Post:
    return argue(motion, person, "At first.", rests_on=(3,), sources=(Named("Tables", "2025", "https://example.org/"),))


def test_the_form_holds_what_it_says_and_rests_on(post, person):
    shown = page(f"/c/{post.pk}/rewrite/", person)
    assert "At first.</textarea>" in shown
    assert checked(shown, "cite_3") == "rests_on"
    assert all(f'value="{words}"' in shown for words in ("Tables", "2025", "https://example.org/"))


@BOTH_WAYS
def test_it_is_revised_and_its_page_is_shown(post, person, headers):
    answer = browser_of(person).post(f"/c/{post.pk}/rewrite/", WORDS | BASIS | {"seen": "1"}, headers=headers)
    assert sent_on(answer) == post.get_absolute_url()
    post.refresh_from_db()
    assert (post.claim, post.revision_number, post.sources.get().title) == (WORDS["claim"], 2, "Trade tables")


@BOTH_WAYS
@pytest.mark.parametrize("seen", ["1", "", "9" * 30, "x"])
def test_who_was_overtaken_sees_both_texts_and_the_next_press_posts(post, person, headers, seen):
    rewrite(post=post, by=person, case=case("In between.", "Meanwhile.", rests_on=(1,)), seen=1)
    client, form = browser_of(person), WORDS | BASIS
    shown = said(client.post(f"/c/{post.pk}/rewrite/", form | {"seen": seen}, headers=headers), 409)
    assert "This argument was revised meanwhile" in shown
    assert all(
        words in shown for words in ("In between.</p>", "Meanwhile.", '<li dir="auto">Rests on paragraph 1</li>')
    )
    assert holds(shown)
    assert 'name="seen" value="2"' in shown
    client.post(f"/c/{post.pk}/rewrite/", form | {"seen": "2"})
    assert Post.objects.get(pk=post.pk).claim == WORDS["claim"]


def test_others_do_not_revise_it(post, other):
    page(f"/c/{post.pk}/rewrite/", other, status=403)
    assert browser_of(other).post(f"/c/{post.pk}/rewrite/", WORDS).status_code == 403
    page(f"/c/{post.pk}/rewrite/", None, status=401)


def test_a_comment_has_a_form_of_its_own(motion, person, post):
    page(f"/c/{say(motion, person).pk}/rewrite/", person, status=404)
    answer = browser_of(person).get(f"/c/{post.pk}/revise/")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/c/{post.pk}/rewrite/")


def test_the_argument_itself_is_not_offered_as_one_like_it(post, person, motion):
    argue(motion, person, "At first it was.")
    form = {"claim": "At first it was so.", "body": "x", "do": "preview", "seen": "1"}
    shown = said(browser_of(person).post(f"/c/{post.pk}/rewrite/", form), 200)
    assert "At first it was.</a>" in shown
    assert "At first.</a>" not in shown


def test_a_counterargument_is_revised_in_a_bounded_number_of_queries(post, other):
    answer = counter(post, other, rests_on=(1,))
    assert queries_of(f"/c/{answer.pk}/rewrite/", other) <= 10
