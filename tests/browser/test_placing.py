"""Proposing a better place, deciding it, and what rests on paragraphs, in a real browser, with and without scripts."""

import pytest

from tests.conftest import argue, counter, say


@pytest.fixture
def answer(motion, person, other):
    return counter(argue(motion, person), other, relation="opposes")


def test_without_a_script_somebody_finds_an_argument_proposes_and_the_author_accepts(
    open_as, motion, person, other, answer
):
    to = argue(motion, person, "Coffee costs more.", "against")
    page = open_as(person, java_script_enabled=False)
    page.goto(f"/c/{answer.pk}/correct/")
    page.get_by_label("It belongs elsewhere").check()
    page.get_by_label("In answer to another argument").check()
    page.get_by_label("Which argument?").last.fill("costs")
    page.get_by_label("Why?").fill("It speaks of the price.")
    page.get_by_role("button", name="Find it").click()
    page.get_by_label("Coffee costs more.").check()
    page.get_by_label("It supports it").check()
    page.get_by_role("button", name="Propose it").click()
    address = page.url
    author = open_as(other, java_script_enabled=False)
    author.goto(address)
    author.get_by_role("button", name="Accept it").click()
    assert author.get_by_text("accepted already, by oleg").is_visible()
    answer.refresh_from_db()
    assert answer.parent == to


def test_the_form_shows_what_the_chosen_fault_needs_and_no_more(open_as, person, answer):
    page = open_as(person)
    page.goto(f"/c/{answer.pk}/correct/")
    target, relation = page.get_by_role("button", name="Find it"), page.get_by_label("It supports it")
    assert (target.is_visible(), relation.is_visible()) == (False, False)
    page.get_by_label("It does something else").check()
    assert (target.is_visible(), relation.is_visible()) == (False, True)
    page.get_by_label("Another argument says the same").check()
    assert (target.is_visible(), relation.is_visible()) == (True, False)
    page.get_by_label("It belongs elsewhere").check()
    page.get_by_label("On its own, for the motion").check()
    assert (target.is_visible(), relation.is_visible()) == (False, False)
    page.get_by_label("In answer to another argument").check()
    assert (target.is_visible(), relation.is_visible()) == (True, True)


@pytest.mark.parametrize("width", [1440, 390])
def test_beside_a_paragraph_stands_what_rests_on_it_and_nothing_is_wider_than_the_page(
    open_as, motion, person, answer, width
):
    argue(motion, person, "Coffee is late.", "against", disputes=(1,))
    for claim in ("It sings.", "It sings late."):
        argue(motion, person, claim, rests_on=(1,))
    say(motion, person)
    page = open_as(person, viewport={"width": width, "height": 900})
    page.goto(motion.get_absolute_url())
    link = page.get_by_role("link", name="2 arguments lean on paragraph 1")
    assert link.inner_text().split() == ["2", "lean"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="1 argument disputes paragraph 1").click()
    page.get_by_role("link", name="Coffee is late.").wait_for()
