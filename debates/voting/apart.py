"""How far two published counts lie apart, in persons. Pure.

Who reads a count, and reads it again when one person has acted, reads that person. So a count is published only where
it tells the same as each earlier one, or what at least three persons did since.
"""

from collections.abc import Iterable, Sequence

LEAST_APART = 3  # persons between two published counts that are not the same
Counts = tuple[int, ...]


def apart(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many persons, at least, account for the difference between two counts of as many places.

    Each person is counted in one place at most, so that one person lowers one place and raises another by 1. Raises
    ValueError where the places differ in number.
    """
    steps = [after - before for before, after in zip(one, other, strict=True)]
    return max(sum(step for step in steps if step > 0), -sum(step for step in steps if step < 0))


def may_follow(counts: Sequence[int], published: Iterable[Sequence[int]]) -> bool:
    """Return whether a count may be published after those: from each it differs by LEAST_APART persons, or not."""
    return not any(0 < apart(one, counts) < LEAST_APART for one in published)
