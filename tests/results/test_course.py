"""How it went: steps that meet, from the opening to the end, as many as there is width for."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.results.course import END, LABEL, NUMBER, START, WIDE, course
from debates.results.steps import FOOT, N_FOOT, N_TOP, TOP, WIDTH, Count, Phase

from .drawn import numbers, said, texts

TOTALS = st.tuples(*[st.integers(0, 50)] * 3)
COUNTS = st.lists(st.builds(Count, st.floats(0, 90), TOTALS), min_size=1, max_size=40).map(
    lambda counts: sorted(counts, key=lambda count: count.day)
)
PHASES = st.lists(st.floats(0, 90), max_size=6).map(lambda days: [Phase(day, "Floor") for day in sorted(days)])
TWO = [Count(0, (3, 0, 9)), Count(5, (6, 0, 6))]


def corners(path: str) -> list[tuple[float, float]]:
    """The corners of a path of M, H and V."""
    found = []
    for letter, rest in re.findall(r"([MHV])([^MHVz]*)", path):
        values = numbers(rest)
        if letter == "M":
            found.append((values[0], values[1]))
        else:
            found.append((values[0], found[-1][1]) if letter == "H" else (found[-1][0], values[0]))
    return found


def upper(path: str) -> list[tuple[float, float]]:
    return corners(path)[: len(corners(path)) // 2]


class TestAnyCourse:
    @given(COUNTS, PHASES, st.floats(0, 120), st.booleans())
    def test_all_lies_within_the_picture_and_labels_are_apart(self, counts, phases, until, is_mirrored):
        picture = course(counts, phases=phases, until=until, is_mirrored=is_mirrored)
        if picture is None:
            return
        ends = sorted((picture.start, picture.end))
        for area in picture.areas:
            assert all(ends[0] <= x <= ends[1] and TOP <= y <= FOOT for x, y in corners(area.path))
        assert all(ends[0] <= x <= ends[1] and N_TOP <= y <= N_FOOT for x, y in corners(picture.size))
        assert all(after.label_y - before.label_y >= LABEL for before, after in pairwise(picture.areas))
        assert all(abs(after.number_x - before.number_x) >= NUMBER for before, after in pairwise(picture.marks))
        assert len(picture.ticks) <= 6
        assert all(ends[0] <= tick.x <= ends[1] for tick in picture.ticks)

    @given(COUNTS)
    def test_the_areas_fill_the_height_without_a_gap(self, counts):
        picture = course(counts)
        if picture is None:
            return
        for one, other in pairwise(picture.areas):
            for above, below in zip(one.path.split("z"), other.path.split("z"), strict=True):
                assert set(upper(below)) <= set(corners(above)[len(upper(above)) - 1 :])
        assert {y for _, y in corners(picture.areas[0].path)} >= {TOP}
        assert {y for _, y in corners(picture.areas[2].path)} >= {FOOT}
        assert sum(area.percent for area in picture.areas) == pytest.approx(100)

    @given(COUNTS, PHASES)
    def test_mirrored_it_is_the_same_seen_from_the_other_side(self, counts, phases):
        plain, mirrored = course(counts, phases=phases), course(counts, phases=phases, is_mirrored=True)
        if plain is None:
            assert mirrored is None
            return
        for one, other in zip(plain.areas, mirrored.areas, strict=True):
            assert [(WIDTH - x, y) for x, y in corners(one.path)] == corners(other.path)
        assert [WIDTH - mark.number_x for mark in plain.marks] == [mark.number_x for mark in mirrored.marks]
        assert (WIDTH - plain.label_x, WIDTH - plain.scale_x) == (mirrored.label_x, mirrored.scale_x)


class TestSteps:
    def test_a_count_stands_until_the_next_one(self):
        area = course(TWO, until=10).areas[0]
        middle = (START + END) / 2
        quarter, half = TOP + (FOOT - TOP) / 4, TOP + (FOOT - TOP) / 2
        assert corners(area.path) == [
            (START, TOP), (START, TOP), (middle, TOP), (middle, TOP), (END, TOP),
            (END, half), (middle, half), (middle, quarter), (START, quarter),
        ]  # fmt: skip

    def test_one_count_is_a_block_from_its_moment_to_the_end(self):
        picture = course([Count(2, (4, 4, 4))], until=8)
        assert {x for x, _ in corners(picture.areas[1].path)} == {START + (END - START) / 4, END}
        assert picture.first == picture.last

    def test_one_count_at_the_opening_has_a_width_all_the_same(self):
        assert {x for x, _ in corners(course([Count(0, (4, 4, 4))]).areas[0].path)} == {START, END}

    def test_of_four_hundred_as_many_are_drawn_as_there_is_width_for_and_the_last_is_one(self):
        counts = [Count(number / 4, (number + 1, 3, 400 - number)) for number in range(400)]
        picture = course(counts)
        assert 50 < len(upper(picture.size)) / 2 <= (END - START) / WIDE + 1
        assert (picture.last, picture.most) == (counts[-1], 404)

    def test_where_nobody_was_counted_nothing_is_drawn(self):
        counts = [Count(1, (3, 3, 3)), Count(2, (0, 0, 0)), Count(3, (3, 3, 3))]
        picture = course(counts, until=4)
        wide = END - START
        assert picture.size.count("M") == 2
        assert {x for x, _ in corners(picture.size)} == {START + wide / 4, START + wide / 2, START + wide * 3 / 4, END}

    @pytest.mark.parametrize("counts", [[], [Count(3, (0, 0, 0))], [Count(0, (1, 1, 1)), Count(0, (0, 0, 0))]])
    def test_nobody_ever_is_no_picture(self, counts):
        assert course(counts) is None

    def test_the_strip_beneath_is_as_high_as_the_most_there_were(self):
        heights = [y for _, y in upper(course([Count(0, (4, 4, 4)), Count(1, (8, 8, 8))]).size)]
        assert (min(heights), heights[1]) == (N_TOP, (N_TOP + N_FOOT) / 2)


class TestTheScale:
    @pytest.mark.parametrize(
        ("until", "is_in_hours", "values"),
        [
            (0.2, True, [0, 1, 2, 3, 4]),
            (2, True, [0, 12, 24, 36, 48]),
            (3, False, [0, 1, 2, 3]),
            (21, False, [0, 5, 10, 15, 20]),
            (200, False, [0, 60, 120, 180]),
            (900, False, [0, 181, 362, 543, 724]),
        ],
    )
    def test_hours_or_days_are_counted_in_even_steps(self, until, is_in_hours, values):
        picture = course([Count(0, (4, 4, 4))], until=until)
        assert picture.is_in_hours is is_in_hours
        assert [tick.value for tick in picture.ticks] == values

    def test_phases_that_begin_together_have_numbers_apart_that_lead_to_them(self):
        one, other = course(TWO, phases=[Phase(2, "Floor"), Phase(2, "Final vote")]).marks
        assert one.x == other.x
        assert other.number_x - one.number_x == NUMBER
        assert numbers(one.path)[0] == one.number_x
        assert numbers(one.path)[2] == one.x


class TestInWords:
    def test_the_shares_at_first_and_at_last_are_told_with_n(self):
        shown = said("_course", course=course(TWO, phases=[Phase(2, "Floor")], until=9))
        assert "25 % for, 0 % undecided, 75 % against, n = 12" in shown
        assert "50 % for, 0 % undecided, 50 % against, n = 12" in shown
        assert {"50 %", "Undecided", "12", "1"} <= set(texts(shown))
        assert "Days since the opening." in shown
        assert '<span class="n">1</span> Floor' in shown

    def test_without_phases_there_is_no_list_and_a_short_one_is_in_hours(self):
        shown = said("_course", course=course(TWO[:1], until=0.5))
        assert "<ol>" not in shown
        assert "Hours since the opening." in shown
