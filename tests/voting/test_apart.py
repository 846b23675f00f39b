"""How many persons account for the difference between two counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.voting.apart import apart, may_follow

PLACES = st.lists(st.one_of(st.none(), st.integers(0, 2)), min_size=1, max_size=8)


def counted(places: list[int | None]) -> list[int]:
    return [places.count(place) for place in range(3)]


def test_who_moves_lowers_one_place_and_raises_another():
    assert apart((3, 0, 5), (2, 1, 5)) == 1
    assert apart((3, 0, 5), (3, 0, 5)) == 0
    assert apart((3, 0, 5), (0, 0, 9)) == 4


def test_counts_of_other_places_are_not_compared():
    with pytest.raises(ValueError, match="zip"):
        apart((1, 2), (1, 2, 3))


@given(PLACES, st.data())
def test_it_is_never_more_than_those_who_did_something_else(before, data):
    after = data.draw(st.lists(st.one_of(st.none(), st.integers(0, 2)), min_size=len(before), max_size=len(before)))
    others = sum(one != other for one, other in zip(before, after, strict=True))
    assert apart(counted(before), counted(after)) <= others


def test_a_count_follows_the_same_count_or_one_three_persons_away():
    assert may_follow((5, 0), [(5, 0), (2, 0), (0, 5)])
    assert not may_follow((5, 0), [(0, 5), (4, 0)])
    assert not may_follow((5, 0), [(3, 2)])
    assert may_follow((1, 0), [])
