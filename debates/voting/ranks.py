"""By what posts are ordered: what rests on the sides of voters, counted hourly; the day's orders; who counts.

Which votes each side gave a post is published as apart.py lets us, and noted in ``Tally.sides``, so that no rank tells
of one person. The newest published counts come last; of the earlier ones MOST_EARLIER are remembered.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import islice
from json import dumps
from operator import attrgetter
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.voting import crediting, ranking, tallying
from debates.voting.apart import Counts, may_follow
from debates.voting.aside import NOBODY, Aside
from debates.voting.models import Exclusion, Tally, Vote, Voter
from debates.voting.models.tally import UNRANKED
from debates.voting.ranking import Split, Views
from debates.voting.states import Axis
from forum.accounts.models import User
from forum.accounts.roles import Role
from forum.web.transactions import once_more

T = TypeVar("T")
MOST_EARLIER = 24  # published counts of a post that the next one is compared with
BATCH = 2_000  # tallies that are held at once
_NONE: dict[str, Counts] = {Axis.HELPFUL: (0,) * 4, Axis.AGREE: (0,) * 6}

_COLUMNS = {
    Axis.HELPFUL: [(side, value) for side in ("for", "against") for value in ("yes", "no")],
    Axis.AGREE: [(side, value) for side in ("for", "against") for value in ("agree", "disagree", "pass")],
}
_EACH = ", ".join(
    f"count(*) FILTER (WHERE w.opening = '{side}' AND v.axis = '{axis}' AND v.value = '{value}')"
    for axis, columns in _COLUMNS.items()
    for side, value in columns
)
_BY_SIDE = f"""
SELECT v.post_id, {_EACH} FROM voting_vote v JOIN voting_voter w ON w.id = v.voter_id
WHERE w.motion_id = %s AND (w.counts OR w.id = ANY(%s)) AND w.id <> ALL(%s) AND NOT w.is_late
    AND w.opening IN ('for', 'against') GROUP BY v.post_id
"""  # noqa: S608 - all written here
_RANK = """
UPDATE voting_tally t SET best = n.best, divided = n.divided, common = n.common, persuasion = n.persuasion,
    sides = n.sides::jsonb
FROM unnest(%s::bigint[], %s::float8[], %s::float8[], %s::float8[], %s::float8[], %s::text[])
    AS n (post_id, best, divided, common, persuasion, sides)
WHERE t.post_id = n.post_id
"""
_DAWN = """
UPDATE voting_tally SET dawn_best = best, dawn_yes = yes, dawn_votes = yes + no
WHERE (dawn_best, dawn_yes, dawn_votes) IS DISTINCT FROM (best, yes, yes + no)
"""


@dataclass(frozen=True, slots=True)
class Ranks:
    """What is stored of a post in its tally, under the same names."""

    best: float
    divided: float
    common: float
    persuasion: float
    sides: dict[str, list[list[int]]]


@once_more()
@transaction.atomic
def rank_anew(motion: Motion, *, as_of: datetime | None = None, is_whole: bool = False, aside: Aside = NOBODY) -> int:
    """Rank the posts of a debate by the votes and credits that may be told now; return how many changed.

    ``is_whole`` has everything told: where nothing was told before. Three queries, one more for each BATCH.
    """
    changed = list(stale(motion, as_of=as_of, is_whole=is_whole, aside=aside))
    for batch in _batches(changed):
        _hold([pk for pk, _ranks in batch])
        with connection.cursor() as cursor:
            cursor.execute(_RANK, _rows(batch))
    return len(changed)


def stale(
    motion: Motion, *, as_of: datetime | None = None, is_whole: bool = False, aside: Aside = NOBODY
) -> Iterator[tuple[int, Ranks]]:
    """Yield the posts, by id, whose stored ranks are not what may be told now, with what it is. Three queries."""
    credits_ = crediting.given(motion, as_of or timezone.now(), is_whole=is_whole, aside=aside)
    weights = {one.thing.post: one.weight for one in crediting.moved(credits_)}
    sides = _by_side(motion, aside)
    for tally in _touched(motion, [*sides, *(pk for pk in weights if pk)]):
        ranks = _ranks(tally, sides.get(tally.pk, _NONE), weights.get(tally.pk, 0.0), is_whole=is_whole)
        if ranks != Ranks(*(getattr(tally, field.name) for field in fields(Ranks))):
            yield tally.pk, ranks


@once_more()
@transaction.atomic
def at_dawn() -> int:
    """Note for the orders of the day what every post is now; return how many changed. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_DAWN)
        return int(cursor.rowcount)


@once_more()
@transaction.atomic
def settle_counts(motion: Motion) -> int:
    """Let those count who are trusted enough now and not excluded, and nobody else; return how many that changed.

    What was decided stays: in a debate that is over nothing changes, nor does it for who left. It holds the debate
    alone, so that nobody votes meanwhile.
    """
    held = motions.alone(motion.pk)
    return 0 if held.is_over else settle(held, Q(person__isnull=False))


