"""When somebody last read a debate: what is new to them follows from it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from debates.motions.models import Motion


class Visit(models.Model):
    """A person's reading of a debate: ``last`` is now or lately, ``before`` the end of the visit before this one.

    One row for each person and motion, moved on by services.visit; none at ``before`` in the first visit.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="+")
    last = models.DateTimeField(default=timezone.now)
    before = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "motion"], name="visit_once_per_debate")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.motion_id}"
