"""A simulated debate of two weeks: honest voters with tastes of their own, and a brigade that votes as one."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from debates.voting.bursts import DAY, HOUR, Answer

WEEKS = 14 * DAY
POSTS = 60


@dataclass(frozen=True)
class Brigade:
    """How hard it is to see: ``jitter`` is how far an account strays from the given order, in places."""

    size: int = 200
    new: float = 0.85
    lasts: float = HOUR
    targets: int = 12
    takes: float = 0.85  # of the targets
    decoys: int = 3
    jitter: float = 2.0
    begins: float | None = None  # seconds after the opening; none: some day in the midst


@dataclass(frozen=True)
class Debate:
    """Who answered what; ``brigade`` are the voters that are to be found, ``new`` those with new accounts."""

    answers: list[Answer]
    new: set[int]
    brigade: set[int]
    honest: set[int]


def simulated(seed: int, brigade: Brigade | None = None, *, honest: int = 2_000) -> Debate:
    """A debate by chance, always the same for a seed. Voters are numbered from 1, the brigade's last."""
    chance = Random(seed)  # noqa: S311 - a simulation
    posts = _posts(chance)
    answers = [answer for voter in range(1, honest + 1) for answer in _honest(chance, voter, posts)]
    new = {voter for voter in range(1, honest + 1) if chance.random() < 0.2}
    size = brigade.size if brigade else 0
    fakes = set(range(honest + 1, honest + size + 1))
    if brigade:
        answers += _raid(chance, brigade, sorted(fakes), posts)
        new |= {voter for voter in fakes if chance.random() < brigade.new}
    return Debate(answers, new, fakes, set(range(1, honest + 1)))


@dataclass(frozen=True)
class _Post:
    number: int
    is_for: bool
    made: float
    quality: float  # the share of neutral readers who find it well argued
    draw: float  # how much it is looked at


def _posts(chance: Random) -> list[_Post]:
    made = [0.0] * 25 + sorted(chance.uniform(0, 10 * DAY) for _ in range(POSTS - 25))
    return [
        _Post(n, n % 2 == 0, at, chance.uniform(0.3, 0.9), 1 / (1 + chance.randrange(POSTS)) ** 0.7)
        for n, at in enumerate(made, start=1)
    ]


@dataclass(frozen=True)
class _Reader:
    """Somebody honest: ``zeal`` is how far their side decides what they find well argued."""

    at: float
    is_for: bool
    zeal: float
    wave: int | None


WAVES = ((3.4 * DAY, 0.5), (8.7 * DAY, 0.85))  # when somebody linked to the debate, and the share of one side


def _reader(chance: Random) -> _Reader:
    """After the opening mostly; in two waves, the second of one side; or at any hour of the day."""
    zeal = chance.choice([0.05, 0.15, 0.15, 0.6])
    kind = chance.random()
    if kind < 0.4:
        return _Reader(min(chance.expovariate(1 / (12 * HOUR)), 13 * DAY), chance.random() < 0.5, zeal, None)
    if kind < 0.55:
        wave = chance.randrange(2)
        begun, share = WAVES[wave]
        return _Reader(begun + chance.expovariate(1 / HOUR), chance.random() < share, zeal, wave)
    at = chance.randrange(13) * DAY + chance.triangular(6, 24, 18) * HOUR
    return _Reader(at, chance.random() < 0.5, zeal, None)


def _honest(chance: Random, voter: int, posts: list[_Post]) -> Iterator[Answer]:
    reader = _reader(chance)
    at, there = reader.at, [post for post in posts if post.made <= reader.at]
    weights = [post.draw * _attention(post, reader) for post in there]
    left = min(1 + int(chance.expovariate(1 / 7)), 40)
    for post in dict.fromkeys(chance.choices(there, weights, k=left)):
        is_own = post.is_for == reader.is_for
        if chance.random() < 0.75:
            likes = chance.random() < post.quality + (reader.zeal if is_own else -reader.zeal)
            yield Answer(voter, post.number, "helpful yes" if likes else "helpful no", at)
        if chance.random() < 0.6:
            agrees = chance.random() < (0.8 if is_own else 0.15)
            yield Answer(voter, post.number, "agree agree" if agrees else "agree disagree", at + 5)
        at += chance.uniform(20, 180)
        if chance.random() < 0.05:  # comes back another day
            at += chance.uniform(0.5, 2) * DAY


def _attention(post: _Post, reader: _Reader) -> float:
    """What is new is looked at more; a wave looks at what stood first on the page that was linked to."""
    fresh = 3.0 if reader.at - post.made < 12 * HOUR else 1.0
    return fresh * (3.0 if reader.wave is not None and post.number % 8 == reader.wave else 1.0)


def _raid(chance: Random, brigade: Brigade, fakes: list[int], posts: list[_Post]) -> Iterator[Answer]:
    begins = chance.uniform(4, 9) * DAY if brigade.begins is None else brigade.begins
    there = [post for post in posts if post.made <= begins]
    targets = chance.sample(there, brigade.targets)
    for voter in fakes:
        at = begins + chance.uniform(0, brigade.lasts)
        own = [target for target in targets if chance.random() < brigade.takes]
        own.sort(key=lambda target: targets.index(target) + chance.gauss(0, brigade.jitter))
        others = [post for post in there if post not in own]
        for post in [*own, *chance.sample(others, brigade.decoys)]:
            is_target = post in targets
            likes = post.is_for if is_target else chance.random() < 0.5
            yield Answer(voter, post.number, "helpful yes" if likes else "helpful no", at)
            if chance.random() < 0.7:
                yield Answer(voter, post.number, "agree agree" if likes else "agree disagree", at + 3)
            at += chance.uniform(5, 40)
