"""The flow from before to after: in proportion, edges that meet, labels apart, and never more than the table tells."""

from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from debates.results.bands import HEIGHT, JOINT, POSITIONS, WIDTH
from debates.results.cells import grid
from debates.results.flow import BARS, LABEL, flow

from .drawn import HIDDEN, PLACES, TABLES, WORKED, numbers, said, texts, titles, told

SMALL = {(0, 1), (0, 2), (2, 0), (2, 1)}


def pieces(picture, column: str, position: str) -> list[tuple[float, float]]:
    """The edges of the bands at a bar, from the top down."""
    if column == "before":
        return sorted(band.edges[:2] for band in picture.bands if band.start == position)
    return sorted(band.edges[2:] for band in picture.bands if band.end == position)


def joined(picture, way: str) -> list[tuple[float, float]]:
    if way == "in":
        return sorted(band.edges[2:] for band in picture.bands if band.end == JOINT)
    return sorted(band.edges[:2] for band in picture.bands if band.start == JOINT)


class TestAnyTable:
    @given(TABLES, HIDDEN)
    def test_the_bands_of_a_bar_fill_it_from_edge_to_edge(self, rows, hidden):
        picture = flow(*told(rows, hidden))
        for column in ("before", "after"):
            for bar in getattr(picture, column):
                edges = pieces(picture, column, bar.position)
                assert all(one[1] == other[0] for one, other in pairwise(edges))
                assert not edges or (edges[0][0], edges[-1][1]) == (bar.top, bar.bottom)
                assert bool(edges) == bool(bar.count)

    @given(TABLES)
    def test_heights_are_in_proportion_to_persons(self, rows):
        picture = flow(*told(rows))
        unit = BARS / max(picture.n, 1)
        assert all(abs(bar.bottom - bar.top - bar.count * unit) < 1e-6 for bar in picture.bars)
        for band in picture.bands:
            top, bottom, to_top, to_bottom = band.edges
            assert bottom - top == pytest.approx(band.count * unit, abs=1e-6)
            assert to_bottom - to_top == pytest.approx(band.count * unit, abs=1e-6)

    @given(TABLES)
    def test_where_all_is_told_each_cell_with_somebody_is_a_band(self, rows):
        found = {(band.start, band.end): band.count for band in flow(*told(rows)).bands}
        assert found == {(POSITIONS[a], POSITIONS[b]): rows[a][b] for a, b in PLACES if rows[a][b]}

    @given(TABLES, HIDDEN)
    def test_all_that_flows_into_the_joint_bar_flows_out_of_it(self, rows, hidden):
        picture = flow(*told(rows, hidden))
        if picture.joint is None:
            assert not joined(picture, "in") + joined(picture, "out")
            return
        for way in ("in", "out"):
            edges = joined(picture, way)
            assert all(one[1] == other[0] for one, other in pairwise(edges))
            assert edges[0][0] == picture.joint.top
            assert edges[-1][1] == pytest.approx(picture.joint.bottom, abs=1e-6)

    @given(TABLES, HIDDEN, st.booleans())
    def test_no_label_lies_on_another_and_all_lie_in_the_picture(self, rows, hidden, is_mirrored):
        picture = flow(*told(rows, hidden), is_mirrored=is_mirrored)
        for bars in (picture.before, picture.after):
            assert all(after.label_y - before.label_y >= LABEL for before, after in pairwise(bars))
            assert all(bar.label_y > 0 and bar.name_y < HEIGHT for bar in bars)
        heights = [band.edges for band in picture.bands]
        assert all(0 <= edge <= HEIGHT for edges in heights for edge in edges)

    @given(TABLES, HIDDEN)
    def test_mirrored_it_is_the_same_seen_from_the_other_side(self, rows, hidden):
        plain, mirrored = flow(*told(rows, hidden)), flow(*told(rows, hidden), is_mirrored=True)
        assert [WIDTH - bar.label_x for bar in plain.bars] == [bar.label_x for bar in mirrored.bars]
        assert [bar.label_y for bar in plain.bars] == [bar.label_y for bar in mirrored.bars]
        assert [(WIDTH - b.x, WIDTH - b.to_x) for b in plain.bands] == [(b.x, b.to_x) for b in mirrored.bands]


class TestNoMoreThanTheTable:
    @given(TABLES, HIDDEN, st.data())
    def test_tables_that_are_told_alike_are_drawn_alike(self, rows, hidden, data):
        """Persons are moved round a rectangle of hidden cells: totals and told cells stay, and so must the picture."""
        corners = [
            (a, b, c, d) for a in range(3) for b in range(3) for c in range(3) for d in range(3) if a != c and b != d
        ]
        a, b, c, d = data.draw(st.sampled_from(corners))
        hidden = hidden | {(a, b), (c, d), (a, d), (c, b)}
        before = flow(*told(rows, hidden))
        moved = min(rows[a][b], rows[c][d])
        for row, column, by in ((a, b, -moved), (c, d, -moved), (a, d, moved), (c, b, moved)):
            rows[row][column] += by
        assert flow(*told(rows, hidden)) == before

    def test_a_hidden_cell_is_no_band_of_its_own(self):
        ways = {band.way: band.count for band in flow(*told(WORKED, SMALL)).bands}
        assert not ways.keys() & {"for-undecided", "for-against", "against-for", "against-undecided"}
        assert (ways["for-joint"], ways["against-joint"]) == (3, 5)
        assert (ways["joint-for"], ways["joint-undecided"], ways["joint-against"]) == (4, 2, 2)

    def test_numbers_that_contradict_one_another_are_not_drawn(self):
        before, after, cells, merged = told(WORKED, SMALL)
        with pytest.raises(ValueError, match="persons in them"):
            flow(before, after, cells, merged + 1)
        with pytest.raises(ValueError, match="add up to its total"):
            flow((31, 26, 43), after, cells, merged)
        with pytest.raises(ValueError, match="add up to its total"):
            flow((0, 25, 75), after, cells, merged)


