"""What is still to be delivered, and what could not be. What was delivered is deleted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class State(models.TextChoices):
    """Where a letter stands. Queued becomes failed when it is given up; failed becomes queued when tried again."""

    QUEUED = "queued", "queued"
    FAILED = "failed", "failed"


class Letter(models.Model):
    """One mail to one recipient, finished or still to be written.

    A finished one holds ``message``, the whole mail as it goes over the wire, and goes from ``sender`` to
    ``recipient``, bare addresses. One to be written when it is sent (``kind``, ``facts``: see ``writing``)
    goes to ``person``, wherever that person's mail goes by then. ``message_id`` is made once, at queueing:
    should a crash have it sent twice, both carry the same.
    """

    message_id = models.CharField(max_length=255, editable=False)
    sender = models.CharField(max_length=320, blank=True)
    recipient = models.CharField(max_length=320, blank=True)
    subject = models.TextField(blank=True)
    message = models.BinaryField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    queued = models.DateTimeField(default=timezone.now, editable=False)
    tried = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message_id", "recipient"], name="letter_once_for_each_recipient"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="letter_state_is_known"),
            models.CheckConstraint(
                condition=Q(kind="", person=None) & ~Q(recipient="")
                | ~Q(kind="") & Q(person__isnull=False, recipient=""),
                name="letter_is_finished_or_to_be_written",
            ),
        ]
        indexes = [
            # upkeep.queue_forgotten, upkeep.give_up and the command `letters`
            models.Index(fields=["state", "queued"], name="letter_by_state"),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}, {self.state}"
