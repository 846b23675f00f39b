"""Which decisions are offered on a thing: what the reader may decide, and what can be done to it as it stands."""

from dataclasses import dataclass

from debates.desk.presets import PRESETS, Preset
from debates.desk.wording import SANCTION_VERBS, Words, verb
from debates.moderation.actions import ACTIONS, SANCTIONS, Action
from debates.moderation.policy import may_decide
from debates.moderation.reasons import Reason
from debates.moderation.things import Thing
from debates.motions.models import Motion
from debates.motions.states import State as MotionState
from debates.posts.models import Post
from debates.posts.states import MOVES, State
from forum.accounts.models import User


@dataclass(frozen=True, slots=True)
class Option:
    """A decision that can be chosen, and the key that chooses it."""

    value: str
    label: Words
    key: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody may choose from."""

    options: list[Option]
    sanctions: list[Option]
    presets: list[Preset]

    @property
    def actions(self) -> set[str]:
        """The decisions by name."""
        return {option.value for option in self.options}


def offer(person: User, thing: Thing) -> Offer:
    """Return what the person may decide on a thing; no query but that for the debates that they keep."""
    actions = [action for action in ACTIONS if _may(person, thing, action) and _fits(thing, action)]
    sanctions = [one for one in SANCTIONS if thing.owner is not None and _may(person, thing, Action.REMOVE, one)]
    return Offer(
        options=[Option(action.value, verb(action, thing.kind), ACTIONS[action].key) for action in actions],
        sanctions=[Option(one.value, SANCTION_VERBS[one], "") for one in sanctions],
        presets=[one for one in PRESETS if one.action in actions and (not one.sanction or one.sanction in sanctions)],
    )


def _may(person: User, thing: Thing, action: Action, sanction: Action | None = None) -> bool:
    """Say whether the person may decide so for any reason at all."""
    return any(may_decide(person, thing, action, reason, sanction) for reason in Reason)


def _fits(thing: Thing, action: Action) -> bool:
    if ACTIONS[action].curb or action == Action.WARN:
        return thing.owner is not None
    if isinstance(thing.subject, Motion):
        return _fits_motion(thing.subject, action)
    return _fits_post(thing.subject, action) if isinstance(thing.subject, Post) else True


def _fits_motion(motion: Motion, action: Action) -> bool:
    if action == Action.LOCK:
        return motion.state == MotionState.OPEN
    return action != Action.UNLOCK or motion.state == MotionState.LOCKED


def _fits_post(post: Post, action: Action) -> bool:
    state, becomes = State(post.state), ACTIONS[action].state
    if action in {Action.LOCK, Action.UNLOCK}:
        return post.is_in_locked_thread == (action == Action.UNLOCK)
    if action == Action.RESTORE:
        return state == State.REMOVED
    if action == Action.APPROVE:
        return state == State.VISIBLE or (state != State.REMOVED and State.VISIBLE in MOVES[state])
    if action in {Action.REDACT, Action.MOVE}:
        return state != State.PURGED
    return becomes is None or becomes in MOVES[state]
