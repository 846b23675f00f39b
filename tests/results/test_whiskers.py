"""Two shares with their intervals: on one scale, none outside it, mirrored for who reads from the right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.results.whiskers import END, START, WIDTH, Estimate, whiskers

from .drawn import numbers, said, texts

FOR, AGAINST = Estimate(0.168, 0.087, 0.257, 69), Estimate(0.128, 0.05, 0.222, 56)
SHARES = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted)
ESTIMATES = st.none() | st.builds(lambda three, base: Estimate(three[1], three[0], three[2], base), SHARES, st.just(40))


class TestAnyTwo:
    @given(ESTIMATES, ESTIMATES, st.booleans())
    def test_all_lies_on_one_scale_from_nought_to_a_round_number(self, one, other, is_mirrored):
        picture = whiskers(one, other, is_mirrored=is_mirrored)
        ends = {tick.x for tick in picture.ticks}
        assert picture.ticks[0].value == 0
        assert 2 <= len(picture.ticks) <= 6
        for row in picture.rows:
            if row.estimate:
                low, y, high = numbers(row.path)[:3]
                assert y == row.y
                assert min(ends) <= min(low, high) <= row.x <= max(low, high) <= max(ends)
        top = picture.ticks[-1].value / 100
        assert all(row.estimate.high <= top + 1e-9 for row in picture.rows if row.estimate)

    @given(ESTIMATES, ESTIMATES)
    def test_mirrored_it_is_the_same_seen_from_the_other_side(self, one, other):
        plain, mirrored = whiskers(one, other), whiskers(one, other, is_mirrored=True)
        assert [WIDTH - tick.x for tick in plain.ticks] == [tick.x for tick in mirrored.ticks]
        assert [WIDTH - row.x for row in plain.rows] == [row.x for row in mirrored.rows]
        assert [WIDTH - row.sign_x for row in plain.rows] == [row.sign_x for row in mirrored.rows]


class TestThePlaces:
    def test_the_worked_example_ends_at_thirty_per_cent(self):
        picture = whiskers(FOR, AGAINST)
        assert [tick.value for tick in picture.ticks] == [0, 10, 20, 30]
        assert [tick.x for tick in picture.ticks][:: len(picture.ticks) - 1] == [START, END]

    @pytest.mark.parametrize(("high", "top"), [(0.0, 5), (0.04, 5), (0.06, 6), (0.5, 50), (1.0, 100), (1.2, 100)])
    def test_the_scale_ends_at_a_round_number_that_holds_the_longest(self, high, top):
        assert whiskers(Estimate(0, 0, high, 12), None).ticks[-1].value == top

    def test_what_lies_beyond_the_scale_stands_at_its_end(self):
        row = whiskers(Estimate(0.01, -0.03, 1.4, 12), None).rows[0]
        assert numbers(row.path)[:3] == [START, row.y, END]

    def test_a_share_lies_between_the_ends_of_its_line(self):
        row = whiskers(FOR, AGAINST).rows[0]
        assert row.x == START + round((END - START) * 0.56)
        assert row.value_y < row.y
        assert row.sign_y < row.y


class TestInWords:
    def test_each_share_is_told_with_of_how_many(self):
        shown = said("_whiskers", whiskers=whiskers(FOR, AGAINST))
        assert {"16.8 %", "12.8 %", "n = 69", "n = 56", "30 %"} <= set(texts(shown))
        assert "For: 16.8 % of 69, from 8.7 % to 25.7 %." in shown

    def test_a_side_that_could_win_over_nobody_says_so(self):
        shown = said("_whiskers", whiskers=whiskers(None, Estimate(0, 0, 0.2, 12)))
        assert "nobody stood elsewhere" in texts(shown)
        assert "For: nobody stood elsewhere." in shown
        assert shown.count('<path class="whisk ') == 1
