"""Putting a proposal right never loses a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.imports import editing
from debates.imports.editing import EditRefused, Part, seen
from debates.imports.inline import joined_html, split_html, text_of
from debates.imports.segment import segment

RAW = """The Bell
By Ines Harbour

It rang once a year. Nobody knew why.

The Keeper

Then came the keeper.

Share
"""
PARTS = editing.parts_of(segment(RAW))


def letters(parts: editing.Parts) -> list[str]:
    return sorted("".join(seen(part.text) for part in parts))


def index_of(text: str) -> int:
    return next(i for i, part in enumerate(PARTS) if part.text == text)


def test_the_parts_of_a_text_stand_in_its_order_and_are_all_of_it():
    assert "".join(seen(part.text) for part in PARTS) == seen(RAW)
    assert editing.blocks(PARTS)[0][1].text == "It rang once a year. Nobody knew why."
    assert "Share" in [part.text for _i, part in editing.asides(PARTS)]


def test_joining_puts_a_block_behind_the_one_before_and_keeps_that_ones_kind():
    parts = editing.join(PARTS, index_of("Then came the keeper."))
    assert [(part.kind, part.text) for _i, part in editing.blocks(parts)][-1] == (
        "heading",
        "The Keeper Then came the keeper.",
    )


def test_what_is_aside_between_two_that_are_joined_stays_aside():
    parts = (Part("block", "One."), Part("aside", "Advertisement", why="furniture"), Part("block", "Two."))
    joined = editing.join(parts, 2)
    assert [(part.place, part.text) for part in joined] == [("block", "One. Two."), ("aside", "Advertisement")]


def test_the_first_block_has_nothing_to_be_joined_to():
    with pytest.raises(EditRefused):
        editing.join(PARTS, editing.blocks(PARTS)[0][0])


def test_splitting_cuts_where_a_person_says():
    at = index_of("It rang once a year. Nobody knew why.")
    parts = editing.split(PARTS, at, ["It rang once a year.", " Nobody knew why."])
    assert [part.text for part in parts[at : at + 2]] == ["It rang once a year.", "Nobody knew why."]


@pytest.mark.parametrize(
    "pieces", [["It rang once a year.", "Nobody knew."], ["It rang once a year. Nobody knew why."], []]
)
def test_a_split_that_changes_the_words_or_cuts_nothing_is_refused(pieces):
    with pytest.raises(EditRefused):
        editing.split(PARTS, index_of("It rang once a year. Nobody knew why."), pieces)


def test_a_block_becomes_a_heading_with_a_level_and_a_paragraph_without():
    at = index_of("Then came the keeper.")
    parts = editing.classify(PARTS, at, "heading", 3)
    assert (parts[at].kind, parts[at].level, parts[at].confidence) == ("heading", 3, 1.0)
    assert editing.classify(parts, at, "paragraph")[at].level is None


@pytest.mark.parametrize(("kind", "level"), [("song", None), ("heading", None), ("heading", 7), ("paragraph", 2)])
def test_a_kind_that_is_none_is_refused(kind, level):
    with pytest.raises(EditRefused):
        editing.classify(PARTS, index_of("Then came the keeper."), kind, level)


def test_what_is_set_aside_can_be_taken_back_to_where_it_stood():
    at = index_of("Then came the keeper.")
    parts = editing.set_aside(PARTS, at)
    assert (at, parts[at]) in editing.asides(parts)
    assert editing.take_back(parts, at) == editing.take_back(
        editing.set_aside(parts[:at] + PARTS[at : at + 1] + parts[at + 1 :], at), at
    )
    assert [part.text for _i, part in editing.blocks(editing.take_back(parts, at))] == [
        p.text for _i, p in editing.blocks(PARTS)
    ]


def test_what_was_taken_for_the_author_can_become_text_again():
    parts = editing.take_back(PARTS, index_of("Ines Harbour"))
    assert parts[index_of("Ines Harbour")].place == "block"


def test_what_is_not_there_or_not_in_its_place_is_refused():
    aside = index_of("Share")
    block = index_of("Then came the keeper.")
    for act in (
        lambda: editing.join(PARTS, 99),
        lambda: editing.set_aside(PARTS, -1),
        lambda: editing.set_aside(PARTS, aside),
        lambda: editing.take_back(PARTS, block),
        lambda: editing.classify(PARTS, aside, "quote"),
    ):
        with pytest.raises(EditRefused):
            act()


def test_a_draft_keeps_its_parts():
    assert editing.from_json(editing.to_json(PARTS)) == PARTS


@given(
    st.lists(st.tuples(st.sampled_from(["join", "aside", "back", "split", "kind"]), st.integers(0, 12)), max_size=25)
)
def test_whatever_is_done_in_whatever_order_no_letter_is_lost(acts):
    parts = PARTS
    for name, at in acts:
        try:
            parts = apply(parts, name, at)
        except EditRefused:
            continue
        assert letters(parts) == letters(PARTS)


def apply(parts: editing.Parts, name: str, at: int) -> editing.Parts:
    if name == "split":
        text = parts[at].text if at < len(parts) else ""
        return editing.split(parts, at, [text[: len(text) // 2], text[len(text) // 2 :]])
    if name == "kind":
        return editing.classify(parts, at, "quote")
    return {"join": editing.join, "aside": editing.set_aside, "back": editing.take_back}[name](parts, at)


class TestTheHtmlOfABlock:
    SOURCE = 'One <em>two <a href="https://example.org/?a=1&amp;b=2">three four</a></em><br>five &lt; six'

    def test_is_cut_with_its_tags_closed_and_opened_again(self):
        assert split_html(self.SOURCE, ["One two three", "four", "five < six"]) == [
            'One <em>two <a href="https://example.org/?a=1&amp;b=2">three </a></em>',
            '<em><a href="https://example.org/?a=1&amp;b=2">four</a></em><br>',
            "five &lt; six",
        ]

    def test_keeps_its_words_wherever_it_is_cut(self):
        words = text_of(self.SOURCE)
        for at in range(1, len(words)):
            pieces = [words[:at], words[at:]]
            if all(piece.strip() for piece in pieces):
                cut = split_html(self.SOURCE, pieces)
                assert [seen(text_of(part)) for part in cut] == [seen(piece) for piece in pieces]

    def test_is_joined_with_a_space_and_plain_text_is_escaped_first(self):
        assert joined_html("a", None, "b", None) is None
        assert joined_html("a < b", None, "c", "<em>c</em>") == "a &lt; b <em>c</em>"
        assert joined_html("c", "<em>c</em>", "a & b", None) == "<em>c</em> a &amp; b"

    def test_goes_with_its_block_when_that_is_split(self):
        parts = (Part("block", "One two", html="<em>One two</em>"),)
        assert [part.html for part in editing.split(parts, 0, ["One", "two"])] == ["<em>One </em>", "<em>two</em>"]

    def test_a_stray_end_tag_breaks_nothing(self):
        assert split_html("a</em> b", ["a", "b"]) == ["a", "b"]