class TestThePlaces:
    def test_those_who_stayed_are_faint_and_lie_beneath_those_who_moved(self):
        kinds = [band.kind for band in flow(*told(WORKED)).bands]
        assert [kind.startswith("kept-") for kind in kinds] == [True] * 3 + [False] * 6
        assert kinds.count("to-against") == 2

    def test_before_is_where_reading_begins(self):
        picture = flow(*told(WORKED))
        assert {bar.label_x < bar.x < WIDTH / 2 for bar in picture.before} == {True}
        assert {bar.label_x > bar.x > WIDTH / 2 for bar in picture.after} == {True}

    def test_nobody_is_a_hairline_with_a_label_and_a_line_that_leads_to_it(self):
        undecided, against = flow(*told(((12, 0, 0), (0, 0, 0), (0, 0, 0)))).before[1:]
        assert (undecided.count, against.count) == (0, 0)
        assert undecided.leader
        assert undecided.path == f"M{undecided.x} {undecided.top:g}h14V{undecided.top + 1:g}h-14z"
        assert numbers(undecided.leader)[0] == undecided.x
        after = flow(*told(((12, 0, 0), (0, 0, 0), (0, 0, 0)))).after[1]
        assert numbers(after.leader)[0] == after.x + 14

    def test_a_label_beside_its_bar_needs_no_line(self):
        assert [bar.leader for bar in flow(*told(WORKED)).before] == ["", "", ""]

    def test_three_of_a_million_are_drawn_as_a_line(self):
        thin = {band.way: band.is_thin for band in flow(*told(((500_000, 0, 3), (0, 0, 0), (0, 0, 499_997)))).bands}
        assert thin == {"for-for": False, "for-against": True, "against-against": False}

    def test_a_band_runs_from_bar_to_bar(self):
        band = flow(*told(WORKED)).bands[0]
        assert numbers(band.path)[:2] == [band.x, band.edges[0]]
        assert (band.x, band.to_x) == (150, WIDTH - 150)

    def test_nobody_at_all_is_six_hairlines(self):
        picture = flow(*told(((0, 0, 0),) * 3, set(PLACES)))
        assert (picture.n, picture.bands, picture.joint) == (0, (), None)


class TestInWords:
    def test_each_band_says_how_many_went_where(self):
        shown = said("_flow", flow=flow(*told(WORKED)))
        assert {"10 from undecided to for", "28 stayed for", "7 stayed undecided"} <= set(titles(shown))
        assert len(titles(shown)) == 9
        assert "31 for, 25 undecided, 44 against" in shown

    def test_what_is_not_told_apart_says_so(self):
        shown = said("_flow", flow=flow(*told(WORKED, SMALL)))
        assert "8 people in cells that are not told apart" in titles(shown)
        assert "3 from for, in cells that are not told apart" in titles(shown)
        assert "4 to for, in cells that are not told apart" in titles(shown)
        assert "· 8" in texts(shown)

    def test_a_language_with_a_decimal_comma_has_the_same_lines(self):
        with translation.override("de"):
            german = said("_flow", flow=flow(*told(WORKED)))
        assert 'd="M136 34h14V160.5h-14z"' in german
        assert ",5" not in german

    def test_a_million_is_grouped_by_thousands(self):
        rows = ((310_000, 0, 0), (100_000, 70_000, 80_000), (0, 10_000, 430_000))
        assert {"310,000", "410,000", "For"} <= set(texts(said("_flow", flow=flow(*told(rows)))))
        assert "n = 1,000,000." in said("_cells", grid=grid(*told(rows), totals=True))


class TestTheTable:
    def test_hidden_cells_are_dots_and_a_note_says_how_many_are_in_them(self):
        shown = said("_cells", grid=grid(*told(WORKED, SMALL), totals=True))
        assert shown.count('aria-hidden="true">·<') == 4
        assert "8 people in the cells marked ·" in shown
        assert '<td class="num">31</td>' in shown

    def test_where_all_is_told_there_is_no_note(self):
        shown = said("_cells", grid=grid(*told(WORKED), totals=True))
        assert "marked" not in shown
        assert shown.count('<td class="num">') == 16

    def test_without_totals_only_n_is_told(self):
        shown = said("_cells", grid=grid(*told(WORKED, set(PLACES)), totals=False))
        assert shown.count('<td class="num">') == 9
        assert "All" not in shown
        assert "n = 100." in shown
