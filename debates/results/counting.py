"""Counting a debate from its rows: what is told of where people stand, as of a time. Reads only."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.results.figures import Credited, Figures, Row, Sided
from debates.results.measuring import measured
from debates.results.merging import LEAST_TOLD, are_splits_told
from debates.results.swing import AGAINST, FOR, UNDECIDED
from debates.results.telling import Act, Asks, Replay, at_newest, course, replay
from debates.voting import crediting, ranks
from debates.voting.aside import NOBODY, Aside
from debates.voting.crediting import Moved
from debates.voting.models import Stance, Tally
from debates.voting.ranking import Views
from debates.voting.states import Position

MOST_LISTED = 5  # posts on which sides agree, and as many on which they divide
MOST_CREDITED = 50  # posts and paragraphs that changed minds
_LOOKED_AT = 50  # posts, until enough are found on which they do
_HALF = 0.5
_INDEX = {Position.FOR: FOR, Position.UNDECIDED: UNDECIDED, Position.AGAINST: AGAINST}


class Earlier(StrEnum):
    """What was told of a debate before a count, so that somebody could compare."""

    NOTHING = "nothing"
    POSTS = "posts"  # what comes of votes and credits
    ALL = "all"  # and the table of stances


def count(
    motion: Motion,
    as_of: datetime,
    *,
    earlier: Earlier = Earlier.NOTHING,
    is_last: bool = True,
    aside: Aside = NOBODY,
) -> Figures:
    """Return what is told of a debate as of a time, from its rows; at most six queries.

    Those count who are trusted, are not excluded (but for those ``aside``) and saw no totals before they first said
    where they stand. So that counts of a debate do not differ by what one or two persons did, an hourly count is the
    newest that telling.py lets us tell; the last one (``is_last``) leaves out the last one or two persons where they
    were all that happened since, and the table was told ``earlier``. On which posts sides agree and divide comes of
    what ranks.py published of them.
    """
    asks = _asks(motion)
    acts = list(_acts(motion, as_of, aside))
    found = replay(acts, asks)
    if not is_last or (earlier == Earlier.ALL and found.would_tell):
        found = at_newest(found, acts, asks)
    given = crediting.given(motion, as_of, is_whole=earlier == Earlier.NOTHING, aside=aside)
    return _figures(motion, as_of, found, given, asks)


def turned(
    motion: Motion, as_of: datetime, *, earlier: Earlier = Earlier.NOTHING, aside: Aside = NOBODY
) -> dict[int, int]:
    """Return how many persons credit a paragraph, by the id of its block, from crediting.LEAST_PEOPLE on; one query."""
    found = crediting.moved(crediting.given(motion, as_of, is_whole=earlier == Earlier.NOTHING, aside=aside))
    return {one.thing.block: one.people for one in found if one.thing.block is not None}


def _asks(motion: Motion) -> Asks:
    """Return when a debate asks where one stands: in its vote phases, if it has them."""
    stages = {span.stage for span in motion.timetable.spans}
    before, after = Stage.OPENING_VOTE, Stage.FINAL_VOTE
    return Asks(before.value if before in stages else "", after.value if after in stages else "")


def _acts(motion: Motion, as_of: datetime, aside: Aside) -> Iterator[Act]:
    rows = Stance.objects.filter(aside.counted(), voter__motion=motion, made__lte=as_of).order_by("made", "pk")
    for made, voter, position, stage, is_late in rows.values_list(
        "made", "voter", "position", "stage", "voter__is_late"
    ).iterator(chunk_size=10_000):
        yield Act(made, voter, _INDEX[Position(position)], stage, is_late)


def _figures(motion: Motion, as_of: datetime, found: Replay, credits_: list[crediting.Given], asks: Asks) -> Figures:
    fields = measured(found.table, seed=motion.pk, has_winner=motion.is_structured)
    told = Figures(as_of.astimezone(UTC).isoformat(), late=found.late, once=found.once, **fields)
    if not told.is_told:
        return told
    agreed, dividing = _sided(motion)
    reasoned = {one.voter for one in credits_ if one.voter in found.people and found.people[one.voter].has_moved}
    return replace(
        told,
        reasons=len(reasoned),
        credited=tuple(_credited(one) for one in crediting.moved(credits_)[:MOST_CREDITED]),
        agreed=agreed,
        dividing=dividing,
        # where a final vote asks everybody anew, what was said between the votes is no course towards it
        course=() if asks.after or told.before is None else tuple(_course(found)),
    )


def _course(found: Replay) -> Iterator[tuple[str, Row]]:
    for moment, totals in course(found):
        yield moment.astimezone(UTC).isoformat(timespec="seconds"), totals


def _credited(one: Moved) -> Credited:
    return Credited(one.weight, one.people, one.thing.post, one.thing.block, one.reasons)


def _sided(motion: Motion) -> tuple[tuple[Sided, ...], tuple[Sided, ...]]:
    """Return where most of both sides agree, the surest first, and where most of one agree and of the other do not."""
    tallies = Tally.objects.filter(motion=motion)
    agreed = tallies.filter(common__gt=0).order_by("-common", "pk")[:_LOOKED_AT]
    dividing = tallies.filter(divided__gt=0).order_by("-divided", "pk")[:_LOOKED_AT]
    return _first(agreed, _are_agreed), _first(dividing, _are_divided)


def _first(tallies: Iterable[Tally], are_so: Callable[[Views, Views], bool]) -> tuple[Sided, ...]:
    found = [(tally, ranks.published(tally)) for tally in tallies]
    enough = [(tally, views) for tally, views in found if _answered(tally) >= LEAST_TOLD and are_so(*views)]
    return tuple(_told(tally, views) for tally, views in enough[:MOST_LISTED])


def _answered(tally: Tally) -> int:
    """Return how many said whether they agree, or passed."""
    return tally.agree + tally.disagree + tally.passed


def _are_agreed(one: Views, other: Views) -> bool:
    return _most(one.agree, one) and _most(other.agree, other)


def _are_divided(one: Views, other: Views) -> bool:
    is_one_for = _most(one.agree, one) and _most(other.disagree, other)
    return is_one_for or (_most(one.disagree, one) and _most(other.agree, other))


def _most(some: int, views: Views) -> bool:
    return some > _HALF * views.n


def _told(tally: Tally, views: tuple[Views, Views]) -> Sided:
    n = _answered(tally)
    groups = [(one.agree, one.n - one.agree) for one in views]
    rest = tally.agree - sum(agree for agree, _not in groups), n - tally.agree - sum(other for _agree, other in groups)
    if min(rest) < 0 or not are_splits_told([*groups, rest]):
        return Sided(tally.pk, n)
    for_, against = ((one.agree, one.n) for one in views)
    return Sided(tally.pk, n, for_, against)
