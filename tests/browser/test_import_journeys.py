"""Bringing an article in a real browser: put right and published, with a script and without."""

import re

from playwright.sync_api import expect

from tests.browser.windows import WIDE
from tests.conftest import make_person


def put_right(page, *, scripted: bool) -> None:
    """Bring a text, make a heading of a paragraph, join two, split one, put one aside and back, undo, publish."""
    page.goto("/")
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Import an article").click()
    page.get_by_label("The text of the article").fill(
        "The Slow Clock\nBy Ines Harbour\n\nIt lost a minute a day. Nobody minded.\n\nThe trains\n\n"
        "Then the trains came.\n\nThey were fast.\n"
    )
    page.get_by_role("button", name="Show the preview").click()
    expect(page.get_by_label("Title")).to_have_value("The Slow Clock")
    page.get_by_label("Motion").fill("This house would stop the clock")
    last = page.locator(".block", has_text="They were fast.")
    last.get_by_role("button", name="Join").click()
    expect(page.locator(".words", has_text="Then the trains came. They were fast.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(last).to_be_visible()
    if scripted:
        expect(page.locator("#draft form.htmx-request")).to_have_count(0)
        with page.expect_response("**/drafts/**"):
            last.get_by_label("Kind").select_option("quote")
        expect(page.locator("#draft form.htmx-request")).to_have_count(0)
    else:
        last.get_by_label("Kind").select_option("quote")
        last.get_by_role("button", name="Set").click()
    expect(last.locator("meter")).to_have_attribute("value", "1.00")
    last.get_by_role("button", name="Aside").click()
    expect(last).to_have_count(0)
    page.locator(".dropped li", has_text="They were fast.").get_by_role("button", name="put back").click()
    expect(last.get_by_label("Kind")).to_have_value("quote")
    page.locator(".block", has_text="It lost a minute a day.").get_by_role("button", name="Split").click()
    cut_in_two(page, scripted=scripted)
    expect(page.locator(".words", has_text=re.compile(r"^Nobody minded\.$"))).to_be_visible()
    expect(page.get_by_label("Motion")).to_have_value("This house would stop the clock")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".field.wrong")).to_contain_text("Needed before you can publish")
    page.get_by_label("By what right is it shown here?").fill("My own text.")
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("link", name="To the debate").click()
    expect(page.get_by_role("heading", name="The Slow Clock", exact=True)).to_be_visible()
    expect(page.get_by_label("Comment on paragraph 2, 0 comments")).to_be_visible()
    expect(page.locator("blockquote")).to_have_text("They were fast.")


def cut_in_two(page, *, scripted: bool) -> None:
    if scripted:
        to_nobody = "field => field.setSelectionRange(...Array(2).fill(field.value.indexOf('Nobody')))"
        page.locator("#words").evaluate(to_nobody)
        page.get_by_role("button", name="Split at the cursor").click()
    else:
        page.locator("#words").fill("It lost a minute a day.\n\nNobody minded.")
        page.get_by_role("button", name="Split at the empty lines").click()


def test_pressing_in_the_preview_keeps_the_place_on_the_page_and_what_is_typed(open_as):
    page = open_as(make_person(trust=1), **WIDE)
    page.goto("/a/new/")
    page.get_by_label("The text of the article").fill(
        "The Slow Clock\n\n" + "It lost a minute a day, and so on.\n\n" * 60
    )
    page.get_by_role("button", name="Show the preview").click()
    page.get_by_label("Motion").fill("This house would stop the clock")
    joined = page.locator(".block").nth(30).get_by_role("button", name="Join")
    joined.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    with page.expect_response("**/drafts/**"):
        joined.click()
    expect(page.locator(".block")).to_have_count(59)
    assert abs(page.evaluate("scrollY") - before) < 200
    expect(page.get_by_label("Motion")).to_have_value("This house would stop the clock")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_label("By what right is it shown here?")).to_be_focused()
    page.get_by_label("By what right is it shown here?").fill("My own text.")
    page.goto("/a/new/")
    page.get_by_role("link", name="The Slow Clock").click()
    expect(page.get_by_label("By what right is it shown here?")).to_have_value("My own text.")


def test_an_article_is_brought_put_right_and_published(open_as):
    put_right(open_as(make_person(trust=1), **WIDE), scripted=True)


def test_an_article_is_brought_put_right_and_published_without_javascript(open_as):
    put_right(open_as(make_person(trust=1), java_script_enabled=False), scripted=False)
