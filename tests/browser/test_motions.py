"""Debates themselves in a real browser: the reader's zone, opening one by keyboard and without a script."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from debates.motions.clock import Stage
from debates.motions.models import Motion
from tests.conftest import make_article, make_motion, make_person
from tests.motions.phases import in_phase, with_terms

NOON = datetime(2031, 1, 10, 12, 0, tzinfo=UTC)
KARACHI = {"timezone_id": "Asia/Karachi"}


def test_times_are_the_readers_own_on_the_first_page_and_on_the_next(open_as):
    motion = with_terms(make_motion(host=make_person()), closes=NOON)
    page = open_as(**KARACHI)
    page.goto(motion.get_absolute_url())
    expect(page.locator(".clock time")).to_have_text("10 January 2031, 17:00")
    expect(page.locator("#foot")).to_contain_text("Times are yours: Karachi")
    page.reload()
    expect(page.locator(".clock time")).to_have_text("10 January 2031, 17:00")
    expect(page.locator("#foot")).to_contain_text("Times are yours: Karachi, UTC+5")


def test_a_zone_that_was_chosen_stays_whatever_the_browser_says(open_as):
    page = open_as(**KARACHI)
    page.goto("/debates/?part=closed")
    page.get_by_role("link", name="Another time zone").click()
    page.get_by_label("Time zone").select_option("America/Lima")
    page.get_by_role("button", name="Tell times in this zone").click()
    expect(page).to_have_url("/debates/?part=closed")
    page.reload()
    expect(page.locator("#foot")).to_contain_text("Times are yours: Lima, UTC−5")


def test_without_a_script_times_are_utc_until_somebody_chooses(open_as):
    motion = with_terms(make_motion(), closes=NOON)
    page = open_as(java_script_enabled=False, **KARACHI)
    page.goto(motion.get_absolute_url())
    expect(page.locator(".clock time")).to_have_text("10 January 2031, 12:00")
    expect(page.locator("#foot")).to_contain_text("Times are UTC")
    page.get_by_role("link", name="Another time zone").click()
    page.get_by_label("Time zone").select_option("Asia/Karachi")
    page.get_by_role("button", name="Tell times in this zone").click()
    expect(page.locator(".clock time")).to_have_text("10 January 2031, 17:00")


def open_one(page, article) -> None:
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Put a motion on this article").click()
    page.get_by_label("The motion").fill("This house would rather have cocoa")
    page.get_by_label("Structured").check()
    page.get_by_role("button", name="On to the settings").click()
    expect(page.get_by_role("heading", name="This house would rather have cocoa")).to_be_visible()
    page.get_by_role("textbox", name="Introduction").fill("Kept.")
    page.get_by_role("group", name="Rebuttals").get_by_label("takes place").uncheck()
    page.get_by_role("button", name="Back to the sentence").click()
    page.get_by_label("The motion").fill("This house would rather have tea")
    page.get_by_role("button", name="On to the settings").click()
    expect(page.get_by_role("textbox", name="Introduction")).to_have_value("Kept.")
    expect(page.get_by_role("group", name="Rebuttals").get_by_label("takes place")).not_to_be_checked()
    page.get_by_role("button", name="Open the debate").last.click()
    expect(page.locator(".clock")).to_contain_text("Coming")
    assert Motion.objects.get().phases.count() == 5


def test_a_debate_is_opened_in_two_steps(open_as):
    open_one(open_as(make_person(trust=1)), make_article())


def test_a_debate_is_opened_in_two_steps_without_a_script(open_as):
    open_one(open_as(make_person(trust=1), java_script_enabled=False), make_article())


def test_back_in_the_browser_comes_to_the_sentence_as_it_was_typed(open_as):
    article = make_article()
    page = open_as(make_person(trust=1))
    page.goto(f"{article.get_absolute_url()}debate/")
    page.get_by_label("The motion").press_sequentially("Tea")
    expect(page.locator("[data-length-of] .n")).to_have_text("3")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Introduction")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("The motion")).to_have_value("Tea")


def test_a_host_rules_by_keyboard(open_as):
    host = make_person()
    motion = make_motion(host=host)
    page = open_as(host)
    page.goto(motion.get_absolute_url())
    page.get_by_role("link", name="Rulings").press("Enter")
    page.locator("#rulings").get_by_role("link", name="Lock").press("Enter")
    page.get_by_label("Why").press_sequentially("Tea is served.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#rulings")).to_contain_text("Tea is served.")
    expect(page.locator(".clock")).to_contain_text("Locked")


def test_nothing_is_wider_than_a_phone(open_as):
    host = make_person("h" * 30, trust=1)
    motion = in_phase(make_motion("W" * 240, host=host), Stage.STATEMENTS, introduction="i" * 900)
    page = open_as(host, viewport={"width": 320, "height": 700})
    there = motion.get_absolute_url()
    for address in ("/debates/", "/", there, f"{there}people/", f"{there}settings/", f"{there}rule/close/", "/zone/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    page.goto(f"{motion.article.get_absolute_url()}debate/?sentence={'W' * 240}&format=structured&do=next")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
