"""Labels along a line: apart, in order, within their room, and no further from their places than they must."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from debates.results.spacing import apart, written

WANTED = st.lists(st.floats(0, 400), max_size=6).map(sorted)


class TestApart:
    @given(WANTED)
    def test_neighbours_never_overlap_and_none_leaves_its_room(self, wanted):
        places = apart(wanted, 40, 20, 380)
        assert all(after - before >= 40 for before, after in pairwise(places))
        assert all(20 <= place <= 380 for place in places)

    @given(st.lists(st.integers(0, 9), max_size=5))
    def test_labels_that_have_room_stand_where_they_belong(self, steps):
        wanted = [40 + 60 * number + step for number, step in enumerate(steps)]
        assert apart(wanted, 50, 0, 400) == wanted

    def test_two_that_meet_give_way_equally(self):
        assert apart([100, 100], 40, 0, 400) == [80, 120]

    def test_one_that_stands_alone_does_not_give_way_to_two_that_meet(self):
        assert apart([10, 300, 300], 40, 0, 400) == [10, 280, 320]

    def test_more_than_there_is_room_for_begin_at_the_beginning(self):
        assert apart([0, 0, 0], 40, 10, 50) == [10, 50, 90]

    def test_none_at_all_is_none(self):
        assert apart([], 40, 0, 400) == []


def test_coordinates_are_written_to_a_tenth_without_needless_zeros():
    assert written(1, 2.25, 3.0, -0.04) == "1 2.2 3 -0"
