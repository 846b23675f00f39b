"""What can be decided: on what kind of thing, by whom, and with what effect. One table of all decisions."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from debates.moderation.reasons import Reason
from debates.posts.states import State
from forum.accounts.curbs import Curb
from forum.accounts.roles import Ability


class Action(TextChoices):
    """What a decision did."""

    APPROVE = "approve", _("approved")
    DISMISS = "dismiss", _("found in order")
    COLLAPSE = "collapse", _("collapsed")
    HIDE = "hide", _("hidden")
    REMOVE = "remove", _("removed")
    PURGE = "purge", _("removed for good")
    RESTORE = "restore", _("restored")
    REDACT = "redact", _("redacted")
    MOVE = "move", _("moved")
    LOCK = "lock", _("locked")
    UNLOCK = "unlock", _("opened again")
    WARN = "warn", _("warned")
    HOLD = "hold", _("posts held for a moderator")
    SILENCE = "silence", _("silenced")
    SUSPEND = "suspend", _("suspended")
    BAN = "ban", _("banned")
    EXCLUDE_VOTES = "exclude_votes", _("votes excluded")
    INCLUDE_VOTES = "include_votes", _("votes included again")
    TAKE_DOWN = "take_down", _("taken down")
    UNDO = "undo", _("undone")


class Target(TextChoices):
    """What a case is about."""

    POST = "post", _("post")
    MOTION = "motion", _("debate")
    PROFILE = "profile", _("account")
    ARTICLE = "article", _("article")


@dataclass(frozen=True, slots=True)
class Rule:
    """Of one decision: on what, its key, the state that a post comes to, what curbs the person, and who may.

    ``needs`` is an ability of the whole site; ``host`` says whether the host of the debate may, and for which reasons.
    """

    on: tuple[Target, ...]
    key: str = ""
    state: State | None = None
    curb: Curb | None = None
    needs: Ability = Ability.MODERATE
    host: tuple[Reason, ...] = ()
    is_restricting: bool = True


_ANY_REASON = tuple(Reason)
_THINGS = (Target.POST, Target.MOTION, Target.PROFILE, Target.ARTICLE)
_PEOPLE = (Target.POST, Target.PROFILE)

ACTIONS: dict[Action, Rule] = {
    Action.DISMISS: Rule(_THINGS, "d", host=_ANY_REASON, is_restricting=False),
    Action.APPROVE: Rule((Target.POST,), "a", State.VISIBLE, host=_ANY_REASON, is_restricting=False),
    Action.COLLAPSE: Rule((Target.POST,), "c", State.COLLAPSED, host=_ANY_REASON),
    Action.HIDE: Rule((Target.POST,), "h", State.HIDDEN),
    Action.REMOVE: Rule((Target.POST,), "r", State.REMOVED, host=(Reason.OFF_TOPIC,)),
    Action.REDACT: Rule((Target.POST,), "e"),
    Action.MOVE: Rule((Target.POST,), "m", host=(Reason.OFF_TOPIC,)),
    Action.LOCK: Rule((Target.POST, Target.MOTION), "l", host=_ANY_REASON),
    Action.UNLOCK: Rule((Target.POST, Target.MOTION), "o", host=_ANY_REASON, is_restricting=False),
    Action.RESTORE: Rule((Target.POST,), "v", State.VISIBLE, is_restricting=False),
    Action.PURGE: Rule((Target.POST,), "p", State.PURGED, needs=Ability.PURGE),
    Action.WARN: Rule(_PEOPLE, "w"),
    Action.HOLD: Rule(_PEOPLE, "t", curb=Curb.HOLD),
    Action.SILENCE: Rule(_PEOPLE, "s", curb=Curb.SILENCE),
    Action.SUSPEND: Rule(_PEOPLE, "u", curb=Curb.SUSPEND),
    Action.BAN: Rule(_PEOPLE, "b", curb=Curb.BAN, needs=Ability.BAN),
    Action.EXCLUDE_VOTES: Rule((Target.MOTION,), "x"),
    Action.INCLUDE_VOTES: Rule((Target.MOTION,), "i", is_restricting=False),
    Action.TAKE_DOWN: Rule((Target.MOTION, Target.ARTICLE), "n", needs=Ability.TAKE_DOWN),
}

# What may be done to the author together with a decision on the post.
SANCTIONS = (Action.WARN, Action.HOLD, Action.SILENCE, Action.SUSPEND, Action.BAN)
# For how many hours somebody may be curbed; a ban is until it is lifted.
HOURS = (24, 72, 168, 720)


def is_restricting(action: Action | str, sanction: str | None = None) -> bool:
    """Say whether a decision takes something from somebody, who is owed a statement of reasons."""
    return bool(sanction) or (action in ACTIONS and ACTIONS[Action(action)].is_restricting)
