"""Quoted words are found where they were taken from, whole, whatever the text."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from debates.articles.quotes import CONTEXT, find, selector, whole

FAMILY, FLAG, ACCENT = "👩‍👩‍👧‍👦", "🇵🇰", "e\u0301"
LETTERS = st.sampled_from(["a", " ", "\n", FAMILY, FLAG, ACCENT, "چ", "\u0650", "’"]) | st.characters(
    exclude_categories=["Cs"]
)
texts = st.lists(LETTERS, max_size=40).map("".join)


@given(texts, st.data())
def test_a_range_that_was_taken_is_found_again(text, data):
    start = data.draw(st.integers(0, len(text)))
    taken = selector(text, start, data.draw(st.integers(start, len(text))))
    if taken is not None:
        assert taken.exact == text[taken.start : taken.end]
        assert taken.before == text[: taken.start][-CONTEXT:]
        assert taken.after == text[taken.end :][:CONTEXT]
        assert find(text, taken.exact, taken.start) == taken


@given(texts, st.data())
def test_no_character_that_people_see_as_one_is_cut(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edges = {0, *(cluster.end() for cluster in regex.finditer(r"\X", text))}
    if start < end:
        first, last = whole(text, start, end)
        assert {first, last} <= edges
        assert first <= start
        assert last >= end
        assert len(regex.findall(r"\X", text[first:start])) <= 1


@given(texts, st.text(max_size=20), st.none() | st.integers(0, 40))
def test_whatever_is_looked_for_is_found_as_it_stands_or_not_at_all(text, words, near):
    found = find(text, words, near)
    assert found is None or (found.exact == text[found.start : found.end] != "")
    if words.strip() and words.strip() in text:
        assert found is not None


def test_the_second_time_the_words_stand_there_is_the_second():
    text = "tea and more tea, then tea"
    assert [find(text, "tea", near).start for near in (None, 0, 3, 6, 9, 12, 13, 15, 20, 23, 400)] == [
        0, 0, 0, 0, 13, 13, 13, 13, 23, 23, 23,
    ]  # fmt: skip
    assert find("aaaa", "aa", 1).start == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("“it” isn’t", '"It" isn\'t'),
        ("a  new\nline", "a new line"),
        ("THE - end", "the – end"),
        ("  the", "the"),
        ("cafe\u0301", "café"),
        ("straße", "Strasse"),
        ("soft hyphen", "soft hy\xadphen"),
    ],
)
def test_words_are_found_though_typed_with_other_spaces_marks_and_case(typed, found):
    text = 'So: "It" isn\'t a new line, the – end of the café in the Strasse with a soft hy\xadphen.'
    assert find(text, typed).exact == found


def test_tolerantly_too_the_nearest_is_meant():
    text = "Tea, then TEA, then Tea"
    assert [find(text, "tea", near).start for near in (None, 0, 9, 22, 90)] == [0, 0, 10, 20, 20]


@pytest.mark.parametrize("words", ["", "   ", "milk", "\xad", "teapot"])
def test_what_does_not_stand_there_is_not_found(words):
    assert find("Only tea here.", words) is None


def test_spaces_alone_are_no_quotation():
    assert selector("a   b", 1, 4) is None


def test_an_emoji_is_taken_whole_from_any_of_its_parts():
    text = f"a {FAMILY} b {FLAG} c {ACCENT}"
    assert selector(text, 4, 5).exact == FAMILY
    assert selector(text, text.index(FLAG) + 1, text.index(FLAG) + 2).exact == FLAG
    assert selector(text, len(text) - 1, len(text)).exact == ACCENT
    assert whole("", 0, 0) == (0, 0)
