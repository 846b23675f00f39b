"""Selecting words, commenting on them, marking them and linking to them, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from debates.articles.quotes import selector
from debates.articles.services import NewBlock
from debates.motions.services import put
from debates.posts.models import Anchor, Post
from debates.posts.services import comment_on
from tests.articles.fragment_table import DIRECTIVES
from tests.browser.selecting import box_of, drag_over, select, settled, top_of
from tests.browser.test_accessibility import violations
from tests.conftest import block, make_article, words

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WIDE = {"viewport": {"width": 1440, "height": 900}}
LONG = "So it goes on, as an article will, and nobody has said a word of it yet. " * 8
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


def quote(motion, author, what, number=3, start=None) -> Post:
    said = words(quotation=what, quotation_start=start)
    return comment_on(author=author, motion=motion, version=block(motion, number), words=said).post


def write(page, body: str) -> None:
    form = page.locator(".composer")
    form.get_by_text("A remark", exact=True).click()
    form.locator("textarea").fill(body)
    form.get_by_role("button", name="Post your comment").click()


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
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
