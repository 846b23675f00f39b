"""Revising in a real browser: in place, without JavaScript, by keyboard alone, and in two tabs at once."""

import re

from playwright.sync_api import expect

from debates.posts.models import Post
from debates.posts.services import revise
from tests.browser.windows import PHONE, WIDE
from tests.conftest import reply, say


def open_conversation(page, motion) -> None:
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    page.locator("#rail-p1 .talk").wait_for()


def acts(page, post):
    return page.locator(f"#c{post.pk} > .acts")


def test_a_comment_is_revised_in_its_place_and_its_history_is_read(motion, person, other, open_as):
    post = say(motion, person, "It sang at six.")
    answer = reply(post, other)
    page = open_as(person, **WIDE)
    open_conversation(page, motion)
    acts(page, answer).get_by_role("link", name="Reply").click()
    page.locator(f"#answers-c{answer.pk} textarea").fill("Half a thought")
    acts(page, post).get_by_role("link", name="Revise").click()
    field = page.locator(f"#c{post.pk} > .revising textarea")
    expect(field).to_be_focused()
    expect(field).to_have_value("It sang at six.")
    expect(page.locator(f"#c{post.pk} > .said")).to_be_hidden()
    expect(acts(page, post)).to_be_hidden()
    field.fill("It sang at *seven*.")
    page.get_by_role("button", name="Post the revision").click()
    expect(page.locator(f"#c{post.pk} > .said")).to_have_text("It sang at seven.")
    expect(page.locator(f"#c{post.pk} > .revising")).to_have_count(0)
    mark = page.locator(f"#c{post.pk} > .who > .revised")
    expect(mark).to_have_text("revised just now")
    expect(mark).to_be_focused()
    expect(page.locator(f"#answers-c{answer.pk} textarea")).to_have_value("Half a thought")
    expect(acts(page, post).get_by_role("link", name="Revise")).to_be_visible()

    reader = open_as(None, **WIDE)
    reader.goto(post.get_absolute_url())
    reader.get_by_role("link", name="revised").first.click()
    expect(reader).to_have_url(re.compile(r"/history/$"))
    expect(reader.locator("#r2 del")).to_contain_text("six")
    expect(reader.locator("#r2 ins")).to_contain_text("*seven*")
    expect(reader.locator("#r1")).to_contain_text("It sang at six.")
    reader.get_by_role("link", name="Revision 1").click()
    expect(reader.locator(".history")).to_contain_text("revised after this")


def test_twice_in_a_row_and_a_post_that_was_folded_are_shown_once(motion, person, open_as):
    long = "\n\n".join(f"Line {n} of it." for n in range(60))
    post = say(motion, person, long)
    page = open_as(person, **WIDE)
    page.goto(post.get_absolute_url())
    for ending in ("first", "second"):
        acts(page, post).get_by_role("link", name="Revise").click()
        page.locator(".revising textarea").fill(f"{long}\n\n{ending}")
        page.get_by_role("button", name="Post the revision").click()
        expect(page.locator(f"#c{post.pk} > .said")).to_contain_text(ending)
        expect(page.locator(".post > .said")).to_have_count(1)
        expect(page.locator(".post > .who > .revised")).to_have_count(1)
        expect(page.locator(".unfold")).to_have_count(1)
    assert Post.objects.get().revision_number == 3


def test_the_same_without_javascript(motion, person, open_as):
    post = say(motion, person, "It sang at six.")
    page = open_as(person, java_script_enabled=False)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    page.get_by_role("link", name="Revise").click()
    expect(page.get_by_role("heading", name="Revise your comment")).to_be_visible()
    page.get_by_role("link", name="Cancel").click()
    expect(page).to_have_url(re.compile(rf"{post.get_absolute_url()}$"))
    page.get_by_role("link", name="Revise").click()
    page.locator("textarea").fill("It sang at seven.")
    page.get_by_role("button", name="Post the revision").click()
    expect(page.locator(".talk .said")).to_have_text("It sang at seven.")
    page.locator("a.revised").click()
    expect(page.locator("#r2 del")).to_contain_text("six")
    revise(post=post, by=person, body="It never sang.", seen=2)
    page.reload()
    page.get_by_label("Compare revision").fill("1")
    page.get_by_label("with").fill("3")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".differences")).to_contain_text("never")


def test_by_keyboard_alone_cancelled_and_then_posted(motion, person, open_as):
    post = say(motion, person, "It sang at six.")
    page = open_as(person, **WIDE)
    page.goto(post.get_absolute_url())
    link = acts(page, post).get_by_role("link", name="Revise")
    link.focus()
    page.keyboard.press("Enter")
    field = page.locator(".revising textarea")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(page.locator(f"#c{post.pk} > .said")).to_be_visible()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Or later.")
    page.keyboard.press("Escape")
    expect(field).to_have_value("It sang at six. Or later.")
    for _ in range(2):  # the tools of the field are one stop
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Post the revision")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"#c{post.pk} > .said")).to_have_text("It sang at six. Or later.")


