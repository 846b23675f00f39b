"""Whether what a debate changed could be chance."""

import random
import subprocess
import sys
import time
from fractions import Fraction
from math import comb

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from debates.results.chance import (
    MOST_RESAMPLED,
    Interval,
    Outcome,
    conversion_interval,
    interval,
    outcome,
    switchers,
)
from debates.results.swing import AGAINST, FOR, POSITIONS, Table, conversion, difference

# debate.md, in the order of POSITIONS
WORKED = Table(((28, 1, 2), (10, 7, 8), (4, 1, 39)))
few = st.integers(0, 6)
tables = st.builds(Table, st.tuples(*[st.tuples(few, few, few)] * 3)).filter(lambda table: table.n > 0)


def times(table: Table, factor: int, more: int = 0) -> Table:
    """A table of so many times the persons, and more who stay undecided."""
    one, (to_for, stay, to_against), three = (tuple(count * factor for count in row) for row in table.cells)
    return Table((one, (to_for, stay + more, to_against), three))


def switched(to_for: int, to_against: int) -> Table:
    return Table(((5, 0, to_against), (0, 0, 0), (to_for, 0, 5)))


def test_the_worked_example() -> None:
    assert (switchers(WORKED).to_for, switchers(WORKED).to_against) == (4, 2)
    assert round(switchers(WORKED).p, 2) == 0.69
    assert outcome(WORKED, 1) == Outcome.NONE


@given(st.integers(0, 150), st.integers(0, 150))
@example(0, 0)
@example(40, 40)
def test_the_probability_of_a_split_is_exact(to_for: int, to_against: int) -> None:
    n, less = to_for + to_against, min(to_for, to_against)
    tail = Fraction(sum(comb(n, count) for count in range(less + 1)), 2**n)
    assert switchers(switched(to_for, to_against)).p == pytest.approx(float(min(1, 2 * tail)), rel=1e-10)
    assert switchers(switched(to_against, to_for)).p == switchers(switched(to_for, to_against)).p


def test_without_switchers_nothing_is_improbable() -> None:
    assert switchers(switched(0, 0)).p == switchers(Table(((0, 0, 0),) * 3)).p == 1


def test_a_hundred_thousand_switchers_take_no_time() -> None:
    began = time.perf_counter()
    assert switchers(switched(50_000, 50_000)).p == 1
    assert switchers(switched(49_684, 50_316)).p == pytest.approx(0.0459, abs=0.0005)  # two standard deviations
    assert switchers(switched(10, 10**5)).p == 0
    assert time.perf_counter() - began < 1


@settings(deadline=None, max_examples=40)
@given(tables.filter(lambda table: table != table.mirrored), st.integers(0, 9))
def test_whichever_side_is_called_for_the_intervals_are_the_same(table: Table, seed: int) -> None:
    here, there = interval(table, seed, 60), interval(table.mirrored, seed, 60)
    assert (here.low, here.high) == (-there.high, -there.low)
    assert conversion_interval(table, FOR, seed, 60) == conversion_interval(table.mirrored, AGAINST, seed, 60)


@settings(deadline=None, max_examples=40)
@given(tables)
def test_intervals_lie_where_the_number_can(table: Table) -> None:
    for of in (table, times(table, 2_000)):
        found = interval(of, 1, 60)
        assert -1 <= found.low <= found.high <= 1
        shares = conversion_interval(of, FOR, 1, 60)
        assert 0 <= shares.low <= shares.high <= 1


