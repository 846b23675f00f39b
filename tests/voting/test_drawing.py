"""Drawing lots for a place in the default order."""

import random
import subprocess
import sys
from collections import Counter
from datetime import date
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.voting.drawing import MOST, YOUNG, drawn, mixed, seed_of, start_of

DAY = date(2026, 3, 4)
seeds = st.integers(0, 2**64)
votes = st.tuples(st.integers(0, YOUNG), st.integers(0, YOUNG)).filter(lambda pair: sum(pair) < YOUNG)
tallies = st.dictionaries(st.integers(1, 10**6), votes, max_size=40).map(
    lambda found: [(key, yes, no) for key, (yes, no) in found.items()]
)
amounts = st.integers(0, 30)


def test_a_seed_is_the_same_in_every_process() -> None:
    asked = "import datetime as d; from debates.voting.drawing import *; print(seed_of('x', d.date(2026, 3, 4), 7))"
    said = [
        subprocess.run(
            [sys.executable, "-c", asked], env={"PYTHONHASHSEED": lot}, capture_output=True, check=True
        ).stdout
        for lot in ("1", "2")
    ]
    assert [int(each) for each in said] == [seed_of("x", DAY, 7)] * 2


def test_lots_are_what_they_were_when_this_was_written() -> None:
    assert seed_of(5, DAY, 7) == 3112996605786540508
    assert start_of(5) == 1409356643
    assert drawn([(key, key % 4, key % 3) for key in range(1, 9)], 5) == [6, 2, 3, 7, 1, 5, 8, 4]


def test_another_person_day_or_motion_has_another_seed() -> None:
    asked = [(5, DAY, 7), ("5", DAY, 7), (5, date(2026, 3, 5), 7), (5, DAY, 8), ("7 5", DAY, 7), (57, DAY, 7)]
    assert len({seed_of(*each) for each in asked}) == len(asked)


@given(tallies, seeds, st.randoms())
def test_the_draw_does_not_depend_on_the_order_in_which_posts_are_given(
    posts: list[tuple[int, int, int]], seed: int, chance: random.Random
) -> None:
    order = drawn(posts, seed)
    chance.shuffle(posts)
    assert drawn(posts, seed) == order
    assert sorted(order) == sorted(key for key, _yes, _no in posts)


@given(tallies, seeds, votes)
def test_one_post_more_does_not_shuffle_the_others(
    posts: list[tuple[int, int, int]], seed: int, more: tuple[int, int]
) -> None:
    order = drawn([*posts, (0, *more)], seed)
    order.remove(0)
    assert order == drawn(posts, seed)


def test_the_numbers_are_those_of_the_design() -> None:
    assert (YOUNG, MOST) == (10, 200)


def test_another_seed_draws_another_order() -> None:
    posts = [(key, 0, 0) for key in range(1, 20)]
    assert len({tuple(drawn(posts, seed)) for seed in range(20)}) == 20


@given(st.permutations([(YOUNG - 1, 0), (0, YOUNG - 1), (YOUNG, 0), (4, 6)]))
def test_a_post_with_ten_votes_is_not_young_and_one_with_nine_is(given_: list[tuple[int, int]]) -> None:
    posts = [(key, yes, no) for key, (yes, no) in enumerate(given_)]
    assert set(drawn(posts, 1)) == {key for key, yes, no in posts if yes + no == YOUNG - 1}


def test_of_too_many_young_posts_two_hundred_are_taken_by_lot() -> None:
    posts = [(key, 1, 1) for key in range(MOST + 100)]
    taken = drawn(posts, 1), drawn(posts, 2)
    assert [len(set(each)) for each in taken] == [MOST, MOST]
    assert set(taken[0]) != set(taken[1])
    assert set(drawn(posts[:MOST], 1)) == set(range(MOST))


@pytest.mark.parametrize(("yes", "no"), [(0, 0), (1, 0), (0, 1), (6, 2), (2, 7)])
def test_a_post_wins_as_often_as_its_votes_make_likely(yes: int, no: int) -> None:
    """Against a post without votes, whose draw is uniform, Beta(a, b) wins with its mean, a / (a + b)."""
    wins = mean(drawn([(1, yes, no), (2, 0, 0)], seed)[0] == 1 for seed in range(4_000))
    assert wins == pytest.approx((1 + yes) / (2 + yes + no), abs=0.025)


def test_draws_spread_as_beta_does() -> None:
    """A post stands below two without votes with the probability E[(1 - u)**2], which depends on the spread of u."""
    last = mean(drawn([(1, 3, 1), (2, 0, 0), (3, 0, 0)], seed)[-1] == 1 for seed in range(6_000))
    share, variance = 4 / 6, 4 * 2 / (36 * 7)
    assert last == pytest.approx((1 - share) ** 2 + variance, abs=0.02)


def test_good_votes_come_first_more_often_than_bad_ones_but_not_always() -> None:
    firsts = [drawn([(1, 5, 1), (2, 1, 5)], seed)[0] for seed in range(500)]
    assert 0.9 < firsts.count(1) / 500 < 1


@given(seeds)
def test_the_circle_begins_at_a_lot(seed: int) -> None:
    assert 0 <= start_of(seed) < 2**31
    assert start_of(seed) != start_of(seed + 1)


def test_circles_begin_everywhere() -> None:
    eighths = Counter(start_of(seed) * 8 // 2**31 for seed in range(800))
    assert set(eighths) == set(range(8))
    assert min(eighths.values()) > 60


def test_every_third_place_is_for_the_young() -> None:
    assert mixed("abcdef", "123") == list("ab1cd2ef3")
    assert mixed("cde", "2", start=3) == list("cd2e")
    assert mixed("bcd", "12", start=1) == list("b1cd2")


def test_when_one_runs_out_the_other_fills_up() -> None:
    assert mixed("abcd", "1") == list("ab1cd")
    assert mixed("a", "123") == list("a123")
    assert mixed("", "12") == list("12")
    assert mixed("ab", "") == list("ab")


@given(amounts, amounts, st.integers(0, 9))
def test_nothing_is_lost_nothing_stands_twice_and_each_keeps_its_order(best: int, young: int, start: int) -> None:
    order = mixed([("best", at) for at in range(best)], [("young", at) for at in range(young)], start)
    assert [at for kind, at in order if kind == "best"] == list(range(best))
    assert [at for kind, at in order if kind == "young"] == list(range(young))


@given(st.integers(0, 60), st.integers(0, 60))
def test_where_neither_runs_out_every_third_place_is_a_young_ones(start: int, size: int) -> None:
    page = mixed(["best"] * 60, ["young"] * 60, start)[:size]
    assert [kind == "young" for kind in page] == [place % 3 == 0 for place in range(start + 1, start + size + 1)]
