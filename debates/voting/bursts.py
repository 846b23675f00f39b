"""Answers that came much faster than the debate's own pace: the first sign of people who vote as one. No Django.

Our own measure. Of the answers of one kind on a post (say "yes, well argued") the window that stands out most is
compared with the pace of everybody else: people who did not give that answer then. So a crowd at the opening of a
debate is no burst, since all posts are answered faster then; and those who vote as one do not hide in a pace that is
their own. Where nobody else votes there is no pace, and so no burst.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

HOUR, DAY = 3_600.0, 86_400.0
LENGTHS = (HOUR, DAY)  # of windows, in seconds
LEAST = 10  # answers in a window, under which nothing is a burst
TIMES = 3.0  # the odds of an answer to fall into the window, against the odds of the others' answers
SURPRISE = 15.0  # in nats, about 1 in 3 million by chance
DOUBT = 10.0  # answers of others that are taken to have come in any window: with few others there is little evidence

What = tuple[int, str]  # a post, and what was answered about it


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered about a post, and when, in seconds since any time."""

    voter: int
    post: int
    said: str
    at: float

    @property
    def what(self) -> What:
        """The post with the answer."""
        return self.post, self.said


@dataclass(frozen=True, slots=True)
class Burst:
    """The same answer of many within a window; ``surprise`` is how unlikely that is at the pace of others, in nats."""

    what: What
    starts: float
    ends: float
    voters: frozenset[int]
    surprise: float


def surprise(within: int, number: int, share: float) -> float:
    """Return how unlikely it is that so many of a number, or more, fall where a share of all is to be expected.

    In nats: ``n KL(k/n, p)``, Chernoff's bound of -ln of a binomial tail; 0 if not more did than expected.
    """
    seen = within / number
    if seen <= share:
        return 0.0
    outside = (1 - seen) * log((1 - seen) / (1 - share)) if seen < 1 else 0.0
    return number * (seen * log(seen / share) + outside)


def bursts(answers: Iterable[Answer]) -> list[Burst]:
    """Return the bursts among the answers given in one debate, the most surprising first.

    At most one for each answer of each post and each of ``LENGTHS``. Time: n log n for n answers.
    """
    given = sorted(answers, key=lambda answer: answer.at)
    pace = _Pace(given)
    by_what: defaultdict[What, list[int]] = defaultdict(list)
    for place, answer in enumerate(given):
        by_what[answer.what].append(place)
    many = [same for same in by_what.values() if len(same) >= LEAST]
    found = (_burst(same, length, pace) for length in LENGTHS for same in many)
    return sorted((burst for burst in found if burst), key=lambda burst: -burst.surprise)


class _Pace:
    """How fast a debate is answered: by all, and by all but some."""

    def __init__(self, given: Sequence[Answer]) -> None:
        self.given = given
        self.times = [answer.at for answer in given]
        self.following = {length: _following(self.times, length) for length in LENGTHS}
        self.begun: dict[int, float] = {}
        self.of: defaultdict[int, list[float]] = defaultdict(list)
        for answer in given:
            self.begun.setdefault(answer.post, answer.at)
            self.of[answer.voter].append(answer.at)

    def without(self, voters: Iterable[int], starts: float, ends: float) -> int:
        """Return how many answers others gave within a time."""
        return _between(self.times, starts, ends) - sum(_between(self.of[voter], starts, ends) for voter in voters)

    def since(self, post: int) -> int:
        """Return how many answers were given since the post had its first."""
        return len(self.times) - bisect_left(self.times, self.begun[post])


def _burst(same: Sequence[int], length: float, pace: _Pace) -> Burst | None:
    """Return the window that stands out most among the same answers, if it does so far enough."""
    within = [pace.given[place] for place in _strongest(same, length, pace)]
    voters = frozenset(answer.voter for answer in within)
    if len(voters) < LEAST:
        return None
    starts = within[0].at
    share = _share_of_others(within[0].post, voters, starts, starts + length, pace)
    found = Burst(within[0].what, starts, within[-1].at, voters, surprise(len(within), len(same), share))
    is_faster = len(within) * (1 - share) >= TIMES * (len(same) - len(within)) * share
    return found if is_faster and found.surprise >= SURPRISE else None


def _share_of_others(post: int, voters: Iterable[int], starts: float, ends: float, pace: _Pace) -> float:
    """Return which share of what others answered since the post had its first fell into a window, rather too high."""
    within = pace.without(voters, starts, ends)
    return (within + DOUBT) / (pace.without(voters, pace.begun[post], pace.times[-1]) + DOUBT)


def _strongest(same: Sequence[int], length: float, pace: _Pace) -> Sequence[int]:
    """Return the answers in the window that is most surprising at the pace of all; each begins with an answer."""
    following = _following([pace.times[place] for place in same], length)
    whole = pace.since(pace.given[same[0]].post)
    near = pace.following[length]
    first = max(range(len(same)), key=lambda n: surprise(following[n], len(same), near[same[n]] / whole))
    return same[first : first + following[first]]


def _following(times: Sequence[float], length: float) -> list[int]:
    """Return for each of the times, in order, how many fall into the window that begins with it."""
    counts, end = [], 0
    for start, time in enumerate(times):
        while end < len(times) and times[end] <= time + length:
            end += 1
        counts.append(end - start)
    return counts


def _between(times: Sequence[float], starts: float, ends: float) -> int:
    return bisect_right(times, ends) - bisect_left(times, starts)
