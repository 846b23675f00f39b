"""Marks, links to words and other ways of quoting, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from debates.articles.services import NewBlock
from debates.motions.services import put
from debates.posts.models import Post
from tests.articles.fragment_table import DIRECTIVES
from tests.browser.quoting import LONG, quote, write
from tests.browser.selecting import select, settled, top_of
from tests.browser.test_accessibility import violations
from tests.browser.windows import MOBILE, WIDE
from tests.conftest import block, make_article


def test_the_marks_are_all_or_mine_or_none_without_a_reload_and_are_remembered(motion, person, other, open_as):
    quote(motion, person, "peace by seven")
    quote(motion, other, "Tea")
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    colours = """() => [...document.querySelectorAll('#p3 mark.quoted')].map(
        (mark) => getComputedStyle(mark).boxShadow !== 'none')"""
    assert page.evaluate(colours) == [True, True]
    none, all_of_them, own = [False, False], [True, True], [False, True]
    for choice, seen in (("Mine", own), ("None", none), ("All", all_of_them), ("Mine", own)):
        with page.expect_response("**/marks/") as answer:
            page.get_by_role("button", name=choice, exact=True).click()
        assert answer.value.status == 204
        assert page.evaluate(colours) == seen
        page.reload()
        assert page.evaluate(colours) == seen
        expect(page.get_by_role("button", name=choice, exact=True)).to_have_attribute("aria-pressed", "true")
    page.locator("#p3 mark.quoted").first.click()
    expect(page.locator("#rail-p3 .talk")).to_have_count(0)


def test_a_mark_opens_the_page_of_the_conversation_on_which_its_comment_is(motion, person, open_as):
    from tests.crowd import flood

    flood(motion, 45, answers_each=0)
    number = block(motion, Post.objects.first().block.public_no).block.public_no
    quote(motion, person, block(motion, number).text.split()[0], number)
    page = open_as(None, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator(f"#p{number} mark.quoted").click()
    expect(page.locator(f"#rail-p{number} .post.of-words")).to_have_count(1)


@pytest.mark.parametrize("at", range(len(DIRECTIVES)))
def test_the_browser_names_words_as_the_server_does(motion, open_as, at):
    page = open_as(None, **WIDE)
    page.goto(motion.get_absolute_url())
    exact, before, after, said = DIRECTIVES[at]
    ask = """async (quote) => {
        const name = performance.getEntriesByType('resource').map((r) => r.name).find((n) => n.includes('quote_link'));
        return (await import(name)).directive(quote);
    }"""
    assert page.evaluate(ask, {"exact": exact, "before": before, "after": after}) == said


@pytest.mark.parametrize("start", [250, 2000], ids=["once", "the second time"])
def test_a_copied_link_leads_to_the_words_in_a_fresh_page(person, open_as, start):
    text = f"The first of {LONG * 3} An end, at last: tea-time, & more. {LONG} " + "An end, at last: tea-time, & more."
    article = make_article(blocks=[NewBlock("paragraph", LONG * 2), NewBlock("paragraph", text)])
    motion = put(sentence="This house links", article=article, host=None)
    what = "An end, at last: tea-time"
    place = text.index(what) if start == 250 else text.rindex(what)
    page = open_as(person, **WIDE, permissions=["clipboard-read", "clipboard-write"])
    page.goto(motion.get_absolute_url())
    select(page, 2, place, place + len(what))
    page.get_by_role("button", name="Copy link to these words").click()
    expect(page.locator("#quote-live")).to_have_text("Copied")
    address = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"http://[^/]+{motion.get_absolute_url()}#p2:~:text=[^ ,]+-,An%20end%2C%20at%20last%3A%20tea%2Dtime,-%2C%20%26%20more.*", address)  # fmt: skip  # noqa: E501
    fresh = open_as(None, **WIDE)
    fresh.goto(address)
    seen = settled(fresh, lambda: top_of(fresh, 2, place))
    assert 0 < seen < 900


def test_without_a_clipboard_the_address_stands_in_a_field(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(motion.get_absolute_url())
    select(page, 3, 0, 3)
    page.get_by_role("button", name="Copy link to these words").click()
    expect(page.get_by_label("The address of these words")).to_have_value(re.compile(r"#p3:~:text=Tea,-is%20poured"))
    expect(page.locator("#quote-live")).to_have_text("Copy the address from the field.")


def test_without_javascript_the_words_are_typed_and_marked_for_all(motion, person, open_as):
    page = open_as(person, java_script_enabled=False)
    page.goto(f"{motion.get_absolute_url()}p/3/")
    page.get_by_text("Quote words of the paragraph").click()
    page.get_by_label("Words that your comment is about").fill("Whoever  complained LAST")
    write(page, "That was me.")
    expect(page.locator(".post blockquote")).to_have_text("whoever complained last")
    page.goto(motion.get_absolute_url())
    expect(page.locator("#p3 mark.quoted")).to_have_text("whoever complained last")
    page.get_by_role("button", name="None", exact=True).click()
    expect(page.locator(".text")).to_have_attribute("data-marks", "none")
    expect(page.get_by_role("button", name="Keys")).to_be_hidden()
    page.goto(f"{motion.get_absolute_url()}p/3/")
    page.get_by_text("Quote words of the paragraph").click()
    page.get_by_label("Words that your comment is about").fill("coffee")
    write(page, "Kept.")
    expect(page.get_by_role("alert")).to_contain_text("do not stand in this paragraph")
    expect(page.locator(".composer textarea")).to_have_value("Kept.")
    expect(page.get_by_label("Words that your comment is about")).to_have_value("coffee")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, MOBILE], ids=["wide", "phone"])
def test_axe_finds_nothing_in_any_state(motion, person, other, open_as, size, scheme):
    for who in (person, other):
        quote(motion, who, "peace by seven")
    quote(motion, person, "the house has peace")
    page = open_as(person, **size, color_scheme=scheme, bypass_csp=True)
    page.goto(motion.get_absolute_url())
    found = violations(page)
    select(page, 3, 4, 19)
    expect(page.locator("#quote-tools")).to_be_visible()
    found += violations(page)
    page.get_by_role("button", name="Comment on this").click()
    expect(page.locator("#rail-p3 textarea")).to_be_focused()
    found += violations(page)
    page.goto(f"{motion.get_absolute_url()}p/3/")
    found += violations(page)
    page.goto(motion.get_absolute_url())
    page.evaluate("document.getElementById('keys').showModal()")
    found += violations(page)
    assert not found, "\n".join(found)
