"""The main job in a real browser: with a pointer, by keyboard alone, on a phone, and with JavaScript off."""

import re

import pytest
from playwright.sync_api import expect

from debates.articles.services import NewArticle, NewBlock, publish
from debates.motions.services import put
from debates.posts.models import Post
from tests.conftest import make_person, reply, say
from tests.crowd import flood

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
WIDE = {"viewport": {"width": 1440, "height": 900}}


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
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Typed without a mouse.")
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
    page.locator("#rail-p1").get_by_text("Later comments").click()
    expect(page.locator("#rail-p1 .said").last).to_have_text("Number 24 speaks.")
    page.locator("#rail-p1").get_by_text("From the first comment").click()
    expect(page.locator("#rail-p1 .said").first).to_have_text("Number 0 speaks.")


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


@pytest.mark.parametrize(("article", "interface"), [("ur", "en"), ("en", "en")])
def test_nothing_is_outside_the_page_in_either_direction_of_text(open_as, host, article, interface):
    text = NewArticle(title="چائے", blocks=[NewBlock("paragraph", "چائے تیار ہے۔ " * 20)], raw="x", language=article)
    motion = put(sentence="یہ ایوان چائے پیتا ہے", article=publish(text=text, by=host), host=host)
    say(motion, host)
    page = open_as(host, locale=interface, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    box = page.locator("#p1 .rail").bounding_box()
    text_box = page.locator("#p1 > p").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1440
    assert box["x"] + box["width"] <= text_box["x"] or box["x"] >= text_box["x"] + text_box["width"]


def test_a_long_comment_is_folded_and_shown_whole_on_demand(motion, person, open_as):
    say(motion, person, "A line of it.\n\n" * 60)
    page = open_as(person, **WIDE)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    said = page.locator(".post .said")
    folded = said.bounding_box()["height"]
    page.get_by_role("button", name="Show all of it").click()
    assert said.bounding_box()["height"] > 3 * folded
    expect(page.get_by_role("button", name="Show all of it")).to_have_count(0)


def test_pressing_twice_posts_once(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    page.get_by_text("A remark", exact=True).click()
    page.locator(".composer textarea").fill("Pressed twice.")
    page.get_by_role("button", name="Post your comment").dblclick()
    expect(page.locator(".post .said")).to_have_text("Pressed twice.")
    assert Post.objects.count() == 1


def test_what_somebody_types_is_never_wider_than_its_place(motion, person, open_as):
    rows = "|".join(f"column{n}" for n in range(15))
    for body in (
        "x" * 4_000,
        "> " * 400 + "deep",
        f"|{rows}|\n|{'|'.join(['---'] * 15)}|\n|{rows}|",
        "http://example.org/" + "y" * 3_000,
        "    " + "z" * 3_000,
    ):
        reply(say(motion, person, body), person, body)
    for size in (PHONE, WIDE):
        page = open_as(None, **size)
        for address in (
            motion.get_absolute_url(),
            f"{motion.get_absolute_url()}p/1/",
            f"/c/{Post.objects.first().pk}/",
        ):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


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
