"""Saying what a debate came to, in words."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.results.models import LONGEST_CONCLUSION, Verdict
from debates.results.policy import may_conclude
from debates.results.publishing import freeze, publish
from forum.accounts.models import User
from forum.web.lines import text_of
from forum.web.refusal import enforce

__all__ = ["conclude", "freeze", "publish"]


@transaction.atomic
def conclude(*, verdict: Verdict, by: User, text: str) -> Verdict:
    """Write the conclusion beside a verdict, or correct it; the figures and their hash stay.

    Raises:
        Refusal: the person may not, or it says nothing, or it is too long.
    """
    held = Verdict.objects.select_for_update(of=["self"]).select_related("motion__article").get(pk=verdict.pk)
    enforce(may_conclude(by, held))
    held.conclusion = _conclusion(text)
    held.concluded, held.concluded_by = timezone.now(), by
    held.save(update_fields=["conclusion", "concluded", "concluded_by"])
    return held


def _conclusion(typed: str) -> str:
    missing = _("Say in a sentence or two what the debate came to.")
    too_long = _("That is %(n)d characters; a conclusion has at most %(most)d.")
    return text_of(typed, most=LONGEST_CONCLUSION, missing=missing, too_long=too_long)
