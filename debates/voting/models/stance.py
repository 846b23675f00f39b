"""Who votes in a debate, and where they stood when."""

from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from debates.motions.models import Motion
from debates.motions.states import STAGES
from debates.voting.states import CONFIDENCE, Position
from debates.voting.triggers import STANCE_STAYS


class Voter(models.Model):
    """A person in one debate. Stances and votes hang on it, so that who leaves is unlinked from them all at once.

    ``opening`` and ``position`` are where the person stood first and stands now (none: they only voted on posts so
    far), ``is_late`` says that totals could be seen before the first stance; see derived.py. ``counts`` says whether
    the person is trusted enough to be counted, and not excluded: see ranks.settle. ``acted`` is when they last stood
    or voted, or that changed.
    """

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="voters", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opening = models.CharField(max_length=16, choices=Position, null=True)  # noqa: DJ001 - none is no position
    position = models.CharField(max_length=16, choices=Position, null=True)  # noqa: DJ001 - none is no position
    confidence = models.PositiveSmallIntegerField(choices=CONFIDENCE, null=True)
    is_late = models.BooleanField(default=False)
    counts = models.BooleanField(default=True)
    joined = models.DateTimeField(default=timezone.now)
    acted = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "person"], name="voter_once_per_motion"),
            models.CheckConstraint(
                condition=Q(opening=None, position=None) | Q(opening__in=Position.values, position__in=Position.values),
                name="voter_positions_are_known",
            ),
        ]
        # results.counting: who acted since the last count
        indexes = [models.Index(fields=["motion", "acted"], name="voter_acted_since")]

    def __str__(self) -> str:
        return f"v{self.pk}"


class Stance(models.Model):
    """Where a voter stood from a time on. Rows are only ever added; the last one by the close is final.

    ``stage`` is the phase of a structured debate in which it was taken, empty between phases and in an open one.
    """

    voter = models.ForeignKey(Voter, models.CASCADE, related_name="stances", db_index=False)
    number = models.PositiveIntegerField()
    position = models.CharField(max_length=16, choices=Position)
    confidence = models.PositiveSmallIntegerField(choices=CONFIDENCE, null=True)
    stage = models.CharField(max_length=16, choices=STAGES, blank=True)
    saw_totals = models.BooleanField(default=False)
    client_key = models.UUIDField(default=uuid4)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voter", "number"], name="stance_number_once"),
            models.UniqueConstraint(fields=["voter", "client_key"], name="stance_form_once"),
            models.CheckConstraint(condition=Q(position__in=Position.values), name="stance_position_is_known"),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__range=(1, 3)), name="stance_confidence_from_1_to_3"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="stance_number_from_1"),
        ]
        triggers = [
            STANCE_STAYS,
            pgtrigger.ReadOnly(
                name="stance_never_changes",
                fields=["voter", "number", "position", "confidence", "stage", "saw_totals", "client_key", "made"],
            ),
        ]

    def __str__(self) -> str:
        return f"v{self.voter_id}.{self.number} {self.position}"
