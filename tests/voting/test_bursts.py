"""The pure parts of finding groups: how surprising a number is, windows, and the order in which people went."""

from math import exp, inf, log

from hypothesis import given
from hypothesis import strategies as st

from debates.voting.bursts import HOUR, LEAST, Answer, _following, bursts, surprise
from debates.voting.clusters import order

SHARES = st.floats(0.001, 0.999)


def background(people: int, posts: int = 5, *, hours: int = 100) -> list[Answer]:
    """People who come evenly over some hours, each to answer one post, half of them with yes."""
    return [
        Answer(n, n % posts, ("helpful yes", "helpful no")[n // posts % 2], n * hours * HOUR / people)
        for n in range(people)
    ]


@given(st.integers(1, 500), st.integers(0, 500), SHARES)
def test_a_surprise_is_never_negative_and_none_where_no_more_came_than_expected(within, outside, share):
    told = surprise(within, within + outside, share)
    assert 0 <= told < inf
    assert (told == 0) == (within / (within + outside) <= share) or told < 1e-9


@given(st.integers(1, 400), SHARES)
def test_if_all_fell_into_the_window_it_is_as_unlikely_as_each_of_them_doing_so(number, share):
    assert abs(surprise(number, number, share) - number * log(1 / share)) < 1e-6 * number


@given(st.integers(1, 60), st.integers(0, 60), SHARES)
def test_it_never_tells_more_than_the_exact_binomial_tail_does(within, outside, share):
    from math import comb

    number = within + outside
    tail = sum(comb(number, k) * share**k * (1 - share) ** (number - k) for k in range(within, number + 1))
    assert tail <= exp(-surprise(within, number, share)) * (1 + 1e-9)


@given(st.lists(st.integers(0, 100), max_size=40).map(sorted), st.integers(0, 30))
def test_each_window_holds_what_lies_within_its_length_from_where_it_begins(times, length):
    expected = [sum(1 for other in times[n:] if other <= time + length) for n, time in enumerate(times)]
    assert _following(times, length) == expected


@given(st.lists(st.permutations(range(5)), min_size=2, max_size=12))
def test_an_order_is_a_share_all_who_go_the_same_way_agree_and_it_does_not_matter_who_comes_first(ways):
    told = [{post: float(place) for place, post in enumerate(way)} for way in ways]
    assert 0 <= order(told, range(5)) <= 1
    assert order(told, range(5)) == order(reversed(told), range(5))
    assert order([told[0]] * 3, range(5)) == 1
    assert order([told[0], {post: -place for post, place in told[0].items()}], range(5)) == 0


def test_an_order_of_people_who_have_nothing_in_common_is_chance():
    assert order([{1: 0.0, 2: 1.0}, {3: 0.0, 4: 1.0}], [1, 2, 3, 4]) == 0.5


def test_a_burst_is_many_of_the_same_answer_while_others_keep_their_pace():
    crowd = [Answer(10_000 + n, 2, "helpful yes", 50 * HOUR + n * 60) for n in range(30)]
    found = bursts([*background(1_000), *crowd])
    assert {burst.what for burst in found} == {(2, "helpful yes")}
    assert all(burst.voters >= {answer.voter for answer in crowd} for burst in found)
    strongest = found[0]
    assert 50 * HOUR - 600 <= strongest.starts <= strongest.ends <= 51 * HOUR + 600
    assert found == sorted(found, key=lambda burst: -burst.surprise)


def test_it_takes_ten_and_twenty_times_as_many_who_answer_everything_faster_are_none():
    few = [Answer(10_000 + n, 2, "helpful yes", 50 * HOUR + n) for n in range(LEAST - 1)]
    assert bursts(few) == []
    opening = [Answer(20_000 + n, n % 5, ("helpful yes", "helpful no")[n // 5 % 2], n * 1.5) for n in range(2_000)]
    assert bursts([*background(1_000), *opening]) == []


def test_an_answer_that_came_evenly_is_none_and_neither_is_nothing_at_all():
    assert bursts(background(1_000)) == []
    assert bursts([]) == []