def test_cancel_puts_the_words_back_as_they_were(motion, person, open_as):
    post = say(motion, person, "It sang at six.")
    page = open_as(person, **PHONE)
    page.goto(post.get_absolute_url())
    acts(page, post).get_by_role("link", name="Revise").click()
    page.locator(".revising textarea").fill("Something else.")
    page.get_by_role("link", name="Cancel").click()
    expect(page.locator(".revising")).to_have_count(0)
    expect(page.locator(f"#c{post.pk} > .said")).to_have_text("It sang at six.")
    expect(acts(page, post).get_by_role("link", name="Revise")).to_be_focused()
    assert Post.objects.get().revision_number == 1


def test_two_tabs_the_later_one_is_shown_both_texts_and_may_post_its_own(motion, person, open_as):
    post = say(motion, person, "It sang at six.")
    one, two = open_as(person, **WIDE), open_as(person, **PHONE)
    for page in (one, two):
        page.goto(post.get_absolute_url())
        acts(page, post).get_by_role("link", name="Revise").click()
    one.locator(".revising textarea").fill("It sang at seven.")
    one.get_by_role("button", name="Post the revision").click()
    expect(one.locator(f"#c{post.pk} > .said")).to_have_text("It sang at seven.")
    two.locator(".revising textarea").fill("It sang at eight.")
    two.get_by_role("button", name="Post the revision").click()
    expect(two.locator(".revising > .note:not(.lost)")).to_contain_text("revised meanwhile")
    expect(two.locator(".revising > .note:not(.lost)")).to_be_focused()
    expect(two.locator(".revising .words").first).to_have_text("It sang at seven.")
    expect(two.locator(".revising .differences del")).to_contain_text("seven")
    expect(two.locator(".revising textarea")).to_have_value("It sang at eight.")
    two.get_by_role("button", name="Post what you wrote").click()
    expect(two.locator(f"#c{post.pk} > .said")).to_have_text("It sang at eight.")
    assert [revision.body for revision in post.revisions.order_by("number")] == [
        "It sang at six.", "It sang at seven.", "It sang at eight.",
    ]  # fmt: skip


def test_nothing_is_lost_on_a_refusal_or_a_lost_connection_and_twice_pressed_is_once(motion, person, open_as):
    post = say(motion, person, "It sang at six.")
    page = open_as(person, **WIDE)
    page.goto(post.get_absolute_url())
    acts(page, post).get_by_role("link", name="Revise").click()
    field, button = page.locator(".revising textarea"), page.get_by_role("button", name="Post the revision")
    field.fill("x" * 20_001)
    button.click()
    expect(page.locator(".revising [role=alert]").first).to_contain_text("20001 characters")
    expect(field).to_have_value("x" * 20_001)
    field.fill("Words not to be lost")
    page.context.set_offline(True)
    button.click()
    expect(page.locator(".revising .lost")).to_be_visible()
    expect(field).to_have_value("Words not to be lost")
    page.context.set_offline(False)
    button.dblclick()
    expect(page.locator(f"#c{post.pk} > .said")).to_have_text("Words not to be lost")
    assert Post.objects.get().revision_number == 2


def test_a_debate_locked_meanwhile_keeps_the_words_in_place(motion, person, open_as):
    post = say(motion, person, "It sang at six.")
    page = open_as(person, **WIDE)
    open_conversation(page, motion)
    acts(page, post).get_by_role("link", name="Revise").click()
    page.locator(".revising textarea").fill("Words not to be lost")
    type(motion).objects.update(state="locked")
    page.get_by_role("button", name="Post the revision").click()
    expect(page.locator(f"#c{post.pk} [role=alert]").first).to_contain_text("locked")
    expect(page.locator(f"#c{post.pk} textarea")).to_have_value("Words not to be lost")


def test_long_words_and_both_directions_stay_within_the_page(motion, person, open_as):
    post = say(motion, person, "x" * 3_000 + "\n\nچائے تیار ہے۔")
    revise(post=post, by=person, body="y" * 3_000 + "\n\nچائے گرم ہے۔ Tea is hot.", seen=1)
    for size in (PHONE, WIDE):
        page = open_as(person, **size)
        for address in ("history/", "history/?at=2", "history/?from=1&to=2", "revise/"):
            page.goto(f"{post.get_absolute_url()}{address}")
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
