"""What follows from facts of other rooms: cases open, and what keeps order elsewhere is written down all the same."""

from typing import Any

from django.dispatch import receiver

from debates.articles.models import Showing
from debates.articles.models import State as ArticleState
from debates.articles.signals import showing_changed
from debates.moderation.actions import Action
from debates.moderation.choosing import Choice
from debates.moderation.gathering import sign
from debates.moderation.policy import role_in
from debates.moderation.reasons import Reason
from debates.moderation.recording import decider, record
from debates.moderation.states import Clue, Tray
from debates.moderation.things import Thing, thing_of
from debates.motions.models import Ruling
from debates.motions.signals import ruled
from debates.motions.states import Act
from debates.posts.models import Placement, Post
from debates.posts.policy import must_wait
from debates.posts.signals import moved, posted, revised
from debates.posts.states import State as PostState
from debates.screening import Finding, Verdict, What
from forum.accounts.models import User
from forum.accounts.signals import role_given
from forum.audit.services import append

_CLUES = {
    What.WORD: Clue.WORDS,
    What.PATTERN: Clue.WORDS,
    What.LINKS: Clue.LINKS,
    What.REPETITION: Clue.REPETITION,
    What.SPEED: Clue.SPEED,
}
_LOCKS = {Act.LOCK: Action.LOCK, Act.UNLOCK: Action.UNLOCK}


@receiver(posted)
def look_at_new(post: Post, verdict: Verdict, **kwargs: Any) -> None:
    """What screening held or flagged lies in the queue; first posts are looked for by a job."""
    thing = thing_of(post)
    for finding in verdict.findings:
        _sign(thing, finding)
    if _must_wait(thing):
        sign(thing, Tray.HELD, Clue.HELD_PERSON)


@receiver(revised)
def look_at_revised(post: Post, verdict: Verdict, **kwargs: Any) -> None:
    """What screening found in a revision lies in the queue."""
    for finding in verdict.findings:
        _sign(thing_of(post), finding)


def _sign(thing: Thing, finding: Finding) -> None:
    tray = Tray.HELD if thing.post is not None and thing.post.state == PostState.HELD else Tray.AUTOMATIC
    facts = {name: getattr(finding, name) for name in ("words", "part", "start", "end", "told", "rule")}
    sign(thing, tray, _CLUES[finding.what], does=str(finding.does), **facts)


def _must_wait(thing: Thing) -> bool:
    """Say whether a new post waits because of who said it."""
    is_held = thing.post is not None and thing.post.state == PostState.HELD
    return is_held and thing.owner is not None and must_wait(thing.owner)


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
