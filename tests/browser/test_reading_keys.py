"""Reading: the rail, the drawer and the sheet, Back and Escape, the keys, the hint of the first visit."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.selecting import box_of, drag_over, select, settled
from tests.browser.windows import MOBILE, WIDE
from tests.conftest import reply, say

DRAWER = {"viewport": {"width": 900, "height": 900}}


def is_within(page, selector: str) -> bool:
    return page.evaluate("(selector) => Boolean(document.activeElement.closest(selector))", selector)


@pytest.mark.parametrize("size", [MOBILE, DRAWER], ids=["sheet", "drawer"])
def test_focus_stays_in_what_covers_the_page_and_goes_back_to_where_it_was_opened(motion, person, open_as, size):
    say(motion, person, number=3)
    page = open_as(person, **size)
    page.goto(motion.get_absolute_url())
    chip = page.locator("#chip-p3")
    expect(chip).to_have_attribute("aria-expanded", "false")
    expect(chip).to_have_attribute("aria-controls", "rail-p3")
    chip.click()
    rail = page.get_by_role("dialog", name="Paragraph 3, 1 comment")
    expect(rail.locator(".talk")).to_be_visible()
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body") or is_within(page, "#p3 .rail")
    words, sheet = page.locator("#p3 > p").bounding_box(), page.locator("#p3 .rail").bounding_box()
    assert words["y"] >= 0
    assert words["y"] + 50 < sheet["y"] or words["x"] + words["width"] <= sheet["x"]
    page.locator("#rail-p3 .close").click()
    expect(page.locator("#rail-p3 .talk")).to_have_count(0)
    expect(chip).to_be_focused()
    expect(chip).to_have_attribute("aria-expanded", "false")
    assert page.locator("[inert]").count() == 0
    expect(page).to_have_url(re.compile(f"{motion.get_absolute_url()}$"))


@pytest.mark.parametrize("how", ["back", "escape", "outside"])
def test_a_sheet_is_closed_by_back_by_escape_and_by_a_press_beside_it(motion, person, open_as, how):
    page = open_as(person, **DRAWER)
    page.goto("/")
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p3").click()
    expect(page.locator("#rail-p3 .talk")).to_be_visible()
    expect(page).to_have_url(re.compile("#p3$"))
    page.locator("#rail-p3 textarea").fill("Half a thought")
    page.locator("#talk-p3").focus()
    if how == "back":
        page.go_back()
    elif how == "escape":
        page.keyboard.press("Escape")
    else:
        page.mouse.click(30, 860)
    expect(page.locator("#rail-p3 .talk")).to_be_hidden()
    expect(page.locator("#chip-p3")).to_be_focused()
    page.locator("#chip-p3").click()
    expect(page.locator("#rail-p3 textarea")).to_have_value("Half a thought")
    page.locator("#rail-p3 .close").click()
    expect(page.locator("#rail-p3 .talk")).to_be_hidden()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/$"))
    expect(page.get_by_role("heading", name="Sitting now")).to_be_visible()


def test_back_closes_a_sheet_on_a_page_that_was_opened_at_its_paragraph(motion, person, open_as):
    page = open_as(person, **MOBILE)
    page.goto(f"{motion.get_absolute_url()}#p3")
    page.locator("#chip-p3").click()
    expect(page.locator("#rail-p3 .talk")).to_be_visible()
    page.go_back()
    expect(page.locator("#rail-p3 .talk")).to_have_count(0)
    expect(page).to_have_url(re.compile("#p3$"))
    expect(page.locator("#p3 > p")).to_be_visible()


def test_beside_the_text_the_rest_stays_in_reach(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p3").click()
    expect(page.locator("#rail-p3 .talk")).to_be_visible()
    assert page.locator("[inert], [aria-modal]").count() == 0
    page.set_viewport_size({"width": 900, "height": 900})
    expect(page.locator("#rail-p3")).to_have_attribute("aria-modal", "true")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator("[inert]")).to_have_count(0)


def test_on_a_phone_selected_words_stay_in_sight_above_the_sheet(motion, person, open_as):
    page = open_as(person, **MOBILE)
    page.goto(motion.get_absolute_url())
    select(page, 3, 4, 19)
    tools = page.locator("#quote-tools")
    expect(tools).to_be_visible()
    assert tools.bounding_box()["y"] >= box_of(page, "#p3 > p", "is poured first")["bottom"]
    page.get_by_role("button", name="Comment on this").tap()
    expect(page.locator("#rail-p3 .composer blockquote")).to_have_text("is poured first")
    expect(page.locator("#rail-p3 textarea")).to_be_focused()
    assert settled(page, lambda: box_of(page, "#p3 > p", "is poured first")["top"]) >= 0
    assert box_of(page, "#p3 > p", "is poured first")["bottom"] <= page.locator("#p3 .rail").bounding_box()["y"]


def test_letters_lead_through_the_paragraphs_and_into_a_comment(motion, person, open_as):
    say(motion, person, number=3)
    say(motion, person, number=5)
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    for key, place in (("j", 1), ("j", 2), ("k", 1), ("n", 3), ("n", 5), ("n", 5), ("p", 3), ("k", 2), ("p", 2)):
        page.keyboard.press(key)
        expect(page.locator(f"#p{place}")).to_be_focused()
        expect(page.locator(f"#p{place}")).to_be_in_viewport()
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.locator("#talk-p3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#rail-p3 .talk")).to_have_count(0)
    page.keyboard.press("j")
    expect(page.locator("#p4")).to_be_focused()
    page.keyboard.press("c")
    field = page.locator("#rail-p4 textarea")
    expect(field).to_be_focused()
    page.keyboard.type("jknpc?")
    expect(field).to_have_value("jknpc?")
    expect(page.locator("#keys")).to_be_hidden()


def test_selected_words_are_commented_on_by_a_letter(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    select(page, 3, 4, 19)
    expect(page.locator("#quote-tools")).to_be_visible()
    page.keyboard.press("c")
    expect(page.locator("#rail-p3 .composer blockquote")).to_have_text("is poured first")


def test_the_tools_of_selected_words_are_next_by_tab(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    drag_over(page, 3, "is poured first")
    expect(page.locator("#quote-tools")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Comment on this")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#rail-p3 .composer blockquote")).to_have_text("is poured first")


def test_the_keys_are_listed_and_can_be_switched_off_for_good(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.keyboard.press("Control+j")
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Keys on this page")
    expect(listed).to_be_visible()
    listed.get_by_label("Use these keys in this browser").uncheck()
    listed.get_by_role("button", name="Close").click()
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("?")
        expect(listed).to_be_hidden()
        assert not is_within(page, ".para")
        page.reload()
    page.get_by_role("button", name="Keys").click()
    listed.get_by_label("Use these keys in this browser").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#p1")).to_be_focused()


def test_the_first_visit_is_told_what_can_be_done_until_it_is_understood(motion, open_as):
    page = open_as(None, **WIDE)
    page.goto(motion.get_absolute_url())
    hint = page.get_by_text("Select words to comment on them")
    expect(hint).to_be_visible()
    page.reload()
    expect(hint).to_be_visible()
    page.get_by_role("button", name="Understood").click()
    expect(hint).to_be_hidden()
    page.reload()
    expect(page.locator("#p1")).to_be_visible()
    expect(hint).to_be_hidden()


def test_another_order_keeps_the_focus_and_what_was_typed(motion, person, open_as):
    for body in ("First.", "Second."):
        say(motion, person, body)
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    field = page.locator("#rail-p1 .talk > .composer textarea")
    field.fill("Half a thought")
    newest = page.locator("#rail-p1 .orders").get_by_role("link", name="Newest")
    newest.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#rail-p1 .post .said").first).to_have_text("Second.")
    expect(newest).to_be_focused()
    expect(newest).to_have_attribute("aria-current", "true")
    expect(field).to_have_value("Half a thought")


def test_an_answer_that_was_not_begun_is_left_by_escape_for_its_link(motion, person, open_as):
    reply(say(motion, person), person)
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    link = page.locator("#rail-p1").get_by_role("link", name="Reply").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#rail-p1 .replies > .composer textarea")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#rail-p1 .replies > .composer")).to_have_count(0)
    expect(link).to_be_focused()
