"""What each level of trust asks."""

from dataclasses import replace
from itertools import pairwise

import pytest

from debates.standing.earning import LEVELS, Facts, Missing, What, earned, missing

LEAST = {
    1: Facts(is_confirmed=True, days=1, visible=2, visible_of_late=3, removed_of_late=1),
    2: Facts(is_confirmed=True, days=14, visible=15, visible_of_late=9, removed_of_late=1),
    3: Facts(is_confirmed=True, days=60, visible=60, visible_of_late=19, removed_of_late=1),
}


@pytest.mark.parametrize("level", LEAST)
def test_exactly_what_a_level_asks_is_enough(level):
    assert earned(LEAST[level]) == level
    assert missing(LEAST[level], level) == ()


@pytest.mark.parametrize("level", LEAST)
@pytest.mark.parametrize("less", ["is_confirmed", "days", "visible", "visible_of_late"])
def test_a_little_less_of_anything_is_not(level, less):
    facts = replace(LEAST[level], **{less: getattr(LEAST[level], less) - 1})
    assert earned(facts) < level
    assert len(missing(facts, level)) == 1


def test_without_a_confirmed_address_nothing_is_earned():
    assert earned(replace(LEAST[3], is_confirmed=False)) == 0


def test_who_posted_nothing_of_late_had_nothing_removed():
    assert earned(replace(LEAST[3], visible_of_late=0, removed_of_late=0)) == 3


def test_what_is_missing_is_told_with_how_it_is_and_ought_to_be():
    new = Facts(is_confirmed=False, days=0, visible=1, visible_of_late=1, removed_of_late=2)
    assert missing(new, 2) == (
        Missing(What.EMAIL, 0, 1),
        Missing(What.DAYS, 0, 14),
        Missing(What.POSTS, 1, 15),
        Missing(What.REMOVED, 67, 10),
    )


def test_each_level_asks_more_than_the_one_beneath_it():
    for less, more in pairwise(LEVELS):
        assert more.days > less.days
        assert more.posts > less.posts
        assert more.removed_percent < less.removed_percent
