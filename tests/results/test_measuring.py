"""What is told of a table."""

from debates.results.measuring import measured
from debates.results.swing import AGAINST, FOR, UNDECIDED, Table

# debate.md's example, in the order for, undecided, against
EXAMPLE = Table(((28, 1, 2), (10, 7, 8), (4, 1, 39)))


def times(table: Table, factor: int) -> Table:
    return Table(tuple(tuple(cell * factor for cell in row) for row in table.cells))


def test_of_the_example_those_who_moved_are_merged_and_what_rests_on_them_is_not_told():
    found = measured(EXAMPLE, seed=1, has_winner=True)
    assert (found["before"], found["after"], found["swing"]) == ((31, 25, 44), (42, 9, 49), 6)
    assert found["cells"] == ((28, None, None), (None, 7, None), (None, None, 39))
    assert (found["merged"], found["changed"]) == (26, 26)
    assert not {"conversions", "difference", "switchers"} & set(found)
    assert found["outcome"] == "none"


def test_of_four_times_as_many_everything_is_told():
    found = measured(times(EXAMPLE, 4), seed=1, has_winner=True)
    for_, against = found["conversions"]
    assert (round(for_.share, 3), round(against.share, 3)) == (0.168, 0.128)
    assert for_.low < for_.share < for_.high
    assert found["difference"].low < 0.04 < found["difference"].high
    assert found["switchers"][:2] == (16, 8)
    assert found["changed"] == 104


def test_empty_strata_are_named():
    found = measured(Table(((30, 0, 5), (0, 0, 0), (10, 0, 20))), seed=1, has_winner=True)
    assert [one.empty for one in found["conversions"]] == [(UNDECIDED,), (UNDECIDED,)]
    found = measured(Table(((30, 0, 5), (6, 5, 9), (0, 0, 0))), seed=1, has_winner=True)
    assert [one.empty for one in found["conversions"]] == [(AGAINST,), ()]
    assert FOR not in found["conversions"][1].empty


def test_one_side_wins_where_chance_does_not():
    table = Table(((40, 0, 3), (30, 10, 4), (20, 0, 40)))
    assert measured(table, seed=1, has_winner=True)["outcome"] == "for"
    assert measured(table.mirrored, seed=1, has_winner=True)["outcome"] == "against"
    assert "outcome" not in measured(table, seed=1, has_winner=False)


def test_nine_are_too_few_and_ten_are_not():
    nine, ten = Table(((4, 0, 0), (0, 0, 0), (0, 0, 5))), Table(((5, 0, 0), (0, 0, 0), (0, 0, 5)))
    assert measured(nine, seed=1, has_winner=True) == {"n": 9, "is_told": False}
    assert measured(ten, seed=1, has_winner=True)["before"] == (5, 0, 5)


def test_where_a_total_is_one_or_two_only_the_number_and_the_winner_are_told():
    found = measured(Table(((20, 0, 0), (0, 1, 0), (0, 0, 20))), seed=1, has_winner=True)
    assert found == {"n": 41, "is_told": True, "outcome": "none"}


def test_the_same_seed_gives_the_same_numbers():
    one, other = (measured(times(EXAMPLE, 4), seed=7, has_winner=True) for _ in range(2))
    assert one == other
