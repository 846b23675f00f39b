"""What people write keeps to its place, however long, in either direction of text."""

import pytest
from playwright.sync_api import expect

from debates.articles.services import NewArticle, NewBlock, publish
from debates.motions.services import put
from debates.posts.models import Post
from tests.browser.windows import PHONE, WIDE
from tests.conftest import reply, say


@pytest.mark.parametrize(("article", "interface"), [("ur", "en"), ("en", "en")])
def test_nothing_is_outside_the_page_in_either_direction_of_text(open_as, host, article, interface):
    text = NewArticle(title="چائے", blocks=[NewBlock("paragraph", "چائے تیار ہے۔ " * 20)], raw="x", language=article)
    motion = put(sentence="یہ ایوان چائے پیتا ہے", article=publish(text=text, by=host), host=host)
    say(motion, host)
    page = open_as(host, locale=interface, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    text_box = page.locator("#p1 > p").bounding_box()
    for beside in ("#p1 .rail", "article > .trace"):
        box = page.locator(beside).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1440
        assert box["x"] + box["width"] <= text_box["x"] or box["x"] >= text_box["x"] + text_box["width"]


def test_a_long_comment_is_folded_and_shown_whole_on_demand(motion, person, open_as):
    say(motion, person, "\n\n".join(f"Line {n} of it." for n in range(60)))
    page = open_as(person, **WIDE)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    said = page.locator(".post .said")
    folded = said.bounding_box()["height"]
    page.get_by_role("button", name="Show all of it").click()
    assert said.bounding_box()["height"] > 3 * folded
    expect(page.get_by_role("button", name="Show all of it")).to_have_count(0)


def test_what_somebody_types_is_never_wider_than_its_place(motion, person, other, open_as):
    rows = "|".join(f"column{n}" for n in range(15))
    for body in (
        "x" * 4_000,
        "> " * 400 + "deep",
        f"|{rows}|\n|{'|'.join(['---'] * 15)}|\n|{rows}|",
        "http://example.org/" + "y" * 3_000,
        "    " + "z" * 3_000,
    ):
        reply(say(motion, person, body), other, body)
    for size in (PHONE, WIDE):
        page = open_as(None, **size)
        for address in (
            motion.get_absolute_url(),
            f"{motion.get_absolute_url()}p/1/",
            f"/c/{Post.objects.first().pk}/",
        ):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
