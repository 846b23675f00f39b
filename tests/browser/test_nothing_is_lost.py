"""What was typed survives whatever happens, as the people see it whom it happens to."""

import pytest
from playwright.sync_api import Page, expect

from debates.posts.models import Post
from debates.posts.services import revise
from tests.conftest import PASSWORD, say

WORDS = "Typed with *care*, for an hour."


def conversation(page: Page, motion, number: int = 1) -> Page:
    page.goto(f"{motion.get_absolute_url()}p/{number}/")
    return page


def write(page: Page, words: str = WORDS) -> None:
    page.get_by_label("I have a question").check(force=True)
    page.locator(".composer textarea[name=body]").fill(words)


def press(page: Page) -> None:
    page.get_by_role("button", name="Post your comment").click()


def log_in(page: Page, person) -> None:
    page.locator("[name=login]").fill(person.handle)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Log in", exact=True).click()


def sign_out_behind_the_page(page: Page) -> None:
    page.context.clear_cookies(name="rejoinder_session")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_writes_first_and_signs_in_after(open_as, motion, person, javascript):
    page = conversation(open_as(java_script_enabled=javascript), motion)
    write(page)
    press(page)
    expect(page.get_by_role("heading", name="One more step: who are you?")).to_be_visible()
    expect(page.locator(".post > .said em")).to_have_text("care")
    page.get_by_role("link", name="Log in and post it").click()
    log_in(page, person)
    expect(page.get_by_text("What you wrote before was posted.")).to_be_visible()
    expect(page.locator(".post > .said em")).to_have_text("care")
    assert Post.objects.get().author == person


def test_what_was_written_first_and_posted_after_the_log_in_does_not_wait_in_the_form_again(open_as, motion, person):
    page = conversation(open_as(), motion)
    write(page)
    expect(page.get_by_text("Draft kept in this browser at")).to_be_visible()
    press(page)
    page.get_by_text("Change it first").click()
    expect(page.get_by_text("What you typed here before was kept")).to_be_hidden()
    page.get_by_role("link", name="Log in and post it").click()
    log_in(page, person)
    expect(page.get_by_text("What you wrote before was posted.")).to_be_visible()
    conversation(page, motion)
    expect(page.locator(".post .said em")).to_have_text("care")
    expect(page.locator(".composer textarea[name=body]")).to_have_value("")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_session_that_expired_while_somebody_typed_costs_a_log_in_and_nothing_else(
    open_as, motion, person, javascript
):
    page = conversation(open_as(person, java_script_enabled=javascript), motion)
    write(page)
    sign_out_behind_the_page(page)
    press(page)
    page.get_by_role("link", name="Log in and post it").click()
    log_in(page, person)
    expect(page.locator(".post > .said em")).to_have_text("care")
    assert Post.objects.get().author == person


@pytest.mark.parametrize("javascript", [True, False])
def test_a_form_whose_guard_is_old_comes_back_with_the_words_and_is_sent_again(open_as, motion, person, javascript):
    page = conversation(open_as(person, java_script_enabled=javascript), motion)
    write(page)
    page.context.clear_cookies(name="rejoinder_csrf")
    page.context.add_cookies([{"name": "rejoinder_csrf", "value": "x" * 32, "url": page.url}])
    press(page)
    expect(page.locator("textarea[name=body]").first).to_have_value(WORDS)
    page.get_by_role("button", name="Send it again").click()
    expect(page.locator(".post > .said em")).to_have_text("care")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_server_that_fails_gives_the_words_back(open_as, motion, person, monkeypatch, javascript, live_server):
    page = conversation(open_as(person, java_script_enabled=javascript), motion)
    write(page)
    with monkeypatch.context() as broken:
        broken.setattr("debates.posts.services.add", lambda post: 1 / 0)
        press(page)
        expect(page.get_by_role("heading", name="This went wrong here")).to_be_visible()
    expect(page.locator("textarea[name=body]").first).to_have_value(WORDS)
    page.get_by_role("button", name="Send it again").click()
    expect(page.locator(".post > .said em")).to_have_text("care")
    assert Post.objects.count() == 1


def test_a_lost_connection_keeps_the_words_and_the_next_press_posts_them_once(open_as, motion, person):
    page = conversation(open_as(person), motion)
    write(page)
    page.context.set_offline(True)
    press(page)
    expect(page.get_by_text("The connection was lost. Your words are still here")).to_be_visible()
    page.context.set_offline(False)
    press(page)
    expect(page.locator(".post > .said em")).to_have_text("care")
    assert Post.objects.count() == 1


def test_an_answer_that_was_lost_on_its_way_back_is_not_posted_twice(open_as, motion, person):
    page = conversation(open_as(person), motion)
    write(page)
    page.route("**/posts/", lambda route: (route.fetch(), route.abort()))
    press(page)
    expect(page.locator(".composer .lost")).to_be_visible()
    page.unroute("**/posts/")
    press(page)
    expect(page.locator(".post > .said em")).to_have_text("care")
    assert Post.objects.count() == 1


