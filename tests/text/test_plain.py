"""Glimpses: the words of Markdown, on one line, cut."""

import pytest

from forum.text.markdown import plain


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", ""),
        ("# A *title*\n\nand **more** `code`", "A title and more code"),
        ("one\ntwo  \nthree", "one two three"),
        ("> quoted\n\n- a\n- b", "quoted a b"),
        ("[a link](https://a.example) ![a cat](https://b.example)", "a link a cat"),
        ("```\nx = 1\n```\n\n    y = 2", "x = 1 y = 2"),
        ("a|b\n-|-\n1|2", "a b 1 2"),
        ("<script>alert(1)</script> &lt;b&gt;", "<script>alert(1)</script> <b>"),
        ("a \u202eb &#x202E;c \u2067d", "a b c d"),
    ],
)
def test_the_words_are_kept_without_the_markup(source: str, words: str) -> None:
    assert plain(source, 200) == words


def test_a_text_of_just_the_limit_is_not_cut() -> None:
    assert plain("one two", 7) == "one two"


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (12, "one two…"),
        (8, "one two…"),
        (7, "one…"),
        (5, "one…"),
        (4, "one…"),
        (3, "on…"),
        (1, "…"),
        (0, ""),
        (-1, ""),
    ],
)
def test_a_longer_text_is_cut_after_a_word(limit: int, words: str) -> None:
    assert plain("one two threescore", limit) == words


def test_a_long_word_is_cut_within() -> None:
    assert plain("a " + "b" * 100, 20) == "a " + "b" * 17 + "…"


def test_a_letter_keeps_its_marks_or_goes() -> None:
    assert plain("abcdx\u0332\u0333 y", 6) == "abcd…"


def test_a_direction_that_the_cut_leaves_open_goes() -> None:
    assert plain("ab \u2067cd efghijkl\u2069 mn", 9) == "ab cd…"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert plain("a\n\n" + "[x]: https://a.example\n" * 800, 1_000) == "a…"
    assert plain("a\n\n" + " " * 10_000 + "b", 1_000) == "a…"
    assert len(plain("word " * 1_000_000, 100)) <= 100