def test_an_interval_is_the_same_in_every_process_and_another_with_another_seed() -> None:
    asked = (
        "from debates.results.chance import *; from debates.results.swing import *;"
        "print(interval(Table(((28, 1, 2), (10, 7, 8), (4, 1, 39))), 7))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True).stdout
    assert said.strip() == str(interval(WORKED, 7))
    assert interval(WORKED, 7) != interval(WORKED, 8)


def test_an_interval_is_what_it_was_when_this_was_written() -> None:
    found = interval(WORKED, 7)
    assert (found.low, found.high) == pytest.approx((-0.083586956522, 0.165637530072))


@pytest.mark.parametrize("side", [FOR, AGAINST])
def test_the_interval_of_a_conversion_holds_it_and_narrows_with_more_persons(side: int) -> None:
    few_, many = conversion_interval(WORKED, side, 1), conversion_interval(times(WORKED, 100), side, 1)
    assert few_.low < many.low < conversion(WORKED, side).standardised < many.high < few_.high
    assert few_.high - few_.low == pytest.approx(10 * (many.high - many.low), rel=0.1)


BORDER = [
    Table(((280, 10, 20), (100, 70, 80), (40, 10, 390))),
    Table(((500, 20, 80), (60, 70, 30), (20, 20, 200))),
    Table(((50, 1, 4), (300, 395, 200), (10, 10, 30))),
    Table(((300, 100, 100), (100, 300, 100), (0, 0, 0))),
]


@pytest.mark.parametrize("table", BORDER)
def test_both_ways_to_an_interval_agree_at_the_border(table: Table) -> None:
    assert table.n == MOST_RESAMPLED
    assert interval(table, 1) != interval(table, 2)
    assert conversion_interval(table, FOR, 1) != conversion_interval(table, FOR, 2)
    larger = times(table, 1, more=1)
    pairs = [(interval(table, 1), interval(larger, 1))]
    pairs += [(conversion_interval(table, side, 1), conversion_interval(larger, side, 1)) for side in (FOR, AGAINST)]
    for resampled, normal in pairs:
        width = normal.high - normal.low
        assert resampled.low == pytest.approx(normal.low, abs=0.12 * width)
        assert resampled.high == pytest.approx(normal.high, abs=0.12 * width)
        assert width > 0


def test_above_the_border_a_plain_share_has_the_interval_of_the_textbooks() -> None:
    found = conversion_interval(Table(((0, 0, 0), (400, 1200, 0), (0, 0, 0))), FOR, 1)
    reach = 1.959964 * (0.25 * 0.75 / 1600) ** 0.5
    assert (found.low, found.high) == pytest.approx((0.25 - reach, 0.25 + reach), abs=1e-7)


def test_above_the_border_the_seed_does_not_matter_and_a_million_persons_take_no_time() -> None:
    began = time.perf_counter()
    assert interval(times(WORKED, 10**4), 1) == interval(times(WORKED, 10**4), 2)
    assert outcome(times(WORKED, 10**4), 1) == Outcome.FOR
    assert time.perf_counter() - began < 1


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    """Drawn from the worked example as if it were everybody, 19 in 20 debates have the true difference within."""
    lot = random.Random(6)  # noqa: S311 -- a trial to repeat, no secret
    persons = [(r, c) for r in POSITIONS for c in POSITIONS for _ in range(WORKED.cell(r, c))]
    trials = [interval(Table.of(lot.choices(persons, k=60)), 1, 100) for _ in range(100)]
    held = sum(each.low <= difference(WORKED) <= each.high for each in trials)
    assert 0.88 < held / len(trials) < 0.99


def test_a_side_wins_only_if_the_interval_leaves_out_zero() -> None:
    clear = Table(((30, 0, 1), (20, 5, 3), (12, 0, 20)))
    assert interval(clear, 1).low > 0
    assert outcome(clear, 1) == Outcome.FOR
    assert outcome(clear.mirrored, 1) == Outcome.AGAINST
    assert difference(WORKED) > 0
    assert interval(WORKED, 1).has_zero
    assert outcome(WORKED, 1) == Outcome.NONE


def test_nobody_and_nobody_who_moved_makes_no_winner() -> None:
    assert outcome(Table(((0, 0, 0),) * 3), 1) == Outcome.NONE
    assert outcome(Table(((20, 0, 0), (0, 5, 0), (0, 0, 20))), 1) == Outcome.NONE


def test_nine_persons_who_all_moved_make_no_winner_and_ten_do() -> None:
    assert outcome(Table(((0, 0, 0), (9, 0, 0), (0, 0, 0))), 1) == Outcome.NONE
    assert outcome(Table(((0, 0, 0), (10, 0, 0), (0, 0, 0))), 1) == Outcome.FOR


def test_an_interval_that_touches_zero_has_it() -> None:
    assert Interval(0, 0.2).has_zero
    assert Interval(-0.2, 0).has_zero
    assert not Interval(0.01, 0.2).has_zero
    assert not Interval(-0.2, -0.01).has_zero


def test_a_side_that_started_with_nobody_does_not_win_by_it() -> None:
    unopposed = Table(((200, 0, 100), (30, 30, 30), (0, 0, 0)))
    assert interval(unopposed, 1).has_zero
    assert interval(times(unopposed, 10), 1).has_zero
