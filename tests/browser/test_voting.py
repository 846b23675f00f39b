"""Voting in a real browser: by keyboard alone, without JavaScript, on a lost connection, with a finger."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from debates.motions.services import lock
from debates.posts.models import Post
from debates.voting.models import Vote
from tests.browser.windows import MOBILE, PHONE, WIDE
from tests.conftest import PASSWORD, argue, make_person, reply, say, stand, vote


@pytest.fixture
def argument(motion, person) -> Post:
    return argue(motion, person)


def button(page: Page, post: Post, name: str):
    return page.locator(f"#v{post.pk}").get_by_role("button", name=name, exact=True)


def pressed(page: Page, post: Post) -> list[str]:
    return page.locator(f'#v{post.pk} [aria-pressed="true"]').all_inner_texts()


def benches(motion) -> str:
    return f"{motion.get_absolute_url()}arguments/"


def test_by_keyboard_alone_one_votes_and_takes_it_back_without_losing_ones_place(argument, motion, other, open_as):
    vote(argument, make_person())
    stand(motion, other)
    page = open_as(other, **WIDE)
    page.goto(benches(motion))
    button(page, argument, "Yes").focus()
    for key, told, after in (("Enter", "2 of 2 say yes", ["Yes"]), ("Space", "1 of 1 says yes", [])):
        page.keyboard.press(key)
        expect(page.locator(f"#v{argument.pk} .told").first).to_have_text(told)
        assert pressed(page, argument) == after
        expect(button(page, argument, "Yes")).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(page, argument, "No")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, argument, "No")).to_have_attribute("aria-pressed", "true")
    assert Vote.objects.get(voter__person=other).value == "no"


def test_nothing_else_on_the_page_changes_and_nothing_moves(argument, motion, person, other, open_as):
    second = argue(motion, person, "Tea is cold.", "against")
    stand(motion, other)
    page = open_as(other, **WIDE)
    page.goto(benches(motion))
    before = page.locator(f"#c{second.pk}").bounding_box()
    page.evaluate("document.querySelector('h1').dataset.mark = 'here'")
    button(page, argument, "Agree").click()
    expect(button(page, argument, "Agree")).to_have_attribute("aria-pressed", "true")
    assert page.locator(f"#c{second.pk}").bounding_box() == before
    expect(page.locator("h1[data-mark]")).to_have_count(1)


def test_a_double_press_is_one_vote(argument, motion, other, open_as):
    page = open_as(other, **WIDE)
    page.goto(benches(motion))
    page.evaluate(
        "(id) => { const one = document.querySelector(`#v${id} button`); one.click(); one.click(); }", argument.pk
    )
    expect(button(page, argument, "Yes")).to_have_attribute("aria-pressed", "true")
    page.wait_for_load_state("networkidle")
    assert pressed(page, argument) == ["Yes"]
    assert Vote.objects.get().value == "yes"


def test_without_a_connection_the_control_says_so_and_what_was_chosen_stays(argument, motion, other, open_as):
    vote(argument, other, "no")
    page = open_as(other, **WIDE)
    page.goto(benches(motion))
    page.context.set_offline(True)
    for _ in range(2):
        button(page, argument, "Yes").click()
        expect(page.locator(f"#v{argument.pk} [role=alert]")).to_contain_text("The connection was lost")
    expect(page.locator(f"#v{argument.pk} [role=alert]")).to_have_count(1)
    assert pressed(page, argument) == ["No"]
    page.context.set_offline(False)
    button(page, argument, "Yes").click()
    expect(button(page, argument, "Yes")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"#v{argument.pk} [role=alert]")).to_have_count(0)


def test_a_refusal_stands_where_the_buttons_stood_and_has_the_focus(argument, motion, other, host, open_as):
    page = open_as(other, **WIDE)
    page.goto(benches(motion))
    lock(motion=motion, by=host, reason="A pause.")
    button(page, argument, "Yes").press("Enter")
    expect(page.locator(f"#v{argument.pk} [role=alert]")).to_contain_text("This debate is locked")
    expect(page.locator(f"#v{argument.pk} button")).to_have_count(0)
    expect(page.locator(f"#v{argument.pk}")).to_be_focused()
    expect(page.locator(f"#c{argument.pk} h3")).to_have_text(argument.claim)


def test_without_javascript_every_press_comes_back_to_the_post(argument, motion, person, other, open_as):
    comment = say(motion, person)
    page = open_as(other, java_script_enabled=False, **PHONE)
    for address, post in ((benches(motion), argument), (f"{motion.get_absolute_url()}p/1/", comment)):
        page.goto(address)
        button(page, post, "Disagree").click()
        assert page.url.endswith(f"{address}#c{post.pk}")
        assert pressed(page, post) == ["Disagree"]
        button(page, post, "Disagree").click()
        assert pressed(page, post) == []
    assert not Vote.objects.exists()


def test_in_the_rail_one_votes_on_what_is_said_beside_the_words(motion, person, other, open_as):
    comment = say(motion, person)
    answer = reply(comment, person)
    page = open_as(other, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    button(page, answer, "Agree").click()
    expect(button(page, answer, "Agree")).to_have_attribute("aria-pressed", "true")
    expect(button(page, answer, "Agree")).to_be_focused()
    assert Vote.objects.get().post == answer
    assert page.url.rstrip("/").endswith(motion.slug)


@pytest.mark.parametrize("script", [True, False])
def test_who_logs_in_after_pressing_finds_the_vote_cast_at_the_same_place(argument, motion, other, open_as, script):
    page = open_as(None, java_script_enabled=script, **PHONE)
    page.goto(benches(motion))
    button(page, argument, "Yes").click()
    expect(page.get_by_text("Your vote is kept.")).to_be_visible()
    page.locator("[name=login]").fill(other.handle)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(f"**{benches(motion)}#c{argument.pk}")
    expect(page.get_by_text("Your vote was cast.")).to_be_visible()
    assert pressed(page, argument) == ["Yes"]


def test_every_button_can_be_hit_with_a_finger_and_fits_the_phone(argument, motion, person, other, open_as):
    comment = reply(say(motion, person), person)
    stand(motion, other)
    page = open_as(other, **MOBILE)
    for address, post in ((benches(motion), argument), (f"{motion.get_absolute_url()}p/1/", comment)):
        page.goto(address)
        for one in page.locator(f"#v{post.pk} button").all():
            box = one.bounding_box()
            assert min(box["height"], box["width"]) >= 44, (address, one.inner_text(), box)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_votes(argument, motion, person, other, open_as, scheme):
    comment = say(motion, person)
    stand(motion, other)
    for post in (argument, comment):
        vote(post, make_person(), "yes")
        vote(post, other, "disagree", "agree")
    page = open_as(other, color_scheme=scheme, **WIDE)
    for address in (
        benches(motion),
        argument.get_absolute_url(),
        f"{motion.get_absolute_url()}p/1/",
        f"/c/{argument.pk}/vote/",
    ):
        page.goto(address)
        assert Axe().run(page).response["violations"] == []
