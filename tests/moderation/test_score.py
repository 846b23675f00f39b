"""How much a report weighs: for all counts, and at the bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.moderation.score import LEAST_PRECISION, MOST_PRECISION, Weighed, hides, precision, score, weight

COUNTS = st.integers(0, 1_000)


@given(decided=COUNTS, agreed=COUNTS)
def test_precision_stays_within_its_bounds_and_grows_with_agreement(decided, agreed):
    agreed = min(agreed, decided)
    found = precision(agreed, decided)
    assert LEAST_PRECISION <= found <= MOST_PRECISION
    assert precision(agreed, decided + 1) <= found <= precision(agreed + 1, decided + 1)


@pytest.mark.parametrize(("agreed", "decided", "expected"), [(0, 0, 0.5), (3, 4, 4 / 6), (0, 10, 0.25), (8, 8, 0.9)])
def test_precision_by_hand(agreed, decided, expected):
    assert precision(agreed, decided) == pytest.approx(expected)


@pytest.mark.parametrize("trust", range(4))
def test_whoever_is_not_trusted_weighs_nothing(trust):
    assert weight(trust, 0, 0) == trust * 0.5


def crowd(*sides, each=1.5, trust=3):
    return [Weighed(each, trust, side) for side in sides]


HIDING = ("against", "against", "for")


@pytest.mark.parametrize(
    ("reports", "side", "expected"),
    [
        (crowd(*HIDING), "for", True),
        (crowd(*HIDING), "against", True),
        (crowd("against", "against", "against"), "for", False),  # the other side alone
        (crowd("against", None, None), "for", False),
        (crowd("for", "for", each=2.0), "for", False),  # two people
        (crowd(*HIDING, each=1.3), "for", False),  # 3.9
        (crowd(*HIDING, trust=0), "for", False),
        (crowd(*HIDING), None, False),  # an author who never said
        ([*crowd("against", "against"), Weighed(1.5, 0, "for")], "for", False),  # an own side without trust
    ],
)
def test_reports_hide_only_with_enough_of_all_three(reports, side, expected):
    assert hides(reports, side) is expected


@given(st.lists(st.floats(0, 4.5), max_size=20))
def test_a_score_is_what_the_reports_weigh_together(weights):
    assert score([Weighed(one, 1, None) for one in weights]) == pytest.approx(sum(weights))
