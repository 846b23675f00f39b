"""Answers that came much faster than the debate's own pace: the first sign of people who vote as one. No Django.

Our own measure. The debate's pace is how many people are active. Of the answers of one kind on a post (say "yes, well
argued") we take the window that stands out most, and compare how many of the people who were active in it gave that
answer with how many of all the others did. So a crowd at the opening, a wave of readers, or a post on which nearly all
agree makes no burst; and those who vote as one do not hide in a crowd that is their own. And of those who answered that
question in the window more gave the same answer than otherwise: that a post was read more then is no burst either.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

HOUR, DAY = 3_600.0, 86_400.0
LENGTHS = (HOUR, DAY)  # of windows, in seconds
LEAST = 10  # people in a window, under whom nothing is a burst
TIMES = 3.0  # the odds of the answer among people in the window, against those among the others
AGREEING = 2.0  # the odds of the answer among the answers to its question in the window, against those outside
SURPRISE = 15.0  # in nats, about 1 in 3 million by chance
DOUBT = 5.0  # others who are taken to have given every answer: with few others there is little evidence

What = tuple[int, str]  # a post, and what was answered about it


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered about a post, and when, in seconds since any time."""

    voter: int
    post: int
    said: str  # the question, a space, the answer
    at: float

    @property
    def what(self) -> What:
        """The post with the answer."""
        return self.post, self.said

    @property
    def question(self) -> What:
        """The post with the question."""
        return self.post, self.said.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Burst:
    """The same answer of many within a window; ``surprise`` says how unlikely so many of those active are, in nats."""

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
    """Who is active when in a debate."""

    def __init__(self, given: Sequence[Answer]) -> None:
        self.given = given
        self.times = [answer.at for answer in given]
        self.active = {length: _active(given, _following(self.times, length)) for length in LENGTHS}
        last = {answer.voter: answer.at for answer in given}
        begun: dict[int, float] = {}
        for answer in given:
            begun.setdefault(answer.post, answer.at)
        self.asked: defaultdict[What, list[float]] = defaultdict(list)
        for answer in given:
            self.asked[answer.question].append(answer.at)
        self.since = {post: {voter for voter, at in last.items() if at >= start} for post, start in begun.items()}

    def between(self, starts: float, ends: float) -> set[int]:
        """Return who is active within a time."""
        first, last = bisect_left(self.times, starts), bisect_right(self.times, ends)
        return {answer.voter for answer in self.given[first:last]}


def _burst(same: Sequence[int], length: float, pace: _Pace) -> Burst | None:
    """Return the window that stands out most among the same answers, if it does so far enough."""
    within = [pace.given[place] for place in _strongest(same, length, pace)]
    voters = frozenset(answer.voter for answer in within)
    if len(voters) < LEAST:
        return None
    active = pace.between(within[0].at, within[0].at + length)
    others = pace.since[within[0].post] - active
    gave = {pace.given[place].voter for place in same} & others
    share = (len(gave) + DOUBT) / (len(others) + DOUBT)
    found = Burst(within[0].what, within[0].at, within[-1].at, voters, surprise(len(voters), len(active), share))
    is_faster = len(voters) * (1 - share) >= TIMES * (len(active) - len(voters)) * share
    return found if is_faster and found.surprise >= SURPRISE and _agrees_more(within, len(same), pace) else None


def _agrees_more(within: Sequence[Answer], number: int, pace: _Pace) -> bool:
    """Say whether more gave this answer to its question within the window than outside, beyond what chance does."""
    times = pace.asked[within[0].question]
    answered = bisect_right(times, within[-1].at) - bisect_left(times, within[0].at)
    usual = _at_most(number - len(within), len(times) - answered)
    return (len(within) + 0.5) * (1 - usual) >= AGREEING * (answered - len(within) + 0.5) * usual


def _at_most(number: int, whole: int) -> float:
    """Return a share of a whole as high as it may well be: two standard errors up; of nothing it is three quarters."""
    share = (number + 3) / (whole + 4)
    return min(share + 2 * sqrt(share * (1 - share) / (whole + 4)), 0.95)


def _strongest(same: Sequence[int], length: float, pace: _Pace) -> Sequence[int]:
    """Return the answers in the window where most of the active gave it, against all; each begins with an answer."""
    following = _following([pace.times[place] for place in same], length)
    active = pace.active[length]
    share = len(same) / len(pace.since[pace.given[same[0]].post])
    first = max(range(len(same)), key=lambda n: surprise(following[n], active[same[n]], share))
    return same[first : first + following[first]]


def _active(given: Sequence[Answer], following: Sequence[int]) -> list[int]:
    """Return for each answer how many people gave the answers that follow it in its window."""
    counts, inside, end = [], Counter[int](), 0
    for start, answer in enumerate(given):
        while end < start + following[start]:
            inside[given[end].voter] += 1
            end += 1
        counts.append(len(inside))
        inside[answer.voter] -= 1
        if not inside[answer.voter]:
            del inside[answer.voter]
    return counts


def _following(times: Sequence[float], length: float) -> list[int]:
    """Return for each of the times, in order, how many fall into the window that begins with it."""
    counts, end = [], 0
    for start, time in enumerate(times):
        while end < len(times) and times[end] <= time + length:
            end += 1
        counts.append(end - start)
    return counts
