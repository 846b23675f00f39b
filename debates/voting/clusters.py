"""Groups of people who answered as one: bursts that the same people made, and what else is the same. No Django.

Our own measure; see bursts.py for the first sign. Bursts of much the same people are one event, also days apart. Who
took part in enough of its posts belongs to the group. A burst alone is no group: something else has to be the same.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import ceil, sqrt

from debates.voting.bursts import Answer, Burst, bursts

MOST_BURSTS = 200  # that are compared with one another
LEAST_PEOPLE = 10  # in a group
SHARED = 0.5  # of the people of the smaller burst, that two bursts of one event have in common
LEAST_POSTS = 3  # of an event that somebody answered alike, to belong to its group
TAKEN = 0.4  # of the posts of an event, as well
NEWER = 2.0  # times as many new accounts as among the others
FAR = 4.0  # standard deviations
IN_ORDER, ORDERLIER = 0.65, 0.1  # how often two of a group keep the same order, and how much oftener than others


class Sign(StrEnum):
    """What is the same in a group."""

    BURST = "burst"  # many of the same answer in a short time
    ALIKE = "alike"  # the same posts answered the same way
    NEW = "new"  # many new accounts
    ORDER = "order"  # the same order


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group; ``new`` and ``order`` are shares (see ``order``), each with that of the others in the debate."""

    voters: frozenset[int]
    posts: tuple[int, ...]
    starts: float
    ends: float
    new: float
    new_elsewhere: float
    order: float
    order_elsewhere: float
    signs: tuple[Sign, ...]


def clusters(answers: Sequence[Answer], new: Set[int]) -> list[Cluster]:
    """Return the groups among who voted in one debate, the largest first; ``new`` are voters with new accounts."""
    ways = _ways(answers)
    found = (_cluster(event, ways, new) for event in _events(bursts(answers)[:MOST_BURSTS]))
    return sorted((cluster for cluster in found if cluster), key=lambda cluster: -len(cluster.voters))


def order(ways: Iterable[Mapping[int, float]], posts: Iterable[int]) -> float:
    """Return how often two people who both answered the same two posts did so in the same order: by chance 0.5.

    ``ways`` are when each answered which post first.
    """
    known, alike, pairs = list(ways), 0, 0
    for one, other in combinations(posts, 2):
        both = [way[one] < way[other] for way in known if one in way and other in way]
        first, second = sum(both), len(both) - sum(both)
        alike += first * (first - 1) // 2 + second * (second - 1) // 2
        pairs += len(both) * (len(both) - 1) // 2
    return alike / pairs if pairs else 0.5


def _ways(answers: Iterable[Answer]) -> dict[int, dict[int, float]]:
    ways: dict[int, dict[int, float]] = {}
    for answer in sorted(answers, key=lambda answer: answer.at):
        ways.setdefault(answer.voter, {}).setdefault(answer.post, answer.at)
    return ways


def _events(found: Sequence[Burst]) -> list[list[Burst]]:
    """Return bursts of much the same people together, each with those that it belongs to by others too."""
    events: list[list[Burst]] = []
    for burst in found:
        near = [event for event in events if any(_are_one(burst, other) for other in event)]
        events = [event for event in events if event not in near]
        events.append([burst, *(other for event in near for other in event)])
    return events


def _are_one(burst: Burst, other: Burst) -> bool:
    return len(burst.voters & other.voters) >= SHARED * min(len(burst.voters), len(other.voters))


def _cluster(event: Sequence[Burst], ways: Mapping[int, Mapping[int, float]], new: Set[int]) -> Cluster | None:
    posts = tuple(sorted({burst.what[0] for burst in event}))
    voters = _members(event)
    if len(voters) < LEAST_PEOPLE:
        return None
    others = ways.keys() - voters
    shares = _share(voters, new), _share(others, new)
    orders = order((ways[v] for v in voters), posts), order((ways[v] for v in others), posts)
    signs = _signs(len(posts), len(voters), shares, orders)
    if len(signs) == 1:  # a burst and nothing else
        return None
    times = [ways[voter][post] for voter in voters for post in posts if post in ways[voter]]
    return Cluster(voters, posts, min(times), max(times), *shares, *orders, signs)


def _members(event: Sequence[Burst]) -> frozenset[int]:
    """Return who took part in enough posts of an event; in one of few posts, who made its most surprising burst."""
    by_post: dict[int, set[int]] = {}
    for burst in event:
        by_post.setdefault(burst.what[0], set()).update(burst.voters)
    if len(by_post) < LEAST_POSTS:
        return max(event, key=lambda burst: burst.surprise).voters
    enough = max(LEAST_POSTS, ceil(TAKEN * len(by_post)))
    taken: dict[int, int] = {}
    for voters in by_post.values():
        for voter in voters:
            taken[voter] = taken.get(voter, 0) + 1
    return frozenset(voter for voter, posts in taken.items() if posts >= enough)


def _share(voters: Set[int], new: Set[int]) -> float:
    return len(voters & new) / len(voters) if voters else 0.0


def _signs(posts: int, people: int, new: tuple[float, float], orders: tuple[float, float]) -> tuple[Sign, ...]:
    is_alike = posts >= LEAST_POSTS
    deviation = sqrt(max(new[1] * (1 - new[1]), 1 / (4 * people)) / people)
    is_new = new[0] >= NEWER * new[1] and new[0] - new[1] >= FAR * deviation
    is_in_order = is_alike and orders[0] >= IN_ORDER and orders[0] - orders[1] >= ORDERLIER
    kept = {Sign.BURST: True, Sign.ALIKE: is_alike, Sign.NEW: is_new, Sign.ORDER: is_in_order}
    return tuple(sign for sign, is_so in kept.items() if is_so)
