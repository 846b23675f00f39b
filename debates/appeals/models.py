"""Appeals against decisions, and what is said in them."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from debates.appeals.states import LONGEST_WORD, Outcome, Side, Speaker
from debates.moderation.models import Decision
from debates.moderation.reasons import LONGEST_FACTS

# The appeal carries who decided first, so that a CHECK can hold somebody else to it; both may leave the site.
_FIRST_DECIDER = """
IF NEW.first_decider_id IS DISTINCT FROM (SELECT d.by_id FROM moderation_decision d WHERE d.id = NEW.decision_id)
    AND (TG_OP = 'INSERT' OR NEW.first_decider_id IS NOT NULL OR NEW.decider_id IS DISTINCT FROM OLD.decider_id) THEN
    RAISE EXCEPTION 'appeal: the first decider is who decided' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

_DECIDED_ONCE = """
IF TG_OP = 'UPDATE' AND OLD.decided IS NOT NULL THEN
    IF (NEW.decided, NEW.outcome, NEW.answer, NEW.is_alone)
        IS DISTINCT FROM (OLD.decided, OLD.outcome, OLD.answer, OLD.is_alone)
        OR (NEW.decider_id IS DISTINCT FROM OLD.decider_id AND NEW.decider_id IS NOT NULL) THEN
        RAISE EXCEPTION 'appeal: it is decided once' USING ERRCODE = 'check_violation';
    END IF;
ELSIF NEW.decided IS NOT NULL AND NEW.decider_id IS NULL THEN
    RAISE EXCEPTION 'appeal: somebody decides it' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class Appeal(models.Model):
    """Somebody asks for a decision to be read again, once; somebody else than who decided answers it.

    ``first_decider`` is who made the decision, none of an automatic one. ``is_alone`` says that nobody else could
    decide on this site, so that the first decider did; the public log shows it. ``answer`` is for who appealed.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="appeals", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="appeals")
    side = models.CharField(max_length=16, choices=Side)
    first_decider = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decider = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=16, choices=Outcome, null=True)  # noqa: DJ001 - none is no outcome
    answer = models.TextField(blank=True)
    is_alone = models.BooleanField(default=False)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "by"], name="appeal_once_per_person"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="appeal_side_is_known"),
            models.CheckConstraint(
                condition=Q(decided=None, decider=None, outcome=None, answer="", is_alone=False)
                | (Q(decided__isnull=False, outcome__in=Outcome.values) & ~Q(answer="")),
                name="appeal_decided_with_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(decider=None) | Q(first_decider=None) | ~Q(decider=F("first_decider")) | Q(is_alone=True),
                name="appeal_decided_by_another",
            ),
            models.CheckConstraint(condition=Q(answer__length__lte=LONGEST_FACTS), name="appeal_answer_is_bounded"),
        ]
        indexes = [
            # queries.waiting: what nobody decided yet, the oldest first
            models.Index(fields=["id"], name="appeal_waiting", condition=Q(decided=None)),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="appeal_stays", fields=["decision", "side", "made"]),
            pgtrigger.Trigger(
                name="appeal_first_decider",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_FIRST_DECIDER,
            ),
            pgtrigger.Trigger(
                name="appeal_decided_once",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_DECIDED_ONCE,
            ),
            pgtrigger.Protect(name="appeal_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}"

    def get_absolute_url(self) -> str:
        """Return the appeal's page."""
        return reverse("appeals:dialogue", args=[self.pk])

    @property
    def is_by_author(self) -> bool:
        """Whether who was decided about appeals."""
        return self.side == Side.AUTHOR

    @property
    def is_overturned(self) -> bool:
        """Whether it succeeded."""
        return self.outcome == Outcome.OVERTURNED


class Word(models.Model):
    """What somebody says in an appeal; the first word is the appeal itself. Rows are only ever added."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="words")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=16, choices=Speaker)
    text = models.TextField()
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Speaker.values), name="word_role_is_known"),
            models.CheckConstraint(
                condition=Q(text__length__gte=1, text__length__lte=LONGEST_WORD), name="word_is_bounded"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="word_never_changes", fields=["appeal", "role", "text", "made"]),
            pgtrigger.Protect(name="word_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"word {self.pk} in appeal {self.appeal_id}"
