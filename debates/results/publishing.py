"""Keeping counts: the hourly one of a debate that sits, and the verdict of one that is over."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models import Count as Number
from django.db.models.functions import Least
from django.utils import timezone

from debates.motions import queries as motions
from debates.motions.models import Motion, Ruling
from debates.motions.states import Act, State
from debates.results.counting import Earlier, count, turned
from debates.results.figures import Figures, as_json, digest, of_json
from debates.results.models import Count, Verdict
from debates.results.policy import may_publish
from debates.voting.apart import LEAST_APART, may_follow
from debates.voting.aside import NOBODY
from debates.voting.excluding import aside_since
from debates.voting.models import Exclusion, Voter
from debates.voting.ranks import rank_anew
from forum.web.transactions import once_more

_COUNT_LOCK = 4_118  # the first key of the two-key advisory locks: one count of a debate at a time


def closed_at(motion: Motion) -> datetime | None:
    """Return when a debate that is over ended: by the ruling that closed it, or by its date, whichever came first.

    None where nothing says so. At most one query.
    """
    return ended(motion, _closings(motion.pk).first() if motion.state == State.CLOSED else None)


def ended(motion: Motion, ruled: datetime | None) -> datetime | None:
    """Return the same where the moment of the newest ruling that closed it is known, or none; no query."""
    moments = ruled if motion.state == State.CLOSED else None, motion.closes
    return min((moment for moment in moments if moment is not None), default=None)


def newest_verdict(motion: Motion) -> tuple[Verdict | None, datetime | None]:
    """Return the newest verdict of a debate, and the moment of the newest ruling that closed it; one query."""
    found = Verdict.objects.filter(motion=motion).annotate(ruled=Subquery(_closings(OuterRef("motion"))[:1]))
    newest = found.select_related("concluded_by").order_by("-as_of").first()
    return newest, newest.ruled if newest else None


def undecided() -> QuerySet[Motion]:
    """Return the debates that are over and have no verdict as of their close."""
    is_over = Q(state=State.CLOSED) | Q(closes__lte=timezone.now())
    ruled = Least(Subquery(_closings(OuterRef("pk"))[:1]), F("closes"))  # the one that is there, if one is
    ended = Motion.objects.filter(is_over).annotate(ended=Case(When(state=State.CLOSED, then=ruled), default="closes"))
    decided = Verdict.objects.filter(motion=OuterRef("pk"))
    without = ~Exists(decided.filter(as_of=OuterRef("ended"))) & (Q(ended__isnull=False) | ~Exists(decided))
    return ended.filter(without).order_by("pk")


def changed() -> QuerySet[Motion]:
    """Return the debates that are not over and in which enough acted, or were excluded, since their count."""
    acted = Voter.objects.filter(motion=OuterRef("pk"), counts=True)
    since = acted.filter(Q(acted__gt=OuterRef("count__as_of")) | Q(motion__count=None))
    number = since.order_by().values("motion").annotate(number=Number("pk")).values("number")
    # the negation of it would lose those without a closing date
    sits = Motion.objects.exclude(state=State.CLOSED).filter(Q(closes=None) | Q(closes__gt=timezone.now()))
    is_due = Q(acted__gte=LEAST_APART) | Q(turned__gte=LEAST_APART)
    return sits.annotate(acted=Subquery(number), turned=_turned()).filter(is_due).order_by("pk")


@once_more(after="verdict_once_per_close")
@transaction.atomic
def freeze(*, motion: Motion) -> Verdict | None:
    """Return the verdict of a debate that is over, made now if it was not; none while it sits. Once for each close.

    It holds the debate alone: who was voting at the close is waited for, and counted.
    """
    held = motions.alone(motion.pk)
    if not held.is_over:
        return None
    _hold_count(held)
    closed, known = closed_at(held), Verdict.objects.filter(motion=held)
    if found := (known.filter(as_of=closed) if closed else known).order_by("-as_of").first():
        return found
    as_of = closed or timezone.now()
    earlier = _told_before(Count.objects.filter(motion=held).first())
    rank_anew(held, as_of=as_of, is_whole=earlier == Earlier.NOTHING)
    figures = count(held, as_of, earlier=earlier)
    _keep(held, as_of, figures, turned(held, as_of, earlier=earlier), followed=timezone.now())
    return Verdict.objects.create(motion=held, as_of=as_of, figures=as_json(figures), hash=digest(figures))


@once_more()
@transaction.atomic
def publish(*, motion: Motion) -> Count | None:
    """Count a debate that sits, and publish it; none where the count that stands stays.

    It stays unless at least LEAST_APART voters acted since, and what they did may be told: so no two published counts
    differ by what one or two persons did. For the same reason one or two whom moderators excluded, or took back, are
    told as before until they are LEAST_APART. It holds the debate with others: who is excluded meanwhile waits.
    """
    held = motions.shared(motion.pk)
    _hold_count(held)
    now, kept = timezone.now(), Count.objects.filter(motion=held).first()
    aside, others = aside_since(held, kept.followed) if kept else (NOBODY, [])
    if not may_publish(held) or not _is_due(held, kept, others):
        return None
    rank_anew(held, as_of=now, aside=aside)
    figures = count(held, now, earlier=Earlier.ALL, is_last=False, aside=aside)
    if kept and not _may_stand_beside(of_json(kept.figures), figures):
        return None
    by_block = turned(held, now, earlier=Earlier.ALL, aside=aside)
    return _keep(held, now, figures, by_block, followed=kept.followed if kept and aside != NOBODY else now)


def _closings(motion: int | OuterRef) -> QuerySet[Ruling, datetime]:
    return Ruling.objects.filter(motion=motion, act=Act.CLOSE).order_by("-made", "-pk").values_list("made", flat=True)


def _turned() -> Subquery:
    """Return how many exclusions were made or lifted since those that the count of a debate follows."""
    followed = OuterRef("count__followed")
    since = Exclusion.objects.filter(Q(made__gt=followed) | Q(lifted__gt=followed), voter__motion=OuterRef("pk"))
    number = since.order_by().values("voter__motion").annotate(number=Number("voter", distinct=True))
    return Subquery(number.values("number"))


def _hold_count(motion: Motion) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_COUNT_LOCK, motion.pk])


def _told_before(kept: Count | None) -> Earlier:
    if kept is None:
        return Earlier.NOTHING
    return Earlier.ALL if of_json(kept.figures).is_told else Earlier.POSTS


def _is_due(motion: Motion, kept: Count | None, others: list[int]) -> bool:
    """Say whether enough acted, or enough ``others`` turned and nobody acted: one or two beside them would be seen."""
    since = Q(acted__gt=kept.as_of) if kept else Q()
    acted = Voter.objects.filter(since, motion=motion, counts=True).exclude(pk__in=others)
    return acted[:LEAST_APART].count() in ({0, LEAST_APART} if len(others) >= LEAST_APART else {LEAST_APART})


def _may_stand_beside(old: Figures, new: Figures) -> bool:
    """Say whether totals may be told after others; who left since, or is trusted otherwise, is in one of them alone."""
    return all(
        one is None or other is None or may_follow(other, [one])
        for one, other in ((old.before, new.before), (old.after, new.after))
    )


def _keep(motion: Motion, as_of: datetime, figures: Figures, by_block: dict[int, int], *, followed: datetime) -> Count:
    given = {"as_of": as_of, "figures": as_json(figures), "turned": by_block, "followed": followed}
    return Count.objects.update_or_create(motion=motion, defaults=given)[0]
