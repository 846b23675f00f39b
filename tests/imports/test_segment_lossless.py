"""Nothing of a text is lost, doubled or altered by its reading, whatever the text is."""

from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.imports.segment import Proposal, segment

PIECES = (
    "Title By Jane Doe", "By JANE DOE | The Herald", "March 22, 2010, Axis of Logic - ",
    "LONDON (Reuters) - ", "KARACHI: ",
    "14 October 2026", "Comments", "Read more: that", "Advertisement", "> said", "- item", "1. First",
    "***", "## Marked", "\ufeff",
    "\u200b", "\u2060", "\r", "\r\n", "\n\n", "\u2028", "\x1c", "\x00", "\x85", "e\u0301", "\u202eabc",
    "یہ ایک جملہ ہے۔ ", "هل؟ ", "中文。",
    "The Road Ahead The sun rose. ", "“Quoted text.” ", "A short sentence ends. ", "of the and to is ",
    "\ud800", "U.S. ", "3.5 ", "[" * 30,
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=60).map("".join),
    st.lists(st.sampled_from(PIECES), min_size=50, max_size=150).map(" ".join),
)


def parts(proposal: Proposal) -> list:
    return sorted([*proposal.blocks, *proposal.meta, *proposal.dropped], key=lambda part: part.start)


def assert_lossless(raw: str, proposal: Proposal) -> None:
    position = 0
    for part in parts(proposal):
        assert position <= part.start < part.end <= len(raw)
        assert part.text == raw[part.start : part.end]
        assert not raw[position : part.start].strip()
        position = part.end
    assert not raw[position:].strip()


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_and_the_white_space_between_them_are_the_input(raw):
    assert_lossless(raw, segment(raw))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_is_read_the_same_way_twice(raw):
    assert segment(raw) == segment(raw)


@pytest.mark.parametrize("raw", ["", " ", "\ufeff", "\x00", "\ud800", "\r\r\n", "By ", "Comments", "***", "۔", "a"])
def test_a_text_of_almost_nothing_is_read_without_an_error(raw):
    assert_lossless(raw, segment(raw))


def test_invisible_signs_are_listed_rather_than_lost():
    proposal = segment("\ufeffHello there.\u200b\n")
    assert [(part.text, part.why) for part in proposal.dropped] == [
        ("\ufeff", "invisible characters"),
        ("\u200b", "invisible characters"),
    ]
    assert [block.text for block in proposal.blocks] == ["Hello there."]


def test_the_json_has_the_keys_of_the_contract_and_plain_lists():
    value = segment("Title\nBy Jane Doe\n\nThe first paragraph of it is here.\n\nComments").as_json()
    assert set(value) == {
        "title", "author", "publication", "published_on", "standfirst", "language", "blocks", "meta",
        "dropped",
    }  # fmt: skip
    assert set(value["blocks"][0]) == {"kind", "level", "text", "start", "end", "confidence"}
    assert set(value["meta"][0]) == {"what", "text", "start", "end"}
    assert set(value["dropped"][0]) == {"text", "start", "end", "why"}


def test_the_json_says_the_same_as_the_proposal():
    proposal = segment("Title\nBy Jane Doe\n\nThe first paragraph of it is here.\n\nComments")
    told = [{name: value for name, value in asdict(block).items() if name != "html"} for block in proposal.blocks]
    assert proposal.as_json()["blocks"] == told


@given(st.text(alphabet="aA \n>-*.#=_:1\u200b\ufeff", max_size=200))
@settings(max_examples=600)
def test_no_block_is_empty_whatever_is_made_of_marks_and_white_space(raw):
    assert all(block.text.strip() for block in segment(raw).blocks)
