"""How sure shares are: the published examples, and what must hold of all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.transparency.interval import Interval, difference, share

counts = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
NEAR = 5e-5


@pytest.mark.parametrize(
    ("some", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_shares_are_as_published(some, of, low, high):
    found = share(some, of)
    assert (found.low, found.high) == (pytest.approx(low, abs=NEAR), pytest.approx(high, abs=NEAR))


@pytest.mark.parametrize(
    ("numbers", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_differences_are_as_published(numbers, low, high):
    found = difference(*numbers)
    assert (found.low, found.high) == (pytest.approx(low, abs=NEAR), pytest.approx(high, abs=NEAR))


@given(counts)
def test_a_share_lies_in_its_interval_and_that_within_what_is_possible(one):
    some, of = one
    found = share(some, of)
    assert found.value == some / of
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low < found.high


@given(counts)
def test_the_others_have_the_mirrored_interval(one):
    some, of = one
    found, others = share(some, of), share(of - some, of)
    assert (others.low, others.high) == (pytest.approx(1 - found.high), pytest.approx(1 - found.low))


@given(counts)
def test_of_more_people_one_is_surer(one):
    some, of = one
    few, many = share(some, of), share(4 * some, 4 * of)
    assert many.high - many.low < few.high - few.low


@given(counts, counts)
def test_a_difference_lies_in_its_interval_and_turned_round_it_is_mirrored(one, other):
    found, turned = difference(*one, *other), difference(*other, *one)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert (turned.low, turned.high) == (pytest.approx(-found.high), pytest.approx(-found.low))
    assert turned.has_zero == found.has_zero


@given(counts)
def test_the_same_share_twice_differs_by_nothing(one):
    assert difference(*one, *one).has_zero


def test_nothing_is_known_of_nobody():
    assert share(0, 0) == Interval(0.0, 0.0, 1.0)
    assert difference(0, 0, 5, 10) == Interval(-0.5, -1.0, 1.0)
    assert difference(5, 10, 0, 0).has_zero
    assert not difference(9, 10, 1, 10).has_zero


@pytest.mark.parametrize(("some", "of"), [(3, 2), (-1, 2)])
def test_what_is_no_share_is_refused(some, of):
    with pytest.raises(ValueError, match="no share"):
        share(some, of)
