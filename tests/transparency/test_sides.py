"""The days that are asked for, and what is told of removals by side: both pure."""

from datetime import UTC, date, datetime

import pytest

from debates.transparency.interval import difference, share
from debates.transparency.period import period
from debates.transparency.sides import Counted, Finding, compare

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        (("", ""), date(2026, 6, 3), TODAY),
        (("2026-01-01", "2026-02-01"), date(2026, 1, 1), date(2026, 2, 1)),
        (("2026-02-01", "2026-01-01"), date(2026, 1, 1), date(2026, 2, 1)),
        (("", "2026-07-30"), date(2026, 1, 31), date(2026, 7, 30)),
        (("nonsense", "2026-13-45"), date(2026, 6, 3), TODAY),
        (("2026-11-01", "9999-12-31"), date(2026, 11, 1), TODAY),
        (("9999-12-31", ""), TODAY, TODAY),
        (("0001-01-01", "0001-01-01"), date(2000, 1, 1), date(2000, 1, 1)),
    ],
)
def test_days_are_read_in_either_order_and_never_lie_ahead(asked, first, last):
    found = period(*asked, TODAY)
    assert (found.first, found.last) == (first, last)


def test_both_days_are_whole():
    span = period("2026-11-29", "2026-11-30", TODAY).span
    assert span == (datetime(2026, 11, 29, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def test_both_shares_are_told_with_their_gap():
    found = compare(Counted(100, 10), Counted(120, 12))
    assert [row.share for row in found.rows] == [share(10, 100), share(12, 120)]
    assert found.gap == difference(10, 100, 12, 120)
    assert found.finding == Finding.ALIKE


@pytest.mark.parametrize(
    ("for_", "against", "finding"),
    [
        ((100, 40), (100, 10), Finding.FOR),
        ((100, 10), (100, 40), Finding.AGAINST),
        ((100, 40), (100, 0), Finding.FOR),
        ((100, 3), (100, 0), Finding.ALIKE),
        ((100, 2), (100, 2), Finding.TOO_FEW),
        ((100, 40), (0, 0), Finding.TOO_FEW),
        ((0, 0), (0, 0), Finding.TOO_FEW),
    ],
)
def test_it_is_found_whether_they_differ_by_more_than_chance(for_, against, finding):
    assert compare(Counted(*for_), Counted(*against)).finding == finding


@pytest.mark.parametrize("few", [0, 1, 2])
def test_a_count_under_three_is_not_told_nor_what_it_follows_from(few):
    found = compare(Counted(100, few), Counted(few, 0))
    assert [(row.written, row.removed, row.share) for row in found.rows] == [(100, None, None), (None, None, None)]
    assert compare(Counted(100, few), Counted(100, 40)).gap is None
