"""A notice of illegal content, by somebody who need not have an account."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from debates.moderation.models import Case, Decision
from debates.moderation.reasons import LONGEST_LAW
from debates.notices.receipts import new_receipt
from debates.notices.states import LONGEST_ADDRESS, LONGEST_EMAIL, LONGEST_NAME, LONGEST_TEXT, State


class Notice(models.Model):
    """What somebody holds to be against the law, why, and what became of it.

    ``case`` gathers it with whatever else was said of the same thing; ``decision`` is the answer. ``name`` and
    ``email`` are seen by nobody but those who see cases, and may be left out. ``form`` is that of the page on which
    it was typed, and ``digest`` of what it says: the same form sent twice is one notice.
    """

    receipt = models.CharField(max_length=20, default=new_receipt, editable=False)
    address = models.CharField(max_length=LONGEST_ADDRESS)
    text = models.TextField()
    law = models.CharField(max_length=LONGEST_LAW)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    email = models.CharField(max_length=LONGEST_EMAIL, blank=True)
    form = models.UUIDField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    state = models.CharField(max_length=16, choices=State, default=State.RECEIVED)
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="notices")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now, editable=False)
    decided = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # queries.by_receipt
            models.UniqueConstraint(fields=["receipt"], name="notice_receipt_once"),
            models.UniqueConstraint(fields=["form", "digest"], name="notice_once_per_form"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="notice_state_is_known"),
            models.CheckConstraint(condition=Q(text__length__lte=LONGEST_TEXT), name="notice_text_is_bounded"),
            models.CheckConstraint(
                condition=Q(state=State.RECEIVED, decision=None, decided=None)
                | (~Q(state=State.RECEIVED) & Q(decision__isnull=False, decided__isnull=False)),
                name="notice_answered_by_a_decision",
            ),
        ]
        indexes = [
            # transparency.numbers: the notices of a time
            models.Index(fields=["made"], name="notice_by_time"),
        ]

    def __str__(self) -> str:
        return f"notice {self.receipt}"

    def get_absolute_url(self) -> str:
        """Return the page of its receipt."""
        return reverse("notices:receipt", args=[self.receipt])
