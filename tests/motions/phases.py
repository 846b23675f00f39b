"""Structured debates as the tests of debates want them: in a phase that they name, or between two."""

from datetime import datetime, timedelta

from django.utils import timezone

from debates.motions.clock import DAYS, Stage, planned
from debates.motions.models import Motion
from debates.motions.services import write_terms
from debates.motions.states import Format
from debates.motions.terms import Terms

DAY = timedelta(days=1)


def start_for(stage: Stage) -> datetime:
    """When a debate of all phases began that has been in this one for an hour."""
    before = [DAYS[earlier] for earlier in Stage if list(Stage).index(earlier) < list(Stage).index(stage)]
    return timezone.now() - timedelta(days=sum(before), hours=1)


def in_phase(motion: Motion, stage: Stage, **fields) -> Motion:
    """Make the debate a structured one that is in this phase."""
    return with_terms(motion, spans=planned(start_for(stage)), **fields)


def with_terms(motion: Motion, *, spans=(), opens=None, **fields) -> Motion:
    form = Format.STRUCTURED if spans else Format.OPEN
    write_terms(motion, Terms(form, opens or timezone.now() - DAY, spans=tuple(spans), **fields))
    return Motion.objects.select_related("article__current_revision").get(pk=motion.pk)
