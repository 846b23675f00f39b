"""What the demo's crowd does: who stands where, before and after, and who votes how on what. Pure.

It comes out the same every time: the only chance is ``random.Random(text).random()``, whose sequence Python promises
to keep.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import Literal, TypeVar

from debates.demo.electorate import POSITIONS, Crowd, Note, Subject

CONFIDENCES = (1, 2, 3)
MOST_CREDITED = 3
SILENT = 0.3  # the share of stances that tell no confidence
ARGUED, AGREED, PASSED = 0.92, 0.8, 0.12  # how many answer either question, and how many of the second pass
OWN, OTHER = 0.12, -0.14  # what a post gains in quality with the side that it favours, and loses with the other
LOYAL = 0.82  # how likely somebody is to agree with their own side
NEARER = 1.4  # how much likelier one reads what favours one's own side
WEIGHTS = (3.0, 1.2, 0.6)  # how likely an argument is read, by its depth
OF_COMMENT = 0.35
USUAL = 0.6  # the quality at which a post is read neither more nor less for it

Thing = TypeVar("Thing")
Axis = Literal["helpful", "agree"]
Value = Literal["yes", "no", "agree", "disagree", "pass"]


@dataclass(frozen=True, slots=True)
class StancePlan:
    """A stance that somebody takes. ``notes`` say what changed their mind: at most three, none without a change."""

    voter: str
    position: str
    confidence: int | None
    minutes_ago: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class VotePlan:
    """A vote on the post ``key``: yes or no to "well argued" (helpful), or agree, disagree, pass."""

    voter: str
    key: str
    axis: Axis
    value: Value
    minutes_ago: int


@dataclass(frozen=True, slots=True)
class Plans:
    """Everything that the crowd of a debate does, the earliest first."""

    stances: tuple[StancePlan, ...]
    votes: tuple[VotePlan, ...]


@dataclass(frozen=True, slots=True)
class _Career:
    """Where somebody stands before and after; none where they did not vote then."""

    voter: str
    before: str | None
    after: str | None

    @property
    def leaning(self) -> str:
        return str(self.before or self.after)


class _Lot:
    """Chance that is the same every time for the same words."""

    def __init__(self, *words: str) -> None:
        self.draw = Random(":".join(words)).random  # noqa: S311 - nothing here is secret, and it is to be the same

    def between(self, earlier: int, later: int) -> int:
        """Return minutes ago, from ``earlier`` to ``later``, both among them."""
        return later + int(self.draw() * (earlier - later + 1))

    def one_of(self, things: Sequence[Thing]) -> Thing:
        return things[int(self.draw() * len(things))]

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        return [thing for _, thing in sorted([(self.draw(), thing) for thing in things], key=lambda pair: pair[0])]


def plans(crowd: Crowd, voters: Sequence[str], posts: Sequence[Subject]) -> Plans:
    """Return what the crowd of a debate does: its stances and votes.

    ``voters`` are the handles to draw from, beside the debate's own people, who are in ``crowd``.

    Raises:
        ValueError: there are fewer voters than the crowd's tables count, or too few who changed so for the notes.
    """
    careers = _careers(crowd, voters)
    credited = _credited(crowd, careers, posts)
    made = {post.key: post.minutes_ago for post in posts}
    stances: list[StancePlan] = []
    votes: list[VotePlan] = []
    for career in careers:
        taken = list(_stances(crowd, career, credited[career.voter], made))
        stances += taken
        votes += _votes(crowd, career, taken[0].minutes_ago, posts)
    return Plans(tuple(sorted(stances, key=_when)), tuple(sorted(votes, key=_when)))


def _when(plan: StancePlan | VotePlan) -> int:
    return -plan.minutes_ago


def _careers(crowd: Crowd, voters: Sequence[str]) -> list[_Career]:
    """Give everybody their two positions: first the debate's people, then whoever is drawn fills up the tables."""
    people = [_Career(handle, before, after) for handle, (before, after) in crowd.people.items()]
    open_places = list(_places(crowd))
    for person in people:
        open_places.remove((person.before, person.after))
    drawn = _Lot(crowd.debate, "who").shuffled([voter for voter in voters if voter not in crowd.people])
    if len(drawn) < len(open_places):
        raise ValueError(f"{crowd.debate}: {len(open_places)} places for {len(drawn)} voters")
    return people + [_Career(voter, *place) for voter, place in zip(drawn, open_places, strict=False)]


def _places(crowd: Crowd) -> Iterator[tuple[str | None, str | None]]:
    for before, row in zip(POSITIONS, crowd.moves, strict=True):
        for after, count in zip(POSITIONS, row, strict=True):
            yield from [(before, after)] * count
    for position, once, late in zip(POSITIONS, crowd.opening_only, crowd.final_only, strict=True):
        yield from chain([(position, None)] * once, [(None, position)] * late)