def test_a_closed_tab_is_opened_again_with_the_words(open_as, motion, person):
    page = conversation(open_as(person), motion)
    write(page)
    expect(page.get_by_text("Draft kept in this browser at")).to_be_visible()
    context = page.context
    page.close()
    again = conversation(context.new_page(), motion)
    expect(again.locator("textarea[name=body]")).to_have_value(WORDS)
    expect(again.get_by_label("I have a question")).to_be_checked()
    expect(again.get_by_text("What you typed here before was kept")).to_be_visible()
    press(again)
    expect(again.locator(".post .said em")).to_have_text("care")
    again.reload()
    expect(again.locator("textarea[name=body]")).to_have_value("")


def test_a_tab_closed_in_mid_word_is_kept_too(open_as, motion, person):
    page = conversation(open_as(person), motion)
    write(page)  # and away at once, before the pause that keeps it
    page.goto("about:blank")
    again = conversation(page, motion)
    expect(again.locator("textarea[name=body]")).to_have_value(WORDS)


def test_what_was_kept_can_be_thrown_away(open_as, motion, person):
    page = conversation(open_as(person), motion)
    write(page)
    page.reload()
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator("textarea[name=body]")).to_have_value("")
    page.reload()
    expect(page.locator("textarea[name=body]")).to_have_value("")


def test_the_words_of_one_person_are_not_shown_to_the_next_in_the_same_browser(open_as, motion, person, other):
    page = conversation(open_as(person), motion)
    write(page)
    page.reload()
    expect(page.locator("textarea[name=body]")).to_have_value(WORDS)
    sign_out_behind_the_page(page)
    page.goto("/accounts/login/")
    log_in(page, other)
    expect(page.get_by_text(other.handle).first).to_be_visible()
    conversation(page, motion)
    expect(page.locator("textarea[name=body]")).to_have_value("")


def test_what_was_typed_before_logging_in_is_there_after_it(open_as, motion, person):
    page = conversation(open_as(), motion)
    write(page)
    page.goto("/accounts/login/")
    log_in(page, person)
    expect(page.get_by_text(person.handle).first).to_be_visible()
    conversation(page, motion)
    expect(page.locator("textarea[name=body]")).to_have_value(WORDS)


def test_a_reply_in_the_rail_is_kept_apart_from_the_comment_below_it(open_as, motion, person, other):
    root = say(motion, other)
    page = conversation(open_as(person), motion)
    write(page)
    page.get_by_role("link", name="Reply").click()
    reply = page.locator(f"#answers-c{root.pk} textarea")
    reply.fill("A reply of its own.")
    expect(page.get_by_text("Draft kept in this browser at")).to_have_count(2)
    conversation(page, motion)
    expect(page.locator("textarea[name=body]")).to_have_value(WORDS)
    page.get_by_role("link", name="Reply").click()
    expect(page.locator(f"#answers-c{root.pk} textarea")).to_have_value("A reply of its own.")


def test_a_post_whose_answer_was_lost_with_its_tab_is_not_posted_twice(open_as, motion, person):
    page = conversation(open_as(person), motion)
    write(page)
    page.route("**/posts/", lambda route: (route.fetch(), route.abort()))
    press(page)
    expect(page.get_by_text("The connection was lost. Your words are still here")).to_be_visible()
    context = page.context
    page.close()
    again = conversation(context.new_page(), motion)
    expect(again.locator("textarea[name=body]")).to_have_value(WORDS)
    press(again)
    expect(again.locator(".post .said em").first).to_have_text("care")
    assert Post.objects.count() == 1


def test_the_quotation_is_kept_with_the_words_and_with_its_place(open_as, motion, person):
    page = conversation(open_as(person), motion)
    page.get_by_text("Quote words of the paragraph").click()
    page.get_by_label("Words that your comment is about").fill("the kettle")
    write(page)
    page.reload()
    expect(page.locator(".quoting .chosen blockquote")).to_have_text("the kettle")
    press(page)
    expect(page.locator(".post .quoted")).to_contain_text("The kettle")


def test_a_revision_that_was_kept_does_not_overwrite_what_was_revised_since(open_as, motion, person):
    post = say(motion, person, "At first.")
    page = open_as(person)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    page.get_by_role("link", name="Revise", exact=True).click()
    page.locator(".revising textarea").fill("At last.")
    page.goto("about:blank")
    revise(post=post, by=person, body="In between.", seen=1)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    page.get_by_role("link", name="Revise", exact=True).click()
    expect(page.locator(".revising textarea")).to_have_value("At last.")
    page.get_by_role("button", name="Post the revision").click()
    expect(page.get_by_text("This comment was revised meanwhile")).to_be_visible()
    expect(page.locator(".revising .words").first).to_have_text("In between.")
