"""What was decided on a notice, in words for whoever gave it: nothing about anybody else."""

from django.utils.translation import gettext as _

from debates.moderation.actions import Action
from debates.notices.models import Notice
from debates.notices.states import State

# done to the thing itself; what is done to a person is between them and the site
_TO_THE_THING = frozenset(
    {
        *(Action.COLLAPSE, Action.HIDE, Action.REMOVE, Action.PURGE, Action.REDACT, Action.MOVE, Action.LOCK),
        *(Action.EXCLUDE_VOTES, Action.TAKE_DOWN),
    }
)


def answer(notice: Notice) -> str:
    """Return what was decided in a sentence or two, nothing while nothing was."""
    decision = notice.decision
    if decision is None:
        return ""
    if notice.state == State.NOT_ACTED:
        return _("We looked at it, and it stays: we do not hold it to be against the law that you named, or our rules.")
    reason = {"reason": decision.get_reason_display()}
    if Action(decision.action) not in _TO_THE_THING:
        return _("Measures were taken against the account behind it. Reason: %(reason)s.") % reason
    return _("It was %(done)s. Reason: %(reason)s.") % {**reason, "done": decision.get_action_display()}


def by_whom(notice: Notice) -> str:
    """Return whether a person decided, which article 16 of the Digital Services Act has us say."""
    if notice.decision is None:
        return ""
    return _("It was decided by a machine.") if notice.decision.is_automatic else _("A person decided.")
