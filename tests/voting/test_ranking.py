"""How posts rank by the votes on them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.voting.ranking import (
    LEAST_A_SIDE,
    Band,
    Split,
    Views,
    best,
    bridge,
    common,
    divided,
    persuasion,
    wilson,
)


def splits(least: int = 0, most: int = 400) -> st.SearchStrategy[Split]:
    return st.integers(least, most).flatmap(lambda n: st.integers(0, n).map(lambda yes: Split(yes, n)))


def read(most: int = 400) -> st.SearchStrategy[Split]:
    return splits(LEAST_A_SIDE, most)


counts = st.integers(0, 60)
views = st.builds(Views, counts, counts, counts)


@given(splits(1, 10**6))
def test_the_bound_lies_between_nothing_and_the_share(split: Split) -> None:
    assert 0 <= wilson(split.yes, split.n) <= split.share
    assert wilson(split.yes, split.n) < 1


@given(splits(1))
def test_one_more_yes_of_the_same_votes_raises_the_bound(split: Split) -> None:
    assert split.yes == split.n or wilson(split.yes + 1, split.n) > wilson(split.yes, split.n)


@given(splits(1), st.integers(2, 9))
def test_the_same_share_of_more_votes_is_surer(split: Split, times: int) -> None:
    once, often = wilson(split.yes, split.n), wilson(split.yes * times, split.n * times)
    assert often > once if split.yes else often == once == 0


@given(splits())
def test_one_more_no_never_raises_the_bound_and_one_more_yes_never_lowers_it(split: Split) -> None:
    bound = wilson(split.yes, split.n)
    assert wilson(split.yes, split.n + 1) <= bound <= wilson(split.yes + 1, split.n + 1)


def test_the_bound_solves_the_equation_that_defines_it() -> None:
    bound = wilson(7, 10, z=2)
    assert (0.7 - bound) ** 2 == pytest.approx(4 * bound * (1 - bound) / 10)


def test_without_votes_the_bound_is_nothing() -> None:
    assert wilson(0, 0) == Split(0, 0).share == 0


@pytest.mark.parametrize(("yes", "n"), [(2, 1), (-1, 3), (0, -1)])
def test_what_is_no_share_has_no_bound(yes: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(yes, n)


def test_the_worked_example() -> None:
    partisan, bridging = bridge(Split(30, 30), Split(1, 10)), bridge(Split(20, 30), Split(7, 10))
    assert partisan == pytest.approx(0.03, abs=0.005)
    assert bridging == pytest.approx(0.50, abs=0.005)


@given(splits(), splits())
def test_the_bridge_takes_no_side(one: Split, other: Split) -> None:
    assert bridge(one, other) == bridge(other, one)


@given(read(), read())
def test_one_more_no_from_either_side_never_raises_the_bridge(one: Split, other: Split) -> None:
    score = bridge(one, other)
    worse = bridge(Split(one.yes, one.n + 1), other)
    assert score is not None
    assert worse is not None
    assert worse <= score


@given(read())
def test_a_side_of_two_is_not_asked_and_a_side_of_three_is(one: Split) -> None:
    assert bridge(one, Split(2, 2)) is None
    assert bridge(Split(2, 2), one) is None
    assert bridge(one, Split(3, 3)) is not None


def test_the_bridge_does_not_reward_what_the_other_side_never_saw_as_a_mean_would() -> None:
    unseen, bridging = (Split(30, 30), Split(0, 3)), (Split(18, 30), Split(3, 10))
    means = [(wilson(one.yes, one.n) + wilson(other.yes, other.n)) / 2 for one, other in (unseen, bridging)]
    assert means[0] > means[1]
    assert bridge(*unseen) == 0 < bridge(*bridging)


def ranked(for_: Split, against: Split, rest: int = 0) -> tuple[Band, float]:
    rank = best(Split(for_.yes + against.yes, for_.n + against.n + rest), for_, against)
    return rank.band, rank.score


def test_a_post_waits_by_everybody_until_both_sides_have_read_it() -> None:
    assert ranked(Split(9, 9), Split(2, 2), rest=4) == (Band.WAITING, wilson(11, 15))
    assert ranked(Split(9, 9), Split(2, 3), rest=4) == (Band.BRIDGED, bridge(Split(9, 9), Split(2, 3)))


def test_only_what_both_sides_reject_is_rejected() -> None:
    assert ranked(Split(4, 9), Split(1, 3))[0] == Band.REJECTED
    assert ranked(Split(5, 9), Split(0, 3))[0] == Band.BRIDGED
    assert ranked(Split(2, 4), Split(1, 3))[0] == Band.BRIDGED
    assert ranked(Split(0, 9), Split(0, 2))[0] == Band.WAITING


@given(splits(), splits(), splits(), splits())
def test_one_number_sorts_by_band_and_then_by_score(a: Split, b: Split, c: Split, d: Split) -> None:
    one, other = (best(Split(x.yes + y.yes, x.n + y.n), x, y) for x, y in ((a, b), (c, d)))
    assert 0 <= one.score < 1
    assert one.band <= one.key < one.band + 1 <= 3
    assert (one.band < other.band) <= (one.key < other.key)
    if one.band == other.band and one.score + 1e-12 < other.score:
        assert one.key < other.key


def test_a_waiting_post_stands_above_one_that_both_sides_rejected_and_below_a_bridged_one() -> None:
    disliked, unread = best(Split(98, 200), Split(49, 100), Split(49, 100)), best(*[Split(0, 0)] * 3)
    partisan = best(Split(300, 300), Split(300, 300), Split(0, 0))
    bridged = best(Split(100, 203), Split(100, 200), Split(0, 3))
    assert disliked.key < unread.key < partisan.key < bridged.key


def test_a_post_divides_if_one_side_agrees_and_the_other_disagrees() -> None:
    loved, hated = Views(20, 1, 1), Views(1, 20, 1)
    assert divided(loved, hated) == divided(hated, loved) == pytest.approx(wilson(20, 22))
    assert divided(loved, loved) < 0.1 < common(loved, loved)
    assert common(loved, hated) < 0.1


@given(views, views)
def test_who_passes_makes_agreement_and_division_less_sure(one: Views, other: Views) -> None:
    hesitant = Views(one.agree, one.disagree, one.passed + 1)
    if one.n >= LEAST_A_SIDE:
        assert divided(hesitant, other) <= divided(one, other)
        assert common(hesitant, other) <= common(one, other)


@given(views, views)
def test_agreement_and_division_take_no_side(one: Views, other: Views) -> None:
    assert common(one, other) == common(other, one)
    assert divided(one, other) == divided(other, one)


def test_two_of_a_side_neither_agree_nor_divide_and_three_do() -> None:
    many, two, three = Views(9, 0, 0), Views(2, 0, 0), Views(3, 0, 0)
    assert common(many, two) == common(two, many) == divided(many, Views(0, 2, 0)) == 0
    assert common(many, three) > 0
    assert divided(many, Views(0, 3, 0)) > 0


def test_each_changer_gives_one_in_equal_parts() -> None:
    credited = [("ada", "post"), ("ada", "paragraph"), ("ben", "post"), ("ben", "post")]
    assert persuasion(credited) == {"post": Fraction(3, 2), "paragraph": Fraction(1, 2)}
    assert persuasion([]) == {}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_all_the_persuasion_there_is_is_one_for_each_changer(credited: list[tuple[int, int]]) -> None:
    total = persuasion(credited)
    assert sum(total.values()) == len({changer for changer, _item in credited})
    assert persuasion(credited * 2) == persuasion(credited[::-1]) == total