def settle(held: Motion, among: Q) -> int:
    """Do the same among some voters of a debate that the caller holds alone.

    Their votes are counted anew, and they count as having acted: a count to come differs by them.
    """
    excluded = Exclusion.objects.filter(voter=OuterRef("pk"), lifted=None)
    may_count = Exists(trusted(held)) & ~Exists(excluded)
    known = Voter.objects.filter(among, motion=held).annotate(may_count=may_count)
    now = timezone.now()
    gained = list(known.filter(counts=False, may_count=True).values_list("pk", flat=True))
    lost = list(known.filter(counts=True, may_count=False).values_list("pk", flat=True))
    Voter.objects.filter(pk__in=gained).update(counts=True, acted=now)
    Voter.objects.filter(pk__in=lost).update(counts=False, acted=now)
    for posts in _batches(_voted_on([*gained, *lost])):
        _hold(posts)
        tallying.recount(posts)
    return len(gained) + len(lost)


def trusted(motion: Motion) -> QuerySet[User]:
    """Return whether the person of a voter is trusted enough to count, to ask with Exists."""
    is_trusted = Q(trust__gte=motion.counts_from) | Q(role__in=[Role.MODERATOR, Role.ADMIN])  # policy.counts
    return User.objects.filter(is_trusted, pk=OuterRef("person"))


def published(tally: Tally) -> tuple[Views, Views]:
    """Return what those for and those against think of a post, as it was published last."""
    return _views(_last(tally.sides, Axis.AGREE))


def _by_side(motion: Motion, aside: Aside) -> dict[int, dict[str, Counts]]:
    with connection.cursor() as cursor:
        cursor.execute(_BY_SIDE, [motion.pk, list(aside.still), list(aside.not_yet)])
        return {
            post: {Axis.HELPFUL: tuple(counts[:4]), Axis.AGREE: tuple(counts[4:])}
            for post, *counts in cursor.fetchall()
        }


def _touched(motion: Motion, posts: list[int]) -> Iterator[Tally]:
    """Return the tallies that may need other ranks: those with votes or credits, and those that had some."""
    is_ranked = ~Q(best=UNRANKED) | ~Q(sides={}) | Q(persuasion__gt=0) | Q(yes__gt=0) | Q(no__gt=0)
    return Tally.objects.filter(is_ranked | Q(pk__in=posts), motion=motion).order_by("pk").iterator(BATCH)


def _ranks(tally: Tally, counted: dict[str, Counts], persuasion: float, *, is_whole: bool) -> Ranks:
    sides = {str(axis): _told(tally.sides.get(axis, []), counts, is_whole) for axis, counts in counted.items()}
    sides = {axis: told for axis, told in sides.items() if told}
    yes_for, no_for, yes_against, no_against = _last(sides, Axis.HELPFUL)
    views = _views(_last(sides, Axis.AGREE))
    best = ranking.best(
        Split(tally.yes, tally.yes + tally.no),
        Split(yes_for, yes_for + no_for),
        Split(yes_against, yes_against + no_against),
    )
    return Ranks(best.key, ranking.divided(*views), ranking.common(*views), persuasion, sides)


def _told(earlier: list[list[int]], counts: Counts, is_whole: bool) -> list[list[int]]:  # noqa: FBT001
    """Return the published counts with the newest last, if they may follow; nothing, where nothing was counted yet."""
    is_news = list(counts) != (earlier[-1] if earlier else [0] * len(counts))
    if not is_news or not (is_whole or may_follow(counts, [[0] * len(counts), *earlier])):
        return earlier
    return [*earlier, list(counts)][-MOST_EARLIER:]


def _last(sides: dict[str, list[list[int]]], axis: Axis) -> Sequence[int]:
    told = sides.get(axis)
    return told[-1] if told else _NONE[axis]


def _views(counts: Sequence[int]) -> tuple[Views, Views]:
    agree, disagree, passed, *against = counts
    return Views(agree, disagree, passed), Views(*against)


def _voted_on(voters: list[int]) -> list[int]:
    found = Vote.objects.filter(voter__in=voters).order_by("post").distinct("post")
    return list(found.values_list("post", flat=True))


def _hold(posts: list[int]) -> None:
    """Lock tallies in the order in which everybody does."""
    list(Tally.objects.select_for_update(no_key=True).filter(pk__in=posts).order_by("pk").values_list("pk"))


def _rows(batch: Sequence[tuple[int, Ranks]]) -> list[list[object]]:
    ranks = [one for _pk, one in batch]
    numbers = [list(map(attrgetter(name), ranks)) for name in ("best", "divided", "common", "persuasion")]
    return [[pk for pk, _ranks in batch], *numbers, [dumps(one.sides) for one in ranks]]


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
