"""Votes that moderators leave out of what is counted, and take back in."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from debates.voting.models.stance import Voter


class Exclusion(models.Model):
    """A voter whose stances and votes are kept and counted nowhere, from ``made`` until it is lifted.

    Why, and who decided it, is written where it was decided. A voter may be excluded again, by a row of its own.
    """

    voter = models.ForeignKey(Voter, models.CASCADE, related_name="exclusions", db_index=False)
    made = models.DateTimeField(default=timezone.now)
    lifted = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voter"], condition=Q(lifted=None), name="exclusion_one_in_force"),
            models.CheckConstraint(
                condition=Q(lifted=None) | Q(lifted__gte=F("made")), name="exclusion_lifted_after_made"
            ),
        ]
        # excluding.turned_since: all that happened to a voter; the database: those of a voter who is deleted
        indexes = [models.Index(fields=["voter", "made"], name="exclusion_of_voter")]

    def __str__(self) -> str:
        return f"exclusion of v{self.voter_id}"
