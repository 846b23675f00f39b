"""How decisions are called on the desk: what is done, where moderation itself says what was done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from debates.moderation.actions import Action, Target
from debates.moderation.states import Clue, Tray

Words = str | Promise

VERBS: dict[Action, Words] = {
    Action.DISMISS: _("Dismiss"),
    Action.APPROVE: _("Approve"),
    Action.COLLAPSE: _("Collapse"),
    Action.HIDE: _("Hide"),
    Action.REMOVE: _("Remove"),
    Action.REDACT: _("Redact"),
    Action.MOVE: _("Move"),
    Action.LOCK: _("Lock"),
    Action.UNLOCK: _("Unlock"),
    Action.RESTORE: _("Restore"),
    Action.PURGE: _("Purge"),
    Action.WARN: _("Warn"),
    Action.HOLD: _("Hold their posts"),
    Action.SILENCE: _("Silence"),
    Action.SUSPEND: _("Suspend"),
    Action.BAN: _("Ban"),
    Action.EXCLUDE_VOTES: _("Exclude votes"),
    Action.INCLUDE_VOTES: _("Include votes"),
    Action.TAKE_DOWN: _("Take down"),
}
# A post has a thread, a debate has none.
LOCKS_THREAD: dict[Action, Words] = {Action.LOCK: _("Lock thread"), Action.UNLOCK: _("Unlock thread")}

# What can be decided on many at once: what needs nothing besides a reason and the facts.
FOR_MANY = (Action.DISMISS, Action.APPROVE, Action.COLLAPSE, Action.HIDE, Action.REMOVE)

SANCTION_VERBS: dict[Action, Words] = {
    Action.WARN: _("Warn"),
    Action.HOLD: _("Hold their posts"),
    Action.SILENCE: _("Silence"),
    Action.SUSPEND: _("Suspend"),
    Action.BAN: _("Ban, until it is lifted"),
}
HOURS_TOLD: dict[int, Words] = {
    24: _("for a day"),
    72: _("for three days"),
    168: _("for a week"),
    720: _("for thirty days"),
}

# The trays in the order in which the desk shows them; appeals lie in one of their own.
APPEALS = "appeals"
TRAYS: dict[str, Words] = {
    Tray.REPORTED.value: Tray.REPORTED.label,
    Tray.HELD.value: Tray.HELD.label,
    Tray.AUTOMATIC.value: Tray.AUTOMATIC.label,
    Tray.FIRST.value: Tray.FIRST.label,
    APPEALS: _("Appeals"),
    Tray.ILLEGAL.value: Tray.ILLEGAL.label,
    Tray.ANOMALY.value: Tray.ANOMALY.label,
    Tray.PROFILE.value: Tray.PROFILE.label,
}


def verb(action: Action, target: Target) -> Words:
    """Return how a decision on a thing of a kind is called."""
    return LOCKS_THREAD.get(action, VERBS[action]) if target == Target.POST else VERBS[action]


def clue_told(clue: str) -> Words:
    """Return what drew attention to something, in words."""
    return Clue(clue).label
