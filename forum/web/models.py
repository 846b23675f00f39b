"""How often something was done: one row for each key and window of time. What the limits are stands elsewhere."""

from django.db import models
from django.utils import timezone


class Count(models.Model):
    """A tally of one key ("posts:41") in the window ``window``, a count of windows since 1970, until its end."""

    key = models.CharField(max_length=120)
    window = models.BigIntegerField()
    times = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="web_count_once_per_window")]
        indexes = [
            # sweeping.sweep_counts
            models.Index(fields=["until"], name="web_count_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.times}"
