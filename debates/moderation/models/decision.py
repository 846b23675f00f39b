"""What was decided, and the statement of reasons that it owes."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from debates.moderation.actions import SANCTIONS, Action
from debates.moderation.models.case import Case
from debates.moderation.reasons import LONGEST_FACTS, LONGEST_LAW, Reason
from debates.moderation.states import UNDO_WITHIN, Origin


class Seat(models.Model):
    """The number under which a moderator stands in public: moderator B has seat 2. It outlives the account."""

    person = models.BigIntegerField()  # an id as a plain number: the account may be erased
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], name="seat_once_per_person"),
            models.UniqueConstraint(fields=["number"], name="seat_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="seat_number_from_1"),
        ]

    def __str__(self) -> str:
        return f"seat {self.number}"


class Decision(models.Model):
    """What was decided on a case, by whom and why. Rows are only ever added.

    ``role`` is in which role it was decided, ``seat`` the decider's number in public, none of an automatic one.
    ``facts`` are words for the author. ``effects`` is what undoing needs: ``was`` and ``became`` (states of a post),
    ``restriction``, ``placement``, ``exclusions``, ``thread``. ``undoes`` is the decision that this one takes back.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", db_index=False)
    action = models.CharField(max_length=16, choices=Action)
    reason = models.CharField(max_length=32, choices=Reason)
    law = models.CharField(max_length=LONGEST_LAW, blank=True)
    facts = models.TextField(blank=True)
    sanction = models.CharField(max_length=16, choices=Action, null=True)  # noqa: DJ001 - none is no sanction
    hours = models.PositiveIntegerField(null=True)
    origin = models.CharField(max_length=16, choices=Origin, default=Origin.PAGE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=16)
    seat = models.PositiveIntegerField(null=True)
    is_override = models.BooleanField(default=False)
    revision_number = models.PositiveIntegerField(null=True)
    effects = models.JSONField(default=dict)
    undoes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["undoes"], name="decision_undone_once"),
            models.CheckConstraint(condition=Q(action__in=Action.values), name="decision_action_is_known"),
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="decision_reason_is_known"),
            models.CheckConstraint(
                condition=Q(sanction=None) | Q(sanction__in=[str(one) for one in SANCTIONS]),
                name="decision_sanction_is_known",
            ),
            models.CheckConstraint(condition=Q(facts__length__lte=LONGEST_FACTS), name="decision_facts_are_bounded"),
            models.CheckConstraint(
                condition=~Q(origin=Origin.AUTOMATIC) | Q(by=None, seat=None), name="decision_automatic_by_nobody"
            ),
        ]
        indexes = [
            # queries.decisions: those of a case, in order
            models.Index(fields=["case", "id"], name="decision_of_case"),
        ]
        # who decided may leave the site; what was decided stays
        triggers = [
            pgtrigger.ReadOnly(
                name="decision_never_changes",
                fields=["case", "action", "reason", "law", "facts", "sanction", "hours", "origin", "role", "seat",
                        "is_override", "revision_number", "effects", "undoes", "made"],
            ),
            pgtrigger.Protect(name="decision_stays", operation=pgtrigger.Delete),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"decision {self.pk}: {self.action}"

    @property
    def is_automatic(self) -> bool:
        """Whether nobody decided it."""
        return self.origin == Origin.AUTOMATIC

    @property
    def may_still_be_undone(self) -> bool:
        """Whether its letters have not left yet."""
        return self.undoes_id is None and timezone.now() < self.made + UNDO_WITHIN


class Statement(models.Model):
    """What somebody reads of a decision that took something from them: what, why, how long, and how to appeal.

    Its words are those of its decision; ``withdrawn`` says since when that one is undone, or overturned.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="statements", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="statements")
    appeal_until = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)
    read = models.DateTimeField(null=True)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "person"], name="statement_once_per_person")]
        indexes = [
            # queries.statements_to: somebody's own, the newest first
            models.Index(fields=["person", "-id"], name="statement_to_person"),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="statement_stays", fields=["decision", "appeal_until", "made"]),
            pgtrigger.Protect(name="statement_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"statement {self.number}"

    def get_absolute_url(self) -> str:
        """Return the statement's page."""
        return reverse("appeals:statement", args=[self.pk])

    @property
    def number(self) -> str:
        """How people name it: 2026-208."""
        return f"{self.made.year}-{self.pk}"
