"""Taking passages out of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.text.redaction import MARK, reaches_into_mark, without

_LETTERS = st.text("abc", max_size=12)


@pytest.mark.parametrize(
    ("text", "passages", "left"),
    [
        ("Ada lives at 7 Elm Street.", ["7 Elm Street"], "Ada lives at […]."),
        ("Ada, and Ada again.", ["Ada"], "[…], and […] again."),
        ("abcd", ["abc", "bcd"], "[…]"),
        ("aaa b", ["aa"], "[…] b"),
        ("one two", ["one ", "two"], "[…]"),
        ("nothing", ["some"], "nothing"),
        ("nothing", [], "nothing"),
    ],
)
def test_every_place_is_replaced_and_what_overlaps_is_one(text, passages, left):
    assert without(text, passages) == left


@given(_LETTERS, st.lists(st.text("abc", min_size=1, max_size=3), max_size=4))
def test_no_passage_is_left(text, passages):
    left = without(text, passages)
    assert not any(passage in part for passage in passages for part in left.split(MARK))


def test_what_was_taken_out_before_is_known():
    text = "Ada lives at […], says Ben."
    assert reaches_into_mark(text, ["at [", "Ben"])
    assert reaches_into_mark(text, ["…"])
    assert not reaches_into_mark(text, ["Ben", "at "])
    assert not reaches_into_mark("a […", ["a"])
