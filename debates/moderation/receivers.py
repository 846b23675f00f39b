"""What follows from facts of other rooms: cases open, and what keeps order elsewhere is written down all the same."""

from typing import Any

from django.dispatch import receiver

from debates.articles.models import Showing
from debates.articles.models import State as ArticleState
from debates.articles.signals import showing_changed
from debates.moderation.actions import Action
from debates.moderation.choosing import Choice
from debates.moderation.policy import role_in
from debates.moderation.reasons import Reason
from debates.moderation.recording import decider, record
from debates.moderation.states import Tray
from debates.moderation.things import thing_of
from debates.motions.models import Ruling
from debates.motions.signals import ruled
from debates.motions.states import Act
from debates.posts.models import Placement
from debates.posts.signals import moved
from forum.accounts.models import User
from forum.accounts.signals import role_given
from forum.audit.services import append

_LOCKS = {Act.LOCK: Action.LOCK, Act.UNLOCK: Action.UNLOCK}


@receiver(ruled)
def write_down_ruling(ruling: Ruling, **kwargs: Any) -> None:
    """A moderator who locks a debate owes its host a statement; what a host rules stands in the log alone."""
    by, thing = ruling.by, thing_of(ruling.motion)
    if by is None:
        return
    action = _LOCKS.get(Act(ruling.act))
    if action is None or role_in(by, ruling.motion) in {"", "host"} or thing.owner == by:
        facts = {name: value for name, value in decider(by, thing).items() if name != "by"}
        append(act="ruling", facts={"motion": ruling.motion_id, "ruling": ruling.pk, "act": str(ruling.act), **facts})
        return
    choice = Choice(action=action, reason=Reason.OTHER, facts=ruling.reason)
    record(thing, choice, by=by, done={"ruling": ruling.pk}, tray=Tray.REPORTED)


@receiver(showing_changed)
def write_down_showing(showing: Showing, **kwargs: Any) -> None:
    """Who takes somebody's article down owes them a statement; whoever takes down their own owes nobody one."""
    by, thing = showing.by, thing_of(showing.article)
    if by is None or by == thing.owner:
        return
    is_down = showing.state == ArticleState.TAKEN_DOWN
    choice = Choice(action=Action.TAKE_DOWN if is_down else Action.RESTORE, reason=Reason.OTHER, facts=showing.reason)
    done = {"article": showing.article_id} if is_down else {}
    record(thing, choice, by=by, done=done, tray=Tray.REPORTED)


@receiver(moved)
def write_down_move(placement: Placement, **kwargs: Any) -> None:
    """Who moves somebody else's post owes them a statement."""
    by, thing = placement.by, thing_of(placement.post)
    if by is None or thing.owner is None or by == thing.owner:
        return
    choice = Choice(action=Action.MOVE, reason=Reason.OFF_TOPIC, facts=placement.why)
    was = {
        "parent": placement.was_under_id,
        "relation": placement.was,
        "side": placement.was_side,
        "block": placement.was_on_id,
    }
    record(thing, choice, by=by, done={"place": was, "placement": placement.pk}, tray=Tray.REPORTED)


@receiver(role_given)
def write_down_role(person: User, role: str, by: User | None, **kwargs: Any) -> None:
    """Who keeps order here is written down."""
    append(act="role", facts={"person": person.pk, "role": str(role), "by": by.pk if by else None})
