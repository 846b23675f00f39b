"""Which counts may be told one after the other."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from debates.results.swing import AGAINST, FOR, UNDECIDED
from debates.results.telling import POINTS, Act, Asks, at_newest, course, replay
from debates.voting.apart import apart

START = datetime(2026, 10, 1, tzinfo=UTC)
EVERY = Asks()
PHASES = Asks("opening_vote", "final_vote")


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def acts_of(*steps: tuple[int, int]) -> list[Act]:
    """(voter, position), one a minute."""
    return [Act(at(minute), voter, position) for minute, (voter, position) in enumerate(steps)]


SERIES = st.lists(st.tuples(st.integers(0, 9), st.sampled_from([FOR, UNDECIDED, AGAINST])), max_size=60)


@given(SERIES)
def test_any_two_counts_that_are_told_are_the_same_or_three_persons_apart(steps):
    told = [counts for _moment, counts in replay(acts_of(*steps), EVERY).told]
    for one, other in combinations([(0,) * 11, *told], 2):
        assert apart(one, other) not in {1, 2}


@given(SERIES)
def test_so_are_the_totals_that_stand_beside_merged_cells(steps):
    replayed = [replay(acts_of(*steps[:n]), EVERY) for n in range(len(steps) + 1)]
    told = {one.told[-1][0]: one.table for one in replayed if one.told and one.told[-1][1] == one.counts}
    for one, other in combinations(told.values(), 2):
        assert apart(one.before, other.before) not in {1, 2}
        assert apart(one.after, other.after) not in {1, 2}


@given(SERIES, st.integers(0, 60))
def test_what_is_told_does_not_depend_on_what_comes_after(steps, cut):
    early, whole = replay(acts_of(*steps[:cut]), EVERY), replay(acts_of(*steps), EVERY)
    assert whole.told[: len(early.told)] == early.told


def test_three_who_come_are_told_and_two_are_not():
    two = acts_of((1, FOR), (2, FOR))
    assert replay(two, EVERY).told == ()
    three = replay([*two, Act(at(9), 3, AGAINST)], EVERY)
    assert [moment for moment, _counts in three.told] == [at(9)]
    assert three.newest == three.told[0]
    assert three.table.before == (2, 0, 1)


def test_who_comes_back_to_where_they_were_is_told_as_before():
    there_and_back = acts_of((1, FOR), (2, FOR), (3, FOR), (1, AGAINST), (1, FOR))
    replayed = replay(there_and_back, EVERY)
    assert [moment for moment, _counts in replayed.told] == [at(2), at(4)]
    assert not replayed.would_tell


def test_one_who_moves_alone_would_be_told_of():
    replayed = replay(acts_of((1, FOR), (2, FOR), (3, FOR), (1, AGAINST)), EVERY)
    assert replayed.would_tell
    assert replay(acts_of((1, FOR)), EVERY).would_tell


def test_acts_of_one_moment_are_counted_together():
    replayed = replay([Act(START, voter, FOR) for voter in range(5)], EVERY)
    assert [counts[0] for _moment, counts in replayed.told] == [5]


def test_the_first_word_is_before_and_the_last_is_after():
    replayed = replay(acts_of((1, UNDECIDED), (1, FOR), (1, AGAINST)), EVERY)
    assert replayed.people == {1: (UNDECIDED, AGAINST)}
    assert replayed.people[1].has_moved
    assert replayed.table.cell(UNDECIDED, AGAINST) == 1


def test_who_saw_totals_first_is_numbered_and_left_out():
    replayed = replay([Act(START, 1, FOR, is_late=True), Act(at(1), 1, AGAINST, is_late=True)], EVERY)
    assert (replayed.table.n, replayed.late) == (0, 1)


def test_of_two_votes_who_took_part_in_one_is_numbered_and_left_out():
    both = [Act(at(0), 1, FOR, "opening_vote"), Act(at(5), 1, AGAINST, "floor"), Act(at(9), 1, UNDECIDED, "final_vote")]
    before = [Act(at(1), 2, FOR, "opening_vote"), Act(at(6), 2, AGAINST, "floor")]
    after = [Act(at(7), 3, FOR, "final_vote")]
    between = [Act(at(8), 4, FOR, "floor")]
    replayed = replay(sorted([*both, *before, *after, *between]), PHASES)
    assert replayed.table.cell(FOR, UNDECIDED) == 1
    assert (replayed.table.n, replayed.once, replayed.late) == (1, 2, 0)
    assert not replayed.people[2].has_moved


def test_a_vote_that_was_left_out_asks_nothing():
    acts = [Act(at(0), 1, FOR, "floor"), Act(at(1), 1, AGAINST, "final_vote"), Act(at(2), 2, FOR, "final_vote")]
    replayed = replay(acts, Asks("", "final_vote"))
    assert replayed.people == {1: (FOR, AGAINST), 2: (FOR, FOR)}
    assert replay(acts, Asks("floor", "")).once == 1


@given(SERIES)
def test_the_course_is_told_as_carefully(steps):
    crowd = [Act(START - timedelta(days=1), voter, voter % 3) for voter in range(100, 112)]
    replayed = replay([*crowd, *acts_of(*steps)], EVERY)
    points = [totals for _moment, totals in course(replayed)]
    for one, other in combinations([*points, replayed.table.after], 2):
        assert apart(one, other) not in {1, 2}


def test_the_course_has_so_many_points_at_most_and_ends_last():
    replayed = replay(acts_of(*((voter, FOR) for voter in range(600))), EVERY)
    points = course(replayed)
    assert len(replayed.told) == 200
    assert 50 < len(points) <= POINTS
    assert points[-1] == (at(599), (600, 0, 0))


def test_where_nobody_stood_there_is_no_course():
    nobody = replay([], EVERY)
    assert (nobody.newest, nobody.would_tell, course(nobody)) == (None, False, [])


@given(SERIES)
def test_what_came_until_the_newest_is_what_those_acts_alone_say(steps):
    acts = acts_of(*steps)
    found = at_newest(replay(acts, EVERY), acts, EVERY)
    assert found.counts == (found.newest[1] if found.newest else (0,) * 11)
    assert found == replay([act for act in acts if found.newest and act.moment <= found.newest[0]], EVERY)
