"""What may be told of a table, so that nobody's choice can be worked out."""

import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise, product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from debates.results.merging import LEAST_CELL, LEAST_TOLD, Told, are_splits_told, thinned, told
from debates.results.swing import Table

Cells = tuple[tuple[int | None, ...], ...]
PLACES = list(product(range(3), range(3)))
NOTHING = ((None,) * 3,) * 3
WORKED = Table(((28, 1, 2), (10, 7, 8), (4, 1, 39)))

few = st.sampled_from([0, 0, 0, 1, 1, 2, 2, 3, 4, 7])
small = st.builds(Table, st.tuples(*[st.tuples(few, few, few)] * 3)).filter(lambda table: table.n <= 24)
counts = st.one_of(few, st.integers(0, 10**6))
tables = st.builds(Table, st.tuples(*[st.tuples(counts, counts, counts)] * 3))


def rows_of(total: int, cells: tuple[int | None, ...]) -> list[tuple[int, ...]]:
    """Return all rows with this total and these told cells."""
    ranges = [range(total + 1) if cell is None else [cell] for cell in cells]
    return [row for row in product(*ranges) if sum(row) == total]


def possible(table: Table, cells: Cells) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield, by trying all, the tables with these told cells and the totals of this table."""
    first, second, third = map(rows_of, table.before, cells)
    left = set(third)
    for one, two in product(first, second):
        three = tuple(after - a - b for after, a, b in zip(table.after, one, two, strict=True))
        if three in left:
            yield one, two, three


def values(table: Table, cells: Cells) -> dict[tuple[int, int], set[int]]:
    """Return what each cell of one or two might be."""
    found = list(possible(table, cells))
    return {(r, c): {each[r][c] for each in found} for r, c in PLACES if table.cell(r, c) in (1, 2)}


def hidden(table: Table, places: set[tuple[int, int]]) -> Cells:
    return tuple(tuple(None if (r, c) in places else table.cell(r, c) for c in range(3)) for r in range(3))


def merged(said: Told) -> set[tuple[int, int]]:
    return {(r, c) for r, c in PLACES if said.cells[r][c] is None}


def test_to_hide_only_the_small_cells_of_the_worked_example_would_tell_them() -> None:
    naive = hidden(WORKED, {place for place in PLACES if WORKED.cell(*place) in (1, 2)})
    assert values(WORKED, naive) == {(0, 1): {1}, (0, 2): {2}, (2, 1): {1}}


def test_the_worked_example_tells_who_stayed_and_merges_who_moved() -> None:
    said = told(WORKED)
    assert said.totals
    assert said.cells == ((28, None, None), (None, 7, None), (None, None, 39))
    assert said.merged == 26
    assert all(len(found) >= LEAST_CELL for found in values(WORKED, said.cells).values())


@settings(deadline=None, max_examples=300)
@given(small)
@example(Table(((8, 1, 0), (0, 9, 0), (0, 0, 9))))
@example(Table(((2, 2, 2), (2, 2, 2), (2, 2, 2))))
def test_a_cell_of_one_or_two_might_have_three_numbers_for_all_that_is_told(table: Table) -> None:
    said = told(table)
    for place, found in values(table, said.cells).items():
        assert said.cells[place[0]][place[1]] is None
        assert len(found) >= LEAST_CELL or not said.totals


def test_to_merge_the_fewest_persons_would_give_the_worked_example_away() -> None:
    """Of the three tables that are possible the two others could be kept more cheaply: so it would not be they."""
    fewer = {
        ((28, 0, 3), (11, 7, 7), (3, 2, 39)): {(1, 0), (1, 1), (2, 0), (2, 1)},
        ((28, 2, 1), (9, 7, 9), (5, 0, 39)): {(0, 1), (0, 2), (1, 1), (1, 2)},
    }
    said = told(WORKED)
    assert set(possible(WORKED, said.cells)) == {WORKED.cells, *fewer}
    for cells, places in fewer.items():
        assert sum(cells[r][c] for r, c in places) < said.merged
        kept = values(Table(cells), hidden(Table(cells), places))
        assert all(len(found) >= LEAST_CELL for found in kept.values())
        assert told(Table(cells)) == said


def all_tables(n: int) -> Iterator[Table]:
    """Yield every table of so many persons."""
    for bars in combinations(range(n + 8), 8):
        a, b, c, d, e, f, g, h, i = (later - earlier - 1 for earlier, later in pairwise((-1, *bars, n + 8)))
        yield Table(((a, b, c), (d, e, f), (g, h, i)))


def test_who_knows_the_rule_works_out_no_cell_of_any_table_of_ten() -> None:
    alike = defaultdict(list)
    for table in all_tables(10):
        said = told(table)
        if said.totals:
            alike[said, table.before, table.after].append(table.cells)
    least = {True: 9, False: 9}
    for (said, _before, _after), found in alike.items():
        for r, c in PLACES:
            might = {cells[r][c] for cells in found}
            if might & {1, 2}:
                is_any_told = any(cell is not None for row in said.cells for cell in row)
                least[is_any_told] = min(least[is_any_told], len(might))
                assert might >= {1, 2} or len(might) >= LEAST_CELL
    assert least == {True: 3, False: 2}


@settings(deadline=None, max_examples=200)
@given(small)
@example(Table(((9, 1, 1), (3, 9, 6), (3, 4, 9))))
@example(Table(((9, 6, 2), (5, 9, 3), (3, 1, 9))))
@example(Table(((9, 2, 7), (1, 9, 9), (8, 5, 9))))
def test_who_stayed_is_told_if_three_tables_would_be_told_alike(table: Table) -> None:
    said = told(table)
    moved = {(r, c) for r, c in PLACES if r != c}
    few_at = {place for place in PLACES if table.cell(*place) in (1, 2)}
    if said.totals and few_at:
        alike = [cells for cells in possible(table, hidden(table, moved)) if {1, 2} & {cells[r][c] for r, c in moved}]
        assert merged(said) == (moved if few_at <= moved and len(alike) >= LEAST_CELL else {*PLACES})


@given(tables)
def test_what_is_told_is_true(table: Table) -> None:
    said = told(table)
    assert said.n == table.n
    assert said.cells == hidden(table, merged(said))
    assert said.merged == sum(table.cell(*place) for place in merged(said))
    assert said.totals or said.cells == NOTHING
    assert not {1, 2} & {cell for row in said.cells for cell in row}


@given(tables)
def test_a_total_of_one_or_two_leaves_only_the_number_of_persons(table: Table) -> None:
    is_small = bool({1, 2} & {*table.before, *table.after})
    assert told(table).totals == (table.n >= LEAST_TOLD and not is_small)


def test_nine_persons_are_told_as_a_number_and_ten_as_a_table() -> None:
    assert told(Table(((3, 0, 0), (0, 3, 0), (0, 0, 3)))) == Told(9, NOTHING, 9, totals=False)
    ten = ((3, 0, 0), (0, 3, 0), (0, 0, 4))
    assert told(Table(ten)) == Told(10, ten, 0, totals=True)
    assert told(Table(((0, 0, 0),) * 3)) == Told(0, NOTHING, 0, totals=False)


def test_a_table_without_small_cells_is_told_whole_with_its_zeros() -> None:
    cells = ((30, 0, 3), (4, 0, 5), (0, 9, 40))
    assert told(Table(cells)) == Told(91, cells, 0, totals=True)


def test_a_small_cell_among_those_who_stayed_leaves_the_totals() -> None:
    assert told(Table(((2, 20, 20), (20, 30, 20), (20, 20, 40)))) == Told(192, NOTHING, 192, totals=True)
    assert told(Table(((3, 20, 20), (20, 30, 20), (20, 20, 40)))).merged == 0


def test_a_small_cell_that_could_be_told_by_who_stayed_leaves_the_totals() -> None:
    assert told(Table(((30, 2, 0), (0, 20, 0), (0, 0, 40)))) == Told(92, NOTHING, 92, totals=True)


def test_a_million_persons_are_told_as_fast_as_ten() -> None:
    began = time.perf_counter()
    said = told(Table(((500_000, 1, 2), (2, 300_000, 1), (1, 2, 200_000))))
    assert said.totals
    assert time.perf_counter() - began < 1


def test_splits_are_told_from_ten_votes_without_a_number_of_one_or_two() -> None:
    assert are_splits_told([(3, 0), (0, 3), (4, 0)])
    assert not are_splits_told([(3, 0), (0, 3), (3, 0)])
    assert not are_splits_told([(30, 1), (30, 30), (0, 0)])
    assert not are_splits_told([(30, 30), (30, 30), (0, 2)])
    assert not are_splits_told([])


def test_a_course_keeps_points_three_acts_apart() -> None:
    totals = (4, 4, 4)
    course = [("a", 12, totals), ("b", 14, totals), ("c", 15, totals), ("d", 17, totals), ("e", 21, totals)]
    assert [moment for moment, _acts, _totals in thinned(course)] == ["a", "c", "e"]


def test_a_course_begins_with_ten_persons_and_leaves_out_small_totals() -> None:
    course = [
        ("a", 9, (3, 3, 3)),
        ("b", 12, (9, 2, 0)),
        ("c", 15, (9, 3, 0)),
        ("d", 30, (9, 1, 5)),
        ("e", 31, (9, 6, 4)),
    ]
    assert [moment for moment, _acts, _totals in thinned(course)] == ["c", "e"]
    assert thinned([]) == []
    assert thinned([("a", 10, (3, 3, 4))]) == [("a", 10, (3, 3, 4))]


@given(st.lists(st.tuples(st.integers(0, 3), st.tuples(few, few, few))))
def test_neighbouring_points_of_a_course_never_differ_by_one_or_two_acts(
    steps: list[tuple[int, tuple[int, int, int]]],
) -> None:
    acts = 0
    course = [(at, acts := acts + step, totals) for at, (step, totals) in enumerate(steps)]
    kept = thinned(course)
    assert all(later[1] - earlier[1] >= LEAST_CELL for earlier, later in pairwise(kept))
    assert all(sum(totals) >= LEAST_TOLD and not {1, 2} & {*totals} for _at, _acts, totals in kept)
    assert kept == [point for point in course if point in kept]
