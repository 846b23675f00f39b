"""What was counted of a debate: hourly while it sits, once and for all when it is over."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from debates.motions.models import Motion

LONGEST_CONCLUSION = 4_000


class Count(models.Model):
    """The newest count of a debate that sits: what others are shown of it, and nothing that they are not shown.

    ``figures`` are those of figures.py; ``turned`` is how many people credit a paragraph, by the id of its block.
    ``followed`` is as of when exclusions of voters are followed: see excluding.aside_since.
    """

    motion = models.OneToOneField(Motion, models.CASCADE, related_name="count")
    as_of = models.DateTimeField()
    figures = models.JSONField(default=dict)
    turned = models.JSONField(default=dict)
    followed = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.motion_id} as of {self.as_of:%Y-%m-%d %H:%M}"


class Verdict(models.Model):
    """What came of a debate as of its close: computed once, frozen with its hash; the host's words come after.

    ``hash`` is the SHA-256 of ``figures`` in figures.canonical, in hexadecimal digits. A debate that was taken up
    again has another verdict as of its next close.
    """

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="verdicts", db_index=False)
    as_of = models.DateTimeField()
    figures = models.JSONField()
    hash = models.CharField(max_length=64)
    made = models.DateTimeField(default=timezone.now)
    conclusion = models.TextField(blank=True)
    concluded = models.DateTimeField(null=True)
    concluded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "as_of"], name="verdict_once_per_close"),
            models.CheckConstraint(condition=Q(hash__regex="^[0-9a-f]{64}$"), name="verdict_has_a_hash"),
            models.CheckConstraint(
                condition=Q(conclusion="", concluded=None) | (~Q(conclusion="") & Q(concluded__isnull=False)),
                name="verdict_conclusion_has_its_date",
            ),
        ]
        triggers = [pgtrigger.ReadOnly(name="verdict_is_frozen", fields=["motion", "as_of", "figures", "hash", "made"])]

    def __str__(self) -> str:
        return f"{self.motion_id} as of {self.as_of:%Y-%m-%d %H:%M}"
