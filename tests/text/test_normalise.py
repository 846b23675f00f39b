"""One form for every way of typing the same words."""

import time

import pytest

from forum.text.normalise import clean, fold, has_words, paired, single_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ufdd0b\ufffec\U0001ffffd\ufeff", "abcd"),
        ("e\u0301", "\u00e9"),
        ("\ta\tb", "\ta\tb"),
        ("a \nb  \nc     \nd\t\ne", "a\nb  \nc  \nd\ne"),
        ("\n \n    code\n\n", "    code"),
        ("a\n\n\n\nb", "a\n\n\n\nb"),
        ("a\n\n\n\n\n\n\n\nb", "a\n\n\n\nb"),
        ("a\n \t\n\n  \n\n\nb", "a\n\n\n\nb"),
        ("می\u200cخواهم 👩\u200d👧 \u200fa", "می\u200cخواهم 👩\u200d👧 \u200fa"),
        (" \n ", ""),
    ],
)
def test_what_is_typed_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert clean(typed) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u2067a\u2069 b", "\u2067a\u2069 b"),
        ("\u202ba\u202c b", "\u202ba\u202c b"),
        ("\u2067a b", "a b"),
        ("a\u2069 b\u202c", "a b"),
        ("\u202ea\u202c b", "a b"),
        ("\u202da\u202c\u202bb\u202c", "a\u202bb\u202c"),
        ("\u2067a\nb\u2069", "a\nb"),
        ("\u2066\u202ba\u2069b\u202c", "\u2066a\u2069b"),
        ("\u202b\u2066a\u202cb\u2069\u202c", "\u202b\u2066ab\u2069\u202c"),
        ("\u202ba\u2069b\u202c", "ab"),
    ],
)
def test_directions_stay_where_they_are_closed(typed: str, kept: str) -> None:
    assert paired(typed) == kept
    assert clean(typed) == kept


def test_a_letter_may_wear_30_marks_and_no_more() -> None:
    assert len(clean("x" + "\u0316\u0300" * 200 + "y")) == 32


def test_marks_that_only_composing_brings_out_are_counted_too() -> None:
    kept = clean("\u0958" + "\u0316" * 30 + "\u0344" * 30)
    assert clean(kept) == kept


def test_text_without_directions_after_composing_is_composed() -> None:
    assert clean("e\u202e\u0301") == "\u00e9"


def test_a_hundred_thousand_marks_take_no_time_to_order() -> None:
    started = time.process_time()
    clean("x" + "\u0316\u0300" * 50_000)
    fold("x" + "\u0316\u0300" * 50_000)
    assert time.process_time() - started < 20  # quadratic, it would take minutes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("STRASSE", "straße"),
        ("ﬁne", "FINE"),
        (" a\t\n b ", "a b"),
        ("Ⅷ", "viii"),
        ("e\u0301", "\u00c9"),
        ("a\u00a0b", "A  B"),
    ],
)
def test_folding_makes_the_same_words_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_keeps_different_words_apart() -> None:
    assert fold("resume") != fold("résumé")


def test_a_single_line_has_single_spaces() -> None:
    assert single_line(" a\r\n\r\n b\tc\u00a0d\x00 \u202e") == "a b c d"


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200d", "\u3164", "\u2800 \uffa0", "\ufe0f\u034f"])
def test_what_cannot_be_seen_is_no_words(text):
    assert not has_words(text)


@pytest.mark.parametrize("text", ["a", "\u200bک", "?", "1", "\U0001f600", "हि"])
def test_what_can_be_seen_is_words(text):
    assert has_words(text)
