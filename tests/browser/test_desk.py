"""The desk in a real browser: by keyboard alone, with axe, with a finger."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from debates.moderation.models import Decision, Statement
from tests.browser.windows import MOBILE, WIDE
from tests.conftest import make_person, say
from tests.moderation.conftest import now, reported

FACTS = "It is about the person and not about what they said."


@pytest.fixture
def cases(motion, person):
    reporter = make_person("rania", trust=2)
    bodies = ("Your sort always says so.", "Buy kettles from my shop.", "It rains in Ankara.")
    return [reported(say(motion, person, body), reporter, note="See for yourself.") for body in bodies]


def head(page: Page, case) -> None:
    expect(page.locator("[data-case]")).to_have_text(f"Case {case.pk}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def reopened(page: Page, case) -> None:
    head(page, case)
    expect(page.locator(".case-head .badge").first).to_have_text("open")


def state_of(case) -> str:
    return now(case.post).state


def test_by_keyboard_alone_one_decides_and_takes_it_back(cases, moderator, open_as):
    first, second, _ = cases
    page = open_as(moderator, **WIDE)
    page.goto("/desk/")
    press(page, "j", "j", "k", "Enter")
    head(page, first)
    expect(page.locator("[data-case]")).to_be_focused()
    press(page, "r")
    expect(page.locator("[name=action][value=remove]")).to_be_checked()
    press(page, "Tab")
    page.keyboard.type("harass")
    expect(page.locator("#case-reason")).to_have_value("harassment")
    expect(page.locator("#case-rule")).to_have_text("Answer the argument, never the person or their people.")
    press(page, "Escape", "f")
    page.keyboard.type(FACTS)
    press(page, "Escape", ".")
    head(page, second)
    expect(page.locator(".note.done")).to_contain_text(f"Case {first.pk}: removed, harassment.")
    assert (state_of(first), Decision.objects.get().facts) == ("removed", FACTS)
    press(page, "z")
    reopened(page, first)
    assert state_of(first) == "visible"
    assert Statement.objects.get().withdrawn is not None


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cases, moderator, open_as):
    page = open_as(moderator, **WIDE)
    page.goto(cases[0].get_absolute_url())
    press(page, "h", "f")
    page.keyboard.type(FACTS)
    press(page, "Control+Enter")
    expect(page.locator(".note.wrong").first).to_be_focused()
    expect(page.locator("[name=action][value=hide]")).to_be_checked()
    expect(page.locator("#case-facts")).to_have_value(FACTS)
    assert not Decision.objects.exists()


def test_what_was_typed_is_there_again_after_the_tab_was_closed(cases, moderator, open_as):
    page = open_as(moderator, **WIDE)
    page.goto(cases[0].get_absolute_url())
    press(page, "f")
    page.keyboard.type(FACTS)
    expect(page.locator("form.decision .kept-note .at")).to_be_visible()
    page.goto("/rules/")
    page.goto(cases[0].get_absolute_url())
    expect(page.locator("#case-facts")).to_have_value(FACTS)


def test_letters_are_typed_and_not_obeyed_in_fields_and_can_be_switched_off(cases, moderator, open_as):
    page = open_as(moderator, **WIDE)
    page.goto(cases[0].get_absolute_url())
    press(page, "f", "r")
    expect(page.locator("#case-facts")).to_have_value("r")
    press(page, "Escape", "?")
    expect(page.locator("#desk-keys")).to_be_visible()
    page.get_by_label("Single letters are on").uncheck()
    page.get_by_role("button", name="Close").click()
    press(page, "r")
    expect(page.locator("[name=action]:checked")).to_have_count(0)


def test_several_are_decided_at_once_with_a_finger(cases, moderator, open_as):
    page = open_as(moderator, **MOBILE)
    page.goto("/desk/reported/")
    page.locator(".bulk summary").tap()
    for place in range(2):
        page.locator(".pile .pick").nth(place).tap()
    page.locator("#bulk-action").select_option("collapse")
    page.locator("#bulk-reason").select_option("off_topic")
    page.locator("#bulk-facts").fill(FACTS)
    page.get_by_role("button", name="Decide on those ticked").tap()
    expect(page.locator(".results li")).to_have_count(2)
    assert [state_of(case) for case in cases] == ["collapsed", "collapsed", "visible"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_the_desk(cases, moderator, open_as, scheme, width):
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "bypass_csp": True}
    page, post = open_as(moderator, **window), cases[0].post
    found = []
    for address in ("/desk/", cases[0].get_absolute_url(), "/desk/held/", f"/c/{post.pk}/moderate/"):
        page.goto(address)
        page.wait_for_load_state()
        found += [
            f"{address}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in Axe().run(page).response["violations"]
        ]
    page.goto(cases[0].get_absolute_url())
    page.locator("[name=action][value=redact]").check()
    page.locator("#case-reason").select_option("illegal")
    page.locator("#case-sanction").select_option("silence")
    page.locator(".bulk summary").click()
    found += [f"open: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in Axe().run(page).response["violations"]]
    assert not found, "\n".join(found)
