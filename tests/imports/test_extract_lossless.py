"""No word of any page or text is lost, doubled or altered, and nothing crashes or stalls."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.imports.extract.html import extract_html, visible_text, why_not
from debates.imports.extract.markdown import segment_markdown

from .test_segment_lossless import assert_lossless

TAGS = (
    "p", "div", "span", "a href='/x'", "b", "i", "ul", "li", "ol", "h1", "h2", "h3 class='headline'", "blockquote",
    "pre", "table", "tr", "td", "th", "nav", "aside", "footer", "header", "form", "button", "section", "article",
    "figure", "figcaption", "div class='comments'", "div class='byline'", "p hidden", "span class='mw-editsection'",
    "time", "div class='share'", "script", "noscript", "title", "br", "hr", "option", "select", "svg", "details", "dl",
    "dt",
)  # fmt: skip
WORDS = (
    "Harbour", "By Ada Marsh", "3 March 2020", "¶", "&amp;", "&shy;", "&#0;", "Advertisement", "Share", "ہے۔", " ",
    "\n", "x" * 90 + ".", "A sentence of some length that ends here, as sentences do.", "\ud800", "\x00", "<", "]]>",
    "&bogus;",
)  # fmt: skip
MARKS = (
    "# Title\n", "## H ##\n", "By Ada Marsh\n", "1 May 2024\n", "> q\n", "- a\n", "  1. b\n", "```\n", "    c\n",
    "---\n", "title: x\n", "lang: en\n", "===\n", "\n", "\r\n", "\r", "\t", "|a|b|\n|-|-|\n", "[x]: http://a.b\n",
    "<!-- c -->\n", "<b>", "*w*", "![p](q)", "\x00", "\ud800", "\ufeff", "\u2028", "* * *\n", "#\n", "-\n", ">\n",
    "\x0b",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag.split()[0]}>"),
    st.sampled_from(WORDS),
    st.text(max_size=8),
)
PAGES = st.lists(PIECES, max_size=60).map("".join)
MARKDOWN = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=6)), max_size=40).map("".join)


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_the_visible_words_are_those_of_blocks_meta_and_dropped(raw):
    proposal = extract_html(raw)
    parts = [*proposal.blocks, *proposal.meta, *(part for part in proposal.dropped if part.why != "picture")]
    assert Counter(" ".join(part.text for part in parts).split()) == Counter(visible_text(raw).split())
    assert why_not(raw) in {None, "empty", "script", "login"}


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_the_spans_of_markdown_and_white_space_are_the_input(raw):
    assert_lossless(raw, segment_markdown(raw))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_read_as_a_page(raw):
    assert extract_html(raw).as_json()


# Seconds of the processor, coverage and all: beyond it something is not linear. How fast it is says the benchmark.
HANGING = 60
SENTENCE = "The harbour was quiet and the boats lay in two rows along the northern wall. "
HARD = {
    "a hundred thousand boxes in one another": "<div>x" * 100_000,
    "emphasis in emphasis": "<b>x" * 100_000,
    "paragraphs of a letter": "<p>a" * 150_000,
    "lists in lists": "<ul><li>a" * 40_000,
    "broken tags": "<" * 500_000,
    "attributes": "<p " + "a=b " * 100_000 + ">x",
    "class names": "".join(f"<div class='c{number}'>{number}</div>" for number in range(20_000)),
    "a long title": f"<title>{'a | ' * 50_000}</title><h1>{'a ' * 50_000}</h1><p>x",
    "deep JSON": f'<script type="application/ld+json">{"[" * 100_000}</script><p>x',
    "entities": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;&lt;' + "&amp;" * 100_000,
    "five megabytes": f"<p>{SENTENCE * 3}</p>" * 20_000,
}


@pytest.mark.parametrize("raw", HARD.values(), ids=HARD.keys())
def test_a_page_made_to_hurt_is_read_in_bounded_time_without_loss(raw):
    began = time.process_time()
    proposal = extract_html(raw)
    assert time.process_time() - began < HANGING
    parts = [*proposal.blocks, *proposal.meta, *proposal.dropped]
    assert Counter(" ".join(part.text for part in parts).split()) == Counter(visible_text(raw).split())


@pytest.mark.parametrize(
    "raw", ["[" * 200_000, "*a **a " * 20_000, "> " * 100_000, "- " * 100_000, "`a" * 50_000, "![" * 50_000]
)
def test_markdown_made_to_hurt_is_read_in_bounded_time(raw):
    began = time.process_time()
    assert_lossless(raw, segment_markdown(raw))
    assert time.process_time() - began < HANGING
