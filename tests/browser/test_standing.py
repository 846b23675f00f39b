"""Saying where one stands in a real browser: pointer, keyboard, phone, no script, before a log-in."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from debates.voting.models import Reason, Stance, Voter
from tests.browser.test_nothing_is_lost import log_in, sign_out_behind_the_page
from tests.browser.windows import MOBILE, WIDE
from tests.conftest import argue, stand

NOTE = "It said what the kettle costs, which nobody had ever counted before."


def button(page: Page, position: str):
    return page.locator(f"#stance-{position}")


def test_one_tap_says_where_one_stands_and_the_focus_stays(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    expect(page.locator("#stance")).to_contain_text("Where do you stand?")
    button(page, "undecided").click()
    expect(button(page, "undecided")).to_have_attribute("aria-pressed", "true")
    expect(button(page, "undecided")).to_be_focused()
    expect(page.locator("#stance")).to_contain_text("Your opening: undecided")
    button(page, "for").click()
    expect(button(page, "for")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("link", name="What changed your mind?")).to_be_visible()
    assert (Voter.objects.get().opening, Voter.objects.get().position) == ("undecided", "for")


def test_the_three_answers_are_of_equal_width(motion, person, open_as):
    for window in (WIDE, MOBILE):
        page = open_as(person, **window)
        page.goto(motion.get_absolute_url())
        boxes = [button(page, position).bounding_box() for position in ("for", "undecided", "against")]
        assert max(box["width"] for box in boxes) - min(box["width"] for box in boxes) <= 1.5


def test_a_double_press_is_one_answer(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    button(page, "against").dblclick()
    expect(button(page, "against")).to_have_attribute("aria-pressed", "true")
    page.wait_for_load_state("networkidle")
    assert Stance.objects.count() == 1


def test_by_keyboard_alone_from_the_question_to_what_changed_it(motion, person, other, open_as):
    argue(motion, other)
    stand(motion, person, "against")
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "stance-for":
            break
    page.keyboard.press("Enter")
    expect(button(page, "for")).to_have_attribute("aria-pressed", "true")
    expect(button(page, "for")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("link", name="What changed your mind?")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What changed your mind?")).to_be_visible()
    page.locator(".crediting summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator("[name=note]").focus()
    page.keyboard.type(NOTE)
    expect(page.locator("[data-length-of=id_note]")).to_have_text(f"{len(NOTE)} of at least 50 characters")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("What changed your mind was taken.")).to_be_visible()
    assert Reason.objects.get().credits.get().block.public_no == 1


def test_on_a_phone_it_can_be_hit_with_a_finger_and_hides_neither_motion_nor_page(motion, person, open_as):
    page = open_as(person, **MOBILE)
    page.goto(motion.get_absolute_url())
    for position in ("for", "undecided", "against"):
        box = button(page, position).bounding_box()
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator(".motionbar .motion")).to_be_in_viewport()
    button(page, "undecided").tap()
    expect(button(page, "undecided")).to_have_attribute("aria-pressed", "true")
    button(page, "for").tap()
    page.get_by_role("link", name="What changed your mind?").tap()
    expect(page.get_by_role("heading", name="What changed your mind?")).to_be_visible()


def test_right_to_left_for_stands_first_at_the_right(motion, person, open_as):
    page = open_as(person, **WIDE, locale="ur")
    page.goto(motion.get_absolute_url())
    first, last = button(page, "for").bounding_box(), button(page, "against").bounding_box()
    is_rtl = page.evaluate("document.documentElement.dir") == "rtl"
    assert (first["x"] > last["x"]) == is_rtl


def test_the_same_without_a_script(motion, person, other, open_as):
    argument = argue(motion, other)
    page = open_as(person, java_script_enabled=False)
    page.goto(f"{motion.get_absolute_url()}p/3/")
    button(page, "undecided").click()
    expect(page).to_have_url(re.compile(r"/p/3/$"))
    expect(button(page, "undecided")).to_have_attribute("aria-pressed", "true")
    button(page, "for").click()
    page.goto(argument.get_absolute_url())
    page.get_by_role("link", name="This changed my mind").click()
    expect(page.locator(f"#pick-c{argument.pk}")).to_be_checked()
    page.locator("[name=note]").fill("Too short.")
    page.get_by_role("button", name="This changed my mind").click()
    expect(page.locator("main [role=alert]")).to_contain_text("40 are missing")
    expect(page.locator("[name=note]")).to_have_value("Too short.")
    page.locator("[name=note]").fill(NOTE)
    page.get_by_role("button", name="This changed my mind").click()
    expect(page.locator(".stances")).to_contain_text(NOTE)
    assert Reason.objects.get().credits.get().post == argument


def test_on_its_own_page_one_says_how_sure_one_is(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.get_by_role("link", name="Where do you stand?").click()
    page.locator(".standing label.against").click()
    page.get_by_text("Fairly sure", exact=True).click()
    page.get_by_role("button", name="This is where I stand").click()
    expect(page).to_have_url(re.compile(rf"{motion.get_absolute_url()}$"))
    assert (Stance.objects.get().position, Stance.objects.get().confidence) == ("against", 2)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_answers_logs_in_and_is_back_where_they_read(motion, person, open_as, javascript):
    page = open_as(java_script_enabled=javascript, **WIDE)
    page.goto(f"{motion.get_absolute_url()}p/3/")
    button(page, "against").click()
    expect(page.get_by_text("Your answer is kept: Against.")).to_be_visible()
    page.locator("main").get_by_role("link", name="Log in").click()
    log_in(page, person)
    expect(page).to_have_url(re.compile(r"/p/3/$"))
    expect(page.get_by_text("Where you stand was taken: Against.")).to_be_visible()
    expect(button(page, "against")).to_have_attribute("aria-pressed", "true")


def test_a_visitor_who_was_reading_a_paragraph_is_back_at_it(motion, person, open_as):
    page = open_as(**WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p3").click()
    page.locator("#rail-p3 .talk").wait_for()
    button(page, "for").click()
    page.locator("main").get_by_role("link", name="Log in").click()
    log_in(page, person)
    expect(page).to_have_url(re.compile(rf"{motion.get_absolute_url()}#p3$"))
    expect(button(page, "for")).to_have_attribute("aria-pressed", "true")


def test_a_refusal_is_told_in_its_place_and_nothing_else_moves(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    type(motion).objects.update(state="locked")
    button(page, "for").click()
    expect(page.locator("#stance [role=alert]")).to_contain_text("This debate is locked")
    expect(page.locator("#stance button")).to_have_count(0)
    expect(page.locator("#p1")).to_be_visible()


def test_a_lost_connection_is_told_and_the_answer_can_be_given_again(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.context.set_offline(True)
    button(page, "for").click()
    expect(page.locator("#stance .lost")).to_be_visible()
    expect(button(page, "for")).to_have_attribute("aria-pressed", "false")
    page.context.set_offline(False)
    button(page, "for").click()
    expect(button(page, "for")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_session_that_ended_while_somebody_said_why_costs_a_log_in(motion, person, open_as, javascript):
    stand(motion, person, "undecided")
    stand(motion, person, "for")
    page = open_as(person, java_script_enabled=javascript)
    page.goto(f"{motion.get_absolute_url()}stance/why/")
    page.locator(".crediting summary").click()
    page.locator("#pick-p1").check()
    page.locator("[name=note]").fill(NOTE)
    sign_out_behind_the_page(page)
    page.get_by_role("button", name="This changed my mind").click()
    log_in(page, person)
    expect(page.locator("[name=note]")).to_have_value(NOTE)
    expect(page.locator("#pick-p1")).to_be_checked()
    page.get_by_role("button", name="This changed my mind").click()
    expect(page.get_by_text("What changed your mind was taken.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_axe_finds_nothing(motion, person, other, open_as, scheme, width, language):
    argue(motion, other)
    stand(motion, person, "undecided", confidence=1)
    stand(motion, person, "for")
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "locale": language}
    member, visitor = (open_as(one, **window, bypass_csp=True) for one in (person, None))
    found = []
    for page, part in ((member, ""), (member, "stance/"), (member, "stance/why/"), (visitor, "stance/")):
        page.goto(f"{motion.get_absolute_url()}{part}")
        page.wait_for_load_state()
        found += Axe().run(page).response["violations"]
    visitor.locator("#stance-for").click()
    visitor.locator(".note.held").wait_for()
    found += Axe().run(visitor).response["violations"]
    assert not found, [(one["id"], one["nodes"][0]["html"][:160]) for one in found]
