"""The desk in a real browser: a case decided and undone by keyboard alone; nothing lost where two decide."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from debates.moderation.models import Decision
from debates.posts.models import Post
from debates.posts.states import State
from forum.accounts.roles import Role
from tests.browser.windows import MOBILE, WIDE
from tests.conftest import argue, make_person, reply, say
from tests.moderation.conftest import decided, reported


@pytest.fixture
def cases(motion, person):
    """Three cases: an answer to an argument, and two comments; the first weighs most."""
    top = argue(motion, make_person(trust=1))
    posts = [
        reply(top, person, "You would say that, your sort does."),
        say(motion, person),
        say(motion, person, "Tea."),
    ]
    made = [reported(post, make_person(trust=3), note="It is about people.") for post in posts]
    reported(posts[0], make_person(trust=3))
    return made


def state(case) -> str:
    return Post.objects.get(pk=case.post_id).state


def choose_to_collapse(form) -> None:
    form.locator("[value=collapse]").check(force=True)
    form.locator("[name=reason]").select_option("off_topic")
    form.locator("[name=facts]").fill("It answers something else.")


def test_by_keyboard_alone_a_case_is_opened_decided_and_undone(cases, moderator, open_as):
    page = open_as(moderator, **WIDE)
    page.goto("/desk/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#case [data-case]")).to_be_focused()
    expect(page.locator(".exhibit")).to_contain_text("your sort does")
    page.keyboard.press("r")
    expect(page.locator("#case [value=remove]")).to_be_checked()
    page.locator("#case [name=reason]").focus()
    page.keyboard.type("harassment")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.keyboard.type("It is about people, and not about a point.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".note.done")).to_contain_text("removed")
    assert state(cases[0]) == State.REMOVED
    page.keyboard.press("z")
    expect(page.locator("#case .trail")).to_contain_text("Undone")
    assert state(cases[0]) == State.VISIBLE


def test_keys_are_letters_where_one_writes_and_can_be_turned_off(cases, moderator, open_as):
    page = open_as(moderator, **WIDE)
    page.goto(cases[0].get_absolute_url())
    page.locator("#case [name=facts]").fill("")
    page.locator("#case [name=facts]").press_sequentially("jrz?")
    expect(page.locator("#case [name=facts]")).to_have_value("jrz?")
    expect(page.locator("#case [name=action]:checked")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.locator("#desk-keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator("#case [name=action]:checked")).to_have_count(0)


def test_a_decision_pressed_without_a_connection_stays_typed_and_goes_when_pressed_again(cases, moderator, open_as):
    page = open_as(moderator, **WIDE)
    page.goto(cases[0].get_absolute_url())
    choose_to_collapse(page.locator("#case"))
    page.context.set_offline(True)
    page.locator("#case form.decision .main").click()
    expect(page.get_by_text("The connection was lost.")).to_be_visible()
    expect(page.locator("#case [name=facts]")).to_have_value("It answers something else.")
    page.context.set_offline(False)
    page.locator("#case form.decision .main").click()
    expect(page.locator(".note.done")).to_contain_text("collapsed")
    assert Decision.objects.count() == 1


def test_who_comes_second_is_told_and_loses_nothing(cases, moderator, open_as):
    page = open_as(moderator, **WIDE)
    page.goto(cases[0].get_absolute_url())
    choose_to_collapse(page.locator("#case"))
    decided(cases[0], make_person(role=Role.MODERATOR))
    page.locator("#case form.decision .main").click()
    expect(page.get_by_role("alert").first).to_contain_text("Already decided by moderator A")
    expect(page.locator("#case [name=facts]")).to_have_value("It answers something else.")
    assert Decision.objects.count() == 1


def test_without_javascript_a_case_is_decided_and_undone(cases, moderator, open_as):
    page = open_as(moderator, **WIDE, java_script_enabled=False)
    page.goto("/desk/")
    page.locator(".pile a").first.click()
    page.locator("#case [value=remove]").check(force=True)
    page.locator("#case [name=reason]").select_option("harassment")
    page.locator("#case [name=facts]").fill("It is about people.")
    page.locator("#case form.decision .main").click()
    assert state(cases[0]) == State.REMOVED
    page.locator("[data-undo]").click()
    assert state(cases[0]) == State.VISIBLE


def test_a_post_is_decided_on_where_it_stands(motion, person, moderator, open_as):
    post = say(motion, person, "Your sort always does.")
    page = open_as(moderator, **WIDE)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    page.locator(f"#c{post.pk}").get_by_role("link", name="Moderate").click()
    here = page.locator(f"#c{post.pk} .here")
    choose_to_collapse(here)
    here.locator(".main").click()
    expect(page.locator(f"#c{post.pk} .note.done")).to_contain_text("collapsed")
    assert Post.objects.get(pk=post.pk).state == State.COLLAPSED


@pytest.mark.parametrize("window", [WIDE, MOBILE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_desk(cases, motion, moderator, open_as, window, scheme):
    page = open_as(moderator, **window, color_scheme=scheme, bypass_csp=True)
    found = []
    take_up = f"/c/{say(motion, make_person(), 'More tea.').pk}/moderate/"
    for address in ("/desk/", cases[0].get_absolute_url(), "/desk/words/", take_up):
        page.goto(address)
        page.wait_for_load_state()
        found += [(address, one["id"], one["nodes"][0]["html"][:120]) for one in Axe().run(page).response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    assert found == []
