"""Leaving voters out of what is counted in a debate, and taking them back in. Their stances and votes are kept."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.voting.apart import LEAST_APART
from debates.voting.aside import NOBODY, Aside
from debates.voting.models import Exclusion, Voter
from debates.voting.ranks import settle, trusted
from forum.web.refusal import Refusal, Refused

_OWN = Exclusion.objects.filter(voter=OuterRef("pk"))


@transaction.atomic
def exclude(*, motion: Motion, voters: Collection[int]) -> list[int]:
    """Count these voters of the debate, by their ids, no more; return the ids of the exclusions made.

    Who may do so, and why it is done, is the business of moderation, in whose transaction this is. Those who are
    excluded already are left out. It holds the debate alone, so that nobody votes meanwhile, and then the tallies.

    Raises:
        Refusal: the debate is over.
    """
    held = motions.alone(motion.pk)
    _refuse_where_over(held)
    known = Voter.objects.filter(~Exists(_OWN.filter(lifted=None)), motion=held, pk__in=voters)
    now = timezone.now()
    rows = [Exclusion(voter_id=pk, made=now) for pk in known.order_by("pk").values_list("pk", flat=True)]
    made = Exclusion.objects.bulk_create(rows)
    settle(held, Q(pk__in=[one.voter_id for one in made]))
    return [one.pk for one in made]


@transaction.atomic
def include(*, exclusions: Collection[int]) -> int:
    """Lift exclusions, by their ids; return how many were still in force. Who is trusted enough counts again.

    Who may do so is the business of moderation, as above. Who left the site meanwhile stays out: nobody knows how far
    they are trusted.

    Raises:
        Refusal: the debate of one of them is over; then none is lifted.
    """
    found = Exclusion.objects.filter(pk__in=exclusions, lifted=None)
    debates = sorted(set(found.values_list("voter__motion", flat=True)))
    return sum(_lift(motions.alone(pk), exclusions) for pk in debates)


def turned_since(motion: Motion, moment: datetime) -> QuerySet[Voter]:
    """Return those who said where they stand, and are excluded now and were not at a moment, or the reverse."""
    was_made = Q(made__lte=moment) & (Q(lifted=None) | Q(lifted__gt=moment))
    was, is_now = Exists(_OWN.filter(was_made)), Exists(_OWN.filter(lifted=None))
    return Voter.objects.filter((was & ~is_now) | (~was & is_now), motion=motion, opening__isnull=False)


def aside_since(motion: Motion, moment: datetime) -> tuple[Aside, list[int]]:
    """Return who is told as they were at a moment, and all who turned since, of those who are trusted. One query.

    One or two are told as they were; from LEAST_APART on, all as they are, and nobody is aside.
    """
    turned = turned_since(motion, moment).filter(Exists(trusted(motion)))
    found = list(turned.annotate(is_out=Exists(_OWN.filter(lifted=None))).order_by("pk").values_list("pk", "is_out"))
    everybody = [pk for pk, _is_out in found]
    if len(found) >= LEAST_APART:
        return NOBODY, everybody
    still = tuple(pk for pk, is_out in found if is_out)
    return Aside(still, tuple(pk for pk in everybody if pk not in still)), everybody


def _lift(held: Motion, exclusions: Collection[int]) -> int:
    _refuse_where_over(held)
    in_force = Exclusion.objects.filter(pk__in=exclusions, lifted=None, voter__motion=held)
    voters = list(in_force.values_list("voter", flat=True))
    in_force.update(lifted=timezone.now())
    settle(held, Q(pk__in=voters))
    return len(voters)


def _refuse_where_over(held: Motion) -> None:
    if held.is_over:
        told = _("This debate is over: what was counted for its verdict stays, and so does who was counted.")
        raise Refusal(Refused(told, status=409))
