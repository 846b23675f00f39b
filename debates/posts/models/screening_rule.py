"""What moderators look for in posts before they are read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from debates.posts.states import RuleDoes, RuleKind, RuleState

MAX_PATTERN = 200
MAX_TOLD = 300


class ScreeningRule(models.Model):
    """Words or a pattern, what is done where they are found, and ``told``, what the author reads."""

    kind = models.CharField(max_length=16, choices=RuleKind)
    pattern = models.CharField(max_length=MAX_PATTERN)
    does = models.CharField(max_length=16, choices=RuleDoes)
    told = models.CharField(max_length=MAX_TOLD, blank=True, default="")
    state = models.CharField(max_length=16, choices=RuleState, default=RuleState.ON)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RuleKind.values), name="screening_rule_kind_is_known"),
            models.CheckConstraint(condition=Q(does__in=RuleDoes.values), name="screening_rule_does_what_is_known"),
            models.CheckConstraint(condition=Q(state__in=RuleState.values), name="screening_rule_state_is_known"),
            models.CheckConstraint(condition=~Q(pattern=""), name="screening_rule_looks_for_something"),
            models.UniqueConstraint(fields=["kind", "pattern"], name="screening_rule_once"),
        ]

    def __str__(self) -> str:
        return self.pattern
