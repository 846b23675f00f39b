"""The pure parts of finding groups: how surprising a number is, windows, and the order in which people went."""

from math import comb, exp, inf, log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.voting.bursts import DAY, HOUR, LEAST, SURPRISE, Answer, _following, bursts, surprise
from debates.voting.clusters import clusters, order

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


def test_a_burst_is_many_of_the_same_answer_among_who_is_active_then():
    crowd = [Answer(10_000 + n, 2, "helpful yes", 50 * HOUR + n * 60) for n in range(30)]
    found = bursts([*background(1_000), *crowd])
    assert {burst.what for burst in found} == {(2, "helpful yes")}
    assert all(burst.voters >= {answer.voter for answer in crowd} for burst in found)
    strongest = found[0]
    assert 50 * HOUR - 600 <= strongest.starts <= strongest.ends <= 51 * HOUR + 600
    assert found == sorted(found, key=lambda burst: -burst.surprise)


@pytest.mark.parametrize("size", [LEAST - 1, LEAST])
def test_it_takes_ten(size):
    crowd = [Answer(10_000 + n, 2, "helpful yes", 50 * HOUR + n) for n in range(size)]
    far = [Answer(n, n % 5, "helpful no", n * 90.0) for n in range(2_000) if not 49 * HOUR < n * 90.0 < 51 * HOUR]
    assert bool(bursts([*far, *crowd])) == (size == LEAST)


def test_a_crowd_that_answers_everything_is_none_however_fast_it_comes():
    opening = [Answer(20_000 + n, n % 5, ("helpful yes", "helpful no")[n // 5 % 2], n * 1.5) for n in range(2_000)]
    assert bursts([*background(1_000), *opening]) == []


@pytest.mark.parametrize(("posts", "share"), [(3, 0.9), (3, 1.0), (8, 0.8)])
def test_posts_on_which_nearly_all_agree_make_none(posts, share):
    chance = Random(posts)  # noqa: S311 - a simulation
    answers = []
    for voter in range(300):
        at = chance.uniform(0, 8 * DAY)
        for post in chance.sample(range(posts), min(posts, 4)):
            said = "helpful yes" if chance.random() < share else "helpful no"
            answers.append(Answer(voter, post, said, at + post))
    assert bursts(answers) == []


@pytest.mark.parametrize(("among", "is_burst"), [(0.16, False), (0.6, True)])
def test_what_is_surprising_only_because_they_are_many_is_none(among, is_burst):
    """A tenth of all give the answer; in one hour about twice as many of thousands do, or most."""
    at = [n * 36.0 for n in range(20_000)]
    even = [Answer(n, n % 2, "helpful no", time) for n, time in enumerate(at) if n % 10]
    answer = [Answer(n, 1, "helpful yes", time) for n, time in enumerate(at) if not n % 10]
    size = 3_000
    crowd = [
        Answer(30_000 + n, *((1, "helpful yes") if n % 100 < among * 100 else (n % 2, "helpful no")), 100 * HOUR + n)
        for n in range(size)
    ]
    assert surprise(int(0.16 * size), size, 0.1) > SURPRISE
    assert bool(bursts([*even, *answer, *crowd])) == is_burst


def test_where_few_others_vote_there_is_little_evidence():
    meeting = [Answer(n, post, "helpful yes", n * 60.0 + post) for n in range(14) for post in range(3)]
    others = [Answer(100 + n, post, "helpful no", DAY * (2 + n)) for n in range(90) for post in range(3)]
    assert bursts([*meeting, *others[:9]]) == []
    assert {burst.what for burst in bursts([*meeting, *others])} == {(post, "helpful yes") for post in range(3)}


@pytest.mark.parametrize("share", [0.6, 0.8])
def test_posts_that_were_read_when_the_debate_was_young_and_hardly_later_make_no_group(share):
    chance = Random(5)  # noqa: S311 - a simulation
    answers = []
    for voter in range(600):
        at, posts = (voter * 60.0, range(5)) if voter < 300 else (3 * DAY + voter * 600.0, range(5, 10))
        for post in [*posts, chance.randrange(10)]:
            said = "helpful yes" if chance.random() < share else "helpful no"
            answers.append(Answer(voter, post, said, at + post))
    assert clusters(answers, set()) == []


def test_people_who_came_before_a_post_was_there_say_nothing_of_it():
    early = [Answer(n, n % 2, "helpful no", n * 60.0) for n in range(500)]
    late = [Answer(1_000 + n, 2, "helpful yes", 9 * DAY + n * 600.0) for n in range(300)]
    assert not [burst for burst in bursts([*early, *late]) if burst.what[0] == 2]


def test_nothing_at_all_has_none():
    assert bursts(background(1_000)) == []
    assert bursts([]) == []


@pytest.mark.parametrize(("parts", "is_group"), [((0, 1, 2), False), ((0, 0, 0), True)])
def test_bursts_that_overlap_are_a_group_only_if_enough_took_part_in_enough_of_them(parts, is_group):
    thirds = [range(1_000 + 8 * n, 1_008 + 8 * n) for n in range(3)]  # of each burst two, so that any two share one
    answers = background(200, 6)
    for post, first in enumerate(parts, start=1):
        voters = [*thirds[first], *thirds[(first + 1) % 3]]
        answers += [Answer(voter, post, "helpful yes", 90_000.0 + voter) for voter in voters]
    found = clusters(answers, frozenset(range(1_000, 1_024)))
    assert bool(found) is is_group