def _credited(crowd: Crowd, careers: Sequence[_Career], posts: Sequence[Subject]) -> dict[str, tuple[Note, ...]]:
    """Hand out the notes among those who changed so; the debate's own people, whose voices are known, write none."""
    lot = _Lot(crowd.debate, "notes")
    authors = {post.key: post.author for post in posts}
    taken: dict[str, tuple[Note, ...]] = {career.voter: () for career in careers}
    for note in crowd.notes:
        able = [career for career in careers if _could_write(note, career, taken[career.voter])]
        free = [one.voter for one in able if one.voter not in {*crowd.people, authors.get(note.item or "")}]
        if not free:
            raise ValueError(f"{crowd.debate}: nobody is left who could write {note.note!r}")
        voter = lot.one_of(free)
        taken[voter] = (*taken[voter], note)
    return taken


def _could_write(note: Note, career: _Career, others: tuple[Note, ...]) -> bool:
    is_new = note.about not in {other.about for other in others}
    return is_new and len(others) < MOST_CREDITED and note.fits(career.before, career.after)


def _stances(crowd: Crowd, career: _Career, notes: tuple[Note, ...], made: dict[str, int]) -> Iterator[StancePlan]:
    lot = _Lot(crowd.debate, career.voter, "stances")
    earliest = crowd.final[0]
    if career.before:
        opened = lot.between(*crowd.opening)
        yield StancePlan(career.voter, career.before, _confidence(lot), opened)
        earliest = min(earliest, opened - 1)
    if career.after and (crowd.confirms or career.after != career.before):
        earliest = min([earliest, *(made[note.item] - 1 for note in notes if note.item)])
        yield StancePlan(career.voter, career.after, _confidence(lot), lot.between(earliest, crowd.final[1]), notes)


def _confidence(lot: _Lot) -> int | None:
    return None if lot.draw() < SILENT else lot.one_of(CONFIDENCES)


def _votes(crowd: Crowd, career: _Career, opened: int, posts: Sequence[Subject]) -> Iterator[VotePlan]:
    """Yield the votes of one person, each after their first stance and after the post was made."""
    lot = _Lot(crowd.debate, career.voter, "votes")
    until = crowd.final[1]
    others = [post for post in posts if post.author != career.voter and post.minutes_ago > until]
    weights = [_weight(crowd, post, career.leaning) for post in others]
    for post in _read(lot, others, weights, lot.between(crowd.reads[1], crowd.reads[0])):
        minutes_ago = lot.between(min(opened, post.minutes_ago - 1), until)
        if lot.draw() < ARGUED:
            yield VotePlan(career.voter, post.key, "helpful", _helpful(lot, crowd, post, career.leaning), minutes_ago)
        if lot.draw() < AGREED:
            yield VotePlan(career.voter, post.key, "agree", _agree(lot, crowd, post, career.leaning), minutes_ago)


def _read(lot: _Lot, posts: Sequence[Subject], weights: Sequence[float], count: int) -> list[Subject]:
    """Draw posts without putting them back, each as likely as its weight: the largest of u ** (1/weight).

    Source: Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006.
    """
    drawn = [(lot.draw() ** (1 / weight), post) for post, weight in zip(posts, weights, strict=True)]
    return [post for _, post in sorted(drawn, key=lambda pair: -pair[0])[:count]]


def _weight(crowd: Crowd, post: Subject, leaning: str) -> float:
    """Return how likely a post is read: what is good is passed on, and what favours one's own side is looked for."""
    if post.favours is None:
        return OF_COMMENT
    near = NEARER if post.favours == leaning else 1
    return WEIGHTS[min(post.depth, len(WEIGHTS) - 1)] * near * (_quality(crowd, post) / USUAL) ** 2


def _helpful(lot: _Lot, crowd: Crowd, post: Subject, leaning: str) -> Value:
    likely = _quality(crowd, post) + _by_side(post, leaning, OWN, 0, OTHER)
    return "yes" if lot.draw() < likely else "no"


def _agree(lot: _Lot, crowd: Crowd, post: Subject, leaning: str) -> Value:
    common = crowd.common.get(post.key, 0.05 + 0.4 * _of_key(post, "common"))
    across = 0.08 + 0.7 * common
    if lot.draw() < PASSED:
        return "pass"
    return "agree" if lot.draw() < _by_side(post, leaning, LOYAL, (LOYAL + across) / 2, across) else "disagree"


def _by_side(post: Subject, leaning: str, own: float, between: float, other: float) -> float:
    if post.favours is None or leaning not in {"for", "against"}:
        return between
    return own if post.favours == leaning else other


def _quality(crowd: Crowd, post: Subject) -> float:
    return crowd.quality.get(post.key, 0.3 + 0.55 * _of_key(post, "quality"))


def _of_key(post: Subject, what: str) -> float:
    return _Lot(what, post.key).draw()
