"""Who may write the conclusion of a debate, and whether it is counted now."""

from django.utils.translation import gettext as _

from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.motions.policy import may_rule
from debates.motions.states import Shown
from debates.results.models import Verdict
from forum.accounts.policy import Viewer
from forum.web.refusal import ALLOWED, Answer, Refused


def may_conclude(person: Viewer, verdict: Verdict) -> Answer:
    """Say whether the person may write or correct the conclusion: a host of the debate, or a moderator. One query."""
    return may_rule(person, verdict.motion)


def may_publish(motion: Motion) -> Answer:
    """Say whether counts of the debate are published now; at most one query.

    In the final vote they are not: it is as blind as the opening one, and the verdict differs from what was told
    before by all who vote in it.
    """
    if motion.is_over:
        return Refused(_("This debate is over: its verdict stands."), status=409)
    if motion.results == Shown.CLOSE:
        return Refused(_("Shown when the debate is over, as its host decided."), status=409)
    span = motion.clock.span
    if span is not None and span.stage in (Stage.OPENING_VOTE, Stage.FINAL_VOTE):
        return Refused(_("Shown after the vote."), status=409)
    return ALLOWED
