"""The main job in a real browser: with a pointer, by keyboard alone, on a phone, and with JavaScript off."""

import re

import pytest
from playwright.sync_api import expect

from debates.posts.models import Post
from tests.browser.windows import PHONE, WIDE
from tests.conftest import say
from tests.crowd import flood


def write(page, relation: str, words: str, button: str) -> None:
    page.get_by_text(relation, exact=True).click()
    page.locator(".composer textarea").fill(words)
    page.get_by_role("button", name=button).click()


def test_a_reader_opens_a_paragraph_beside_the_text_and_comments_and_somebody_answers(motion, person, other, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.get_by_label("Comment on paragraph 3, 0 comments").click()
    talk = page.locator("#rail-p3 .talk")
    expect(talk).to_be_visible()
    expect(page).to_have_url(re.compile(rf"{motion.get_absolute_url()}$"))
    write(page, "I disagree because", "Peace by *eight*, at best.", "Post your comment")
    expect(talk.locator(".post .said")).to_have_text("Peace by eight, at best.")
    expect(talk.locator(".composer textarea")).to_have_value("")
    expect(page.locator("#chip-p3")).to_have_text("1")
    assert Post.objects.get().relation == "opposes"

    second = open_as(other, **WIDE)
    second.goto(motion.get_absolute_url())
    second.get_by_label("Comment on paragraph 3, 1 comment").click()
    second.get_by_role("link", name="Reply").click()
    answer = second.locator(".replies .composer")
    answer.get_by_text("I agree because", exact=True).click()
    answer.locator("textarea").fill("My clock says so too.")
    answer.get_by_role("button", name="Post your answer").click()
    expect(second.locator(".replies .post .said")).to_have_text("My clock says so too.")
    expect(second.locator("#chip-p3")).to_have_text("2")
    assert Post.objects.get(depth=1).author == other


def test_the_same_without_javascript(motion, person, other, open_as):
    page = open_as(person, java_script_enabled=False)
    page.goto(motion.get_absolute_url())
    page.get_by_label("Comment on paragraph 3, 0 comments").click()
    expect(page).to_have_url(re.compile(r"/p/3/$"))
    write(page, "I have a question", "Who complained?", "Post your comment")
    expect(page.locator(".post .said")).to_have_text("Who complained?")

    second = open_as(other, java_script_enabled=False)
    second.goto(f"{motion.get_absolute_url()}p/3/")
    second.get_by_role("link", name="Reply").click()
    expect(second.get_by_role("heading", name="Your answer to zeynep")).to_be_visible()
    write(second, "A remark", "Everybody, in turn.", "Post your answer")
    expect(second.locator(".context .said")).to_have_text("Who complained?")
    expect(second.locator(".talk .said")).to_have_text("Everybody, in turn.")
    second.get_by_role("link", name="Withdraw").click()
    second.get_by_role("button", name="Withdraw this comment").click()
    expect(second.locator(".talk")).to_contain_text("Withdrawn by its author.")


def test_by_keyboard_alone(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    chip = page.locator("#chip-p1")
    for _ in range(40):
        page.keyboard.press("Tab")
        if chip.evaluate("element => element === document.activeElement"):
            break
    expect(chip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#talk-p1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#rail-p1 .close")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Argue from this paragraph")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Typed without a mouse.")
    page.keyboard.press("Tab")  # to the tools, which are one stop
    page.keyboard.press("Tab")  # "Quote words of the paragraph"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#rail-p1 .post .said")).to_have_text("Typed without a mouse.")
    expect(page.locator("#rail-p1 .post")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()
    expect(page.locator("#rail-p1 .talk")).to_have_count(0)


def test_on_a_phone_a_sheet_comes_from_below_and_the_paragraph_stays_in_sight(motion, person, open_as):
    say(motion, person, number=5)
    page = open_as(person, **PHONE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p5").tap()
    sheet = page.locator("#p5 .rail")
    expect(sheet.locator(".talk")).to_be_visible()
    box = sheet.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(844, abs=2)
    expect(page.locator("#p5 > p")).to_be_in_viewport()
    page.locator("#rail-p5 .close").tap()
    expect(sheet.locator(".talk")).to_have_count(0)


def test_a_second_conversation_closes_the_first_and_glimpses_come_back(motion, person, open_as):
    say(motion, person, "A glimpse of tea.", number=1)
    page = open_as(None, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    expect(page.locator("#rail-p1 .talk")).to_be_visible()
    page.locator("#chip-p3").click()
    expect(page.locator("#rail-p3 .talk")).to_be_visible()
    expect(page.locator("#rail-p1 .talk")).to_have_count(0)
    expect(page.locator("#p1 .glimpse")).to_contain_text("A glimpse of tea.")
    page.locator("#p1 .glimpse").click()
    expect(page.locator("#rail-p1 .talk")).to_be_visible()


def test_a_refusal_is_told_beside_the_words_which_stay(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    page.locator("#rail-p1 .composer").wait_for()
    type(motion).objects.update(state="locked")
    write(page, "A remark", "Words not to be lost", "Post your comment")
    expect(page.locator("#rail-p1 [role=alert]").first).to_contain_text("locked")
    expect(page.locator("#rail-p1 textarea")).to_have_value("Words not to be lost")


def test_a_lost_connection_is_told_and_the_words_stay(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    page.locator("#rail-p1 textarea").wait_for()
    page.context.set_offline(True)
    write(page, "A remark", "Words not to be lost", "Post your comment")
    expect(page.locator("#rail-p1 .lost")).to_be_visible()
    expect(page.locator("#rail-p1 textarea")).to_have_value("Words not to be lost")
    page.context.set_offline(False)
    page.get_by_role("button", name="Post your comment").click()
    expect(page.locator("#rail-p1 .post .said")).to_have_text("Words not to be lost")


def test_what_is_typed_is_still_there_when_the_conversation_is_closed_and_opened_again(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    page.locator("#rail-p1 textarea").fill("Half a thought")
    page.locator("#chip-p3").click()
    expect(page.locator("#rail-p3 .talk")).to_be_visible()
    expect(page.locator("#rail-p1 textarea")).to_be_hidden()
    page.locator("#chip-p1").click()
    expect(page.locator("#rail-p1 textarea")).to_have_value("Half a thought")
    page.locator("#rail-p1 .close").click()
    page.locator("#chip-p1").click()
    expect(page.locator("#rail-p1 textarea")).to_have_value("Half a thought")


def test_the_heading_counts_what_was_just_said_and_reply_twice_is_one_form(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    write(page, "A remark", "The first word.", "Post your comment")
    expect(page.locator("#talk-p1")).to_have_text("Paragraph 1, 1 comment")
    expect(page.locator("#rail-p1 .empty")).to_be_hidden()
    page.get_by_role("link", name="Reply").click()
    expect(page.locator(".replies .composer")).to_have_count(1)
    page.get_by_role("link", name="Reply").click()
    expect(page.locator(".replies .composer textarea")).to_be_focused()
    expect(page.locator(".replies .composer")).to_have_count(1)


def test_later_comments_are_reached_in_the_rail(motion, person, open_as):
    flood(motion, 25, answers_each=0)
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    page.locator("#rail-p1").get_by_text("More comments").click()
    expect(page.locator("#rail-p1 .post > .said")).to_have_count(24)
    expect(page.locator("#rail-p1 .post").nth(12)).to_be_focused()
    page.locator("#rail-p1").get_by_text("More comments").click()
    expect(page.locator("#rail-p1 .post > .said").last).to_have_text("Number 24 speaks.")
    page.locator("#rail-p1").get_by_role("link", name="Newest").click()
    expect(page.locator("#rail-p1 .post > .said").first).to_have_text("Number 24 speaks.")
    expect(page.locator("#rail-p1").get_by_role("link", name="Newest")).to_have_attribute("aria-current", "true")


def test_more_answers_come_in_their_place(motion, person, other, open_as):
    root = say(motion, other)
    flood(motion, 7, answers_each=0, parent=root)
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    page.get_by_role("link", name="4 more answers").click()
    expect(page.locator(f"#answers-c{root.pk} > .post")).to_have_count(7)
    expect(page.locator(f"#answers-c{root.pk} > .post").nth(3)).to_be_focused()


def test_a_chip_pressed_without_a_connection_says_so(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.context.set_offline(True)
    page.locator("#chip-p1").click()
    expect(page.locator("#rail-p1 [role=alert]")).to_contain_text("The connection was lost")
    page.context.set_offline(False)
    page.locator("#rail-p1 .close").click()
    page.locator("#chip-p1").click()
    expect(page.locator("#rail-p1 .talk")).to_be_visible()


def test_pressing_twice_posts_once(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    page.get_by_text("A remark", exact=True).click()
    page.locator(".composer textarea").fill("Pressed twice.")
    page.get_by_role("button", name="Post your comment").dblclick()
    expect(page.locator(".post .said")).to_have_text("Pressed twice.")
    assert Post.objects.count() == 1
