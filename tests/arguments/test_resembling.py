"""Which claims resemble one another: read off pairs, and what holds of any two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.arguments.resembling import MOST_ASKED, MOST_WORDS, RESEMBLES, asked, most_alike, score, words_of

from .pairs import OTHER, SAME

CLAIM = st.text(max_size=160)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_claims_that_say_the_same_in_other_words_resemble_one_another(one, other):
    assert score(one, other) >= RESEMBLES


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_claims_that_share_words_alone_do_not(one, other):
    assert score(one, other) < RESEMBLES


def test_between_the_two_there_is_room_for_the_threshold():
    assert min(score(*pair) for pair in SAME) > RESEMBLES > max(score(*pair) for pair in OTHER)


@given(CLAIM, CLAIM)
def test_a_score_is_from_0_to_100_and_the_same_both_ways(one, other):
    assert 0 <= score(one, other) <= 100
    assert score(one, other) == score(other, one)


@given(CLAIM)
def test_a_claim_resembles_itself_wholly_if_it_has_words(claim):
    assert score(claim, claim) == (pytest.approx(100) if words_of(claim) else 0)


@given(
    st.lists(st.sampled_from(["oil", "gas", "price", "bank", "town", "water", "law", "court"]), min_size=1, unique=True)
)
def test_case_order_and_punctuation_of_words_do_not_matter(words):
    assert score(" ".join(words), ", ".join(reversed(words)).upper() + ".") == pytest.approx(100)


def test_nothing_resembles_a_claim_without_words():
    assert score("", "Coffee wakes the house.") == score("…", "…") == 0


def test_the_longest_words_are_searched_for():
    assert asked("The refinery of the port is old") == ["refinery", "port", "the", "old", "of", "is"]
    assert len(asked(" ".join(f"word{n}" for n in range(50)))) == MOST_ASKED
    assert len(words_of(" ".join(f"word{n}" for n in range(50)))) == MOST_WORDS


def test_the_most_alike_come_first_and_of_equals_the_earlier():
    others = [
        ("Tea is cold.", 1),
        ("Coffee wakes up the house.", 2),
        ("Coffee wakes the house!", 3),
        ("coffee wakes the house", 4),
    ]
    assert most_alike("Coffee wakes the house.", others, 5) == [3, 4, 2]
    assert most_alike("Coffee wakes the house.", others, 1) == [3]


@given(st.text())
def test_words_hold_nothing_that_a_search_would_read_as_a_sign(text):
    assert not set("".join(words_of(text))) & set("\"'&|!():*<>-\\ ")
