"""What follows from decisions: the notices of a case are answered."""

from typing import Any

from django.dispatch import receiver

from debates.moderation.models import Decision
from debates.moderation.signals import decided
from debates.notices.services import answer


@receiver(decided)
def answer_notices(decision: Decision, **kwargs: Any) -> None:
    """Answer whoever gave notice, in the same transaction."""
    answer(decision=decision)
