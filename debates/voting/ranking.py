"""How posts rank by the votes on them. Pure: counts go in, numbers that sort come out.

A share alone ranks one vote of one above ninety of a hundred, so every rank is a lower bound of a share; and a post is
as good as the side that likes it less finds it, so that a crowd cannot carry what only the crowd likes.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from math import sqrt
from typing import TypeVar

Z = 1.28  # nine in ten: the true share lies above the bound
LEAST_A_SIDE = 3  # voters of a side before it is asked
_HALF = 0.5
Changer = TypeVar("Changer", bound=Hashable)
Item = TypeVar("Item", bound=Hashable)


class Band(IntEnum):
    """What comes before any score: a post of a higher band stands above every post of a lower one."""

    REJECTED = 0  # most of either side found it badly argued
    WAITING = 1  # for readers of the other side
    BRIDGED = 2  # both sides have read it


@dataclass(frozen=True, slots=True)
class Split:
    """Votes on one question: ``yes`` of ``n``."""

    yes: int
    n: int

    @property
    def share(self) -> float:
        """The share of yes, 0 to 1; 0 without votes."""
        return self.yes / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class Views:
    """What one side thinks of a post: how many agree, disagree, and pass."""

    agree: int
    disagree: int
    passed: int

    @property
    def n(self) -> int:
        """How many answered."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of a post in the best order: its band, then its score, 0 to under 1."""

    band: Band
    score: float

    @property
    def key(self) -> float:
        """Band and score as one number, 0 to under 3: higher is better."""
        return self.band + self.score


def wilson(yes: int, n: int, z: float = Z) -> float:
    """Return the lower bound of a share, from 0 to the share itself; 0 without votes.

    Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (1927). ``z`` is in standard
    deviations. Raises ValueError unless 0 <= yes <= n.
    """
    if not 0 <= yes <= n:
        raise ValueError(f"{yes} of {n} is no share")
    if n == 0:
        return 0.0
    share, squared = yes / n, z * z
    bound = share + squared / (2 * n) - z * sqrt((share * (1 - share) + squared / (4 * n)) / n)
    return min(max(bound / (1 + squared / n), 0.0), share)


def bridge(one: Split, other: Split) -> float | None:
    """Return how good the side that likes it less finds a post, 0 to under 1; None under LEAST_A_SIDE voters a side.

    The minimum and not a mean: a mean rewards a post that the other side never saw.
    """
    if min(one.n, other.n) < LEAST_A_SIDE:
        return None
    return min(wilson(one.yes, one.n), wilson(other.yes, other.n))


def best(all_: Split, for_: Split, against: Split) -> Rank:
    """Return the rank of a post by who found it well argued: everybody, and those who stood for and against at first.

    A post waits, by Wilson over all voters, until both sides have read it; then the bridge says.
    """
    score = bridge(for_, against)
    if score is None:
        return Rank(Band.WAITING, wilson(all_.yes, all_.n))
    is_rejected = max(for_.share, against.share) < _HALF
    return Rank(Band.REJECTED if is_rejected else Band.BRIDGED, score)


def divided(for_: Views, against: Views) -> float:
    """Return how surely one side agrees with a post and the other disagrees, 0 to under 1.

    The lesser of the two lower bounds, for the side that it suits; 0 under LEAST_A_SIDE voters a side.
    """
    return max(
        bridge(Split(for_.agree, for_.n), Split(against.disagree, against.n)) or 0.0,
        bridge(Split(for_.disagree, for_.n), Split(against.agree, against.n)) or 0.0,
    )


def common(for_: Views, against: Views) -> float:
    """Return how surely both sides agree with a post, 0 to under 1; 0 under LEAST_A_SIDE voters a side."""
    return bridge(Split(for_.agree, for_.n), Split(against.agree, against.n)) or 0.0


def persuasion(credits_: Iterable[tuple[Changer, Item]]) -> dict[Item, Fraction]:
    """Return for each credited item how many minds it changed, in persons.

    Whoever changed their mind gives 1 in all, in equal parts to the different items that they credit.
    """
    by_changer: defaultdict[Changer, dict[Item, None]] = defaultdict(dict)
    for changer, item in credits_:
        by_changer[changer][item] = None
    total: defaultdict[Item, Fraction] = defaultdict(Fraction)
    for items in by_changer.values():
        for item in items:
            total[item] += Fraction(1, len(items))
    return dict(total)
