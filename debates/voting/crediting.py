"""What people say changed their minds: which of it is told when, and what follows for posts and paragraphs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from debates.motions.models import Motion
from debates.voting.apart import LEAST_APART
from debates.voting.aside import NOBODY, Aside
from debates.voting.models import Credit
from debates.voting.ranking import persuasion

LEAST_PEOPLE = 3  # who credit a thing before it is named
MOST_REASONS = 3  # that are shown of a thing


class Thing(NamedTuple):
    """A post or a paragraph, by its id."""

    post: int | None = None
    block: int | None = None


class Given(NamedTuple):
    """One credit: ``voter`` says in ``reason`` that ``thing`` changed their mind."""

    reason: int
    voter: int
    thing: Thing


@dataclass(frozen=True, slots=True)
class Moved:
    """A thing that changed minds: how many persons say so, its weight in persons, the newest reasons."""

    thing: Thing
    people: int
    weight: float
    reasons: tuple[int, ...]


def given(motion: Motion, as_of: datetime, *, is_whole: bool = False, aside: Aside = NOBODY) -> list[Given]:
    """Return the credits of those who count, the oldest first, as far as they may be told; one query.

    ``is_whole`` asks for all: where nothing was told before, there is nothing to compare it with.
    """
    counted = Credit.objects.filter(
        aside.counted("reason__stance__voter"),
        reason__stance__voter__motion=motion,
        reason__stance__voter__is_late=False,
        reason__made__lte=as_of,
    )
    rows = counted.order_by("reason__made", "reason", "position")
    found = [
        Given(reason, voter, Thing(post, block))
        for reason, voter, post, block in rows.values_list("reason", "reason__stance__voter", "post", "block")
    ]
    return found if is_whole else in_full(found)


def in_full(credits_: Sequence[Given]) -> list[Given]:
    """Return credits up to the last full group of at least LEAST_APART persons, so that no group is of one or two."""
    until, group = 0, set[int]()
    for number, one in enumerate(credits_, start=1):
        group.add(one.voter)
        is_last_of_reason = number == len(credits_) or credits_[number].reason != one.reason
        if len(group) >= LEAST_APART and is_last_of_reason:
            until, group = number, set()
    return list(credits_[:until])


def moved(credits_: Iterable[Given]) -> list[Moved]:
    """Return what changed the minds of at least LEAST_PEOPLE persons, the most persuasive first."""
    credits_ = list(credits_)
    weights = persuasion((one.voter, one.thing) for one in credits_)
    by_thing: defaultdict[Thing, list[Given]] = defaultdict(list)
    for one in credits_:
        by_thing[one.thing].append(one)
    found = [_moved(thing, some, float(weights[thing])) for thing, some in by_thing.items()]
    return sorted((one for one in found if one.people >= LEAST_PEOPLE), key=_order)


def _moved(thing: Thing, some: list[Given], weight: float) -> Moved:
    newest = tuple(one.reason for one in reversed(some))[:MOST_REASONS]
    return Moved(thing, len({one.voter for one in some}), weight, newest)


def _order(one: Moved) -> tuple[float, int, int, int]:
    return -one.weight, -one.people, one.thing.post or 0, one.thing.block or 0
