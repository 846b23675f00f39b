"""Selecting words, commenting on them, marking them and linking to them, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from debates.articles.quotes import selector
from debates.articles.services import NewBlock
from debates.motions.services import put
from debates.posts.models import Anchor
from tests.browser.quoting import LONG, write
from tests.browser.selecting import box_of, drag_over, select
from tests.browser.windows import WIDE
from tests.conftest import block, make_article

AWKWARD = [
    ("emoji", "Two 👩‍👩‍👧‍👦 families 🇵🇰🇩🇪 and 🏳️‍🌈 one 👍🏽 thumb, then tea.", None),
    ("urdu", "چائے تیار ہے، اُسے پہلی پیالی مِلے گی اور گھر میں امن رہے گا۔", None),
    ("marks", "cafe\u0301 o\u0308u\u0308 n\u0303 a\u030a\u0301 Z\u0335a\u0353 tea", None),
    ("tags", "", 'Tea <em>is <a href="https://example.org/?a=1&amp;b=2">poured <b>first</b></a></em> for 😀 &amp; all'),
    ("breaks", "", "First line 😀<br> second <i>line</i><br>third line, and tea"),
    ("spaces", "", "one   two&nbsp;three \n four <em> five </em> six"),
    ("mark", "", "an <mark>author's own mark</mark> beside words"),
    ("entities", 'a < b && c > d "e" &amp; f', None),
]


def test_words_are_selected_commented_on_and_marked_for_somebody_else(motion, person, other, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    drag_over(page, 3, "whoever complained last")
    button = page.get_by_role("button", name="Comment on this")
    expect(button).to_be_visible()
    tools, chosen = page.locator("#quote-tools").bounding_box(), box_of(page, "#p3 > p", "whoever complained last")
    assert tools["y"] + tools["height"] <= chosen["top"]
    button.click()
    form = page.locator("#rail-p3 .composer")
    expect(form.locator("blockquote")).to_have_text("whoever complained last")
    expect(form.locator("textarea")).to_be_focused()
    expect(page.locator("#quote-tools")).to_be_hidden()
    write(page, "And who was that?")
    expect(page.locator("#rail-p3 .post blockquote")).to_have_text("whoever complained last")
    expect(page.locator("#p3 mark.quoted.mine")).to_have_text("whoever complained last")
    expect(form.locator("blockquote")).to_be_hidden()

    second = open_as(other, **WIDE)
    second.goto(motion.get_absolute_url())
    mark = second.locator("#p3 mark.quoted")
    expect(mark).to_have_text("whoever complained last")
    mark.click()
    expect(second.locator("#rail-p3 .post.of-words .said")).to_have_text("And who was that?")
    second.locator("#rail-p3 .post blockquote").hover()
    expect(mark).to_have_class(re.compile("pointed"))
    second.locator("#rail-p3 textarea").hover()
    expect(mark).not_to_have_class(re.compile("pointed"))
    second.locator("#rail-p3 .post blockquote a").focus()
    expect(mark).to_have_class(re.compile("pointed"))


def test_a_quotation_is_removed_and_other_words_take_its_place(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    form = page.locator("#rail-p1 .composer")
    drag_over(page, 1, "was put on")
    page.get_by_role("button", name="Comment on this").click()
    form.locator("textarea").fill("Typed before.")
    drag_over(page, 1, "put on at six")
    page.get_by_role("button", name="Comment on this").click()
    expect(form.locator("blockquote")).to_have_text("put on at six")
    expect(form.locator("textarea")).to_have_value("Typed before.")
    form.get_by_role("button", name="Remove the quotation").click()
    expect(form.locator("blockquote")).to_be_hidden()
    write(page, "About all of it.")
    expect(page.locator("#rail-p1 .post")).to_have_count(1)
    assert Anchor.objects.get().quotation == ""


@pytest.mark.parametrize(("text", "source"), [row[1:] for row in AWKWARD], ids=[row[0] for row in AWKWARD])
def test_browser_and_server_count_the_same_words_whatever_is_in_them(text, source, person, open_as):
    article = make_article(blocks=[NewBlock("paragraph", text or "x", html=source)])
    motion = put(sentence="This house counts", article=article, host=None)
    version = block(motion)
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    ask = """async ([url, ranges]) => {
        const { textOf, quoteOf, rangeOf, quoteIn, wordsOf } = await import(url);
        const words = wordsOf(document.querySelector("#p1"));
        const text = textOf(words);
        const points = Array.from(text);
        const unit = (n) => points.slice(0, n).join("").length;
        return [text, ranges.map(([start, end]) => {
            const quote = quoteOf(text, unit(start), unit(end));
            const range = quote && rangeOf(words, quote.start, quote.end);
            return [quote, range && quoteIn(words, range)];
        })];
    }"""
    size = len(version.text)
    ranges = [[start, end] for start in range(size) for end in range(start + 1, min(size, start + 12) + 1)]
    module = page.evaluate(
        "performance.getEntriesByType('resource').map((r) => r.name).find((n) => n.includes('quote_offsets'))"
    )
    shown, found = page.evaluate(ask, [module, ranges])
    assert shown == version.text
    for (start, end), (counted, again) in zip(ranges, found, strict=True):
        taken = selector(version.text, start, end)
        if taken is None:
            assert counted is None
        else:
            wanted = {name: getattr(taken, name) for name in ("exact", "start", "end", "before", "after")}
            assert counted == wanted
            assert again == wanted


@pytest.mark.parametrize("name", ["emoji", "urdu", "tags", "breaks"])
def test_awkward_words_are_posted_and_marked_where_they_were_selected(name, person, open_as):
    text, source = next(row[1:] for row in AWKWARD if row[0] == name)
    article = make_article(blocks=[NewBlock("paragraph", text or "x", html=source)])
    motion = put(sentence="This house selects", article=article, host=None)
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    select(page, 1, 6, 24)
    wanted = selector(block(motion).text, 6, 24)
    page.get_by_role("button", name="Comment on this").click()
    page.locator("#rail-p1 textarea").wait_for()
    write(page, "On these.")
    expect(page.locator("#rail-p1 .post")).to_have_count(1)
    anchor = Anchor.objects.get()
    assert (anchor.quotation, anchor.start, anchor.end) == (wanted.exact, wanted.start, wanted.end)
    marked = "".join(page.locator("#p1 mark.quoted").all_text_contents())
    page.reload()
    assert "".join(page.locator("#p1 mark.quoted").all_text_contents()) == marked == wanted.exact.replace("\n", "")
    select(page, 1, 6, 24)  # the same again, over the marks
    page.get_by_role("button", name="Comment on this").click()
    page.locator("#rail-p1 textarea").wait_for()
    assert page.locator("[name=quotation_start]").input_value() == str(wanted.start)


def test_a_selection_over_two_paragraphs_counts_for_the_first_and_says_so(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.evaluate("getSelection().setBaseAndExtent(document.querySelector('#p3 > p').firstChild, 62, "
                  "document.querySelector('#p4 > blockquote').firstChild, 9)")  # fmt: skip
    expect(page.locator("#quote-tools")).to_contain_text("Only the words of the first paragraph.")
    page.get_by_role("button", name="Comment on this").click()
    expect(page.locator("#rail-p3 .composer blockquote")).to_have_text("has peace by seven.")


def test_more_than_can_be_quoted_is_said_and_the_link_still_given(person, open_as):
    motion = put(sentence="This is long", article=make_article(blocks=[NewBlock("paragraph", LONG * 2)]), host=None)
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    select(page, 1, 0, 700)
    expect(page.locator("#quote-tools")).to_contain_text("at most 600 characters")
    expect(page.get_by_role("button", name="Comment on this")).to_be_disabled()
    expect(page.get_by_role("button", name="Copy link to these words")).to_be_enabled()
    page.keyboard.press("Escape")
    expect(page.locator("#quote-tools")).to_be_hidden()


def test_on_the_page_of_a_paragraph_the_words_go_into_its_form(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(f"{motion.get_absolute_url()}p/3/")
    select(page, 3, 4, 19)
    page.get_by_role("button", name="Comment on this").click()
    expect(page.locator(".composer blockquote")).to_have_text("is poured first")
    expect(page.locator(".composer textarea")).to_be_focused()
    write(page, "First?")
    expect(page.locator(".post blockquote")).to_have_text("is poured first")
    expect(page.locator(".exhibit mark.quoted")).to_have_text("is poured first")
    page.reload()
    page.locator(".exhibit mark.quoted").click()
    expect(page.locator(".post.of-words")).to_have_count(1)


def test_a_refused_quotation_is_told_in_the_rail_and_can_be_corrected(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p3").click()
    page.get_by_text("Quote words of the paragraph").click()
    page.get_by_label("Words that your comment is about").fill("coffee")
    write(page, "Kept.")
    expect(page.locator("#rail-p3 [role=alert]").first).to_contain_text("do not stand in this paragraph")
    expect(page.locator("#rail-p3 textarea")).to_have_value("Kept.")
    expect(page.locator("#rail-p3 .composer")).to_contain_text("coffee")
