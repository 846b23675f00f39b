"""What a decision does to the thing, the person and the votes; what is noted so that it can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from debates.articles import services as articles
from debates.articles.models import Article, Block
from debates.moderation.actions import ACTIONS, Action
from debates.moderation.choosing import Choice, Where
from debates.moderation.things import Thing
from debates.motions import services as motions
from debates.motions.models import Motion
from debates.motions.services import LONGEST_REASON
from debates.motions.states import Act
from debates.motions.states import State as MotionState
from debates.posts import placing, purging, redacting, ruling
from debates.posts.models import Post
from debates.posts.states import Relation, State, ThreadState
from debates.voting import excluding
from forum.accounts import restricting
from forum.accounts.curbs import Curb
from forum.accounts.models import User
from forum.web.refusal import Refusal, Refused

Effects = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to which thing, by whom: none, where it happens by itself."""

    thing: Thing
    choice: Choice
    by: User | None

    @property
    def post(self) -> Post:
        """The post to which it is done.

        Raises:
            Refusal: the thing is none.
        """
        if self.thing.post is None:
            raise Refusal(Refused(_("That can be done to a post alone."), status=422))
        return self.thing.post

    @property
    def motion(self) -> Motion:
        """The debate to which it is done.

        Raises:
            Refusal: the thing is none.
        """
        if not isinstance(self.thing.subject, Motion):
            raise Refusal(Refused(_("That can be done to a debate alone."), status=422))
        return self.thing.subject


def bring_about(thing: Thing, choice: Choice, by: User | None) -> Effects:
    """Do what a decision says, and return what undoing it needs. Post and motion are held by the caller.

    Raises:
        Refusal: it cannot be done to the thing as it stands now.
    """
    effects = _EFFECTS[choice.action](Deed(thing, choice, by)) if choice.action in _EFFECTS else {}
    if (curb := choice.curb) is not None:
        effects |= _curb(thing, curb, choice.hours)
    return effects


def finish(thing: Thing, choice: Choice, decision: int) -> None:
    """Do what needs the decision's id: what is redacted is marked by it."""
    if choice.action == Action.REDACT:
        redacting.redact(post=Deed(thing, choice, None).post, passages=choice.passages, mark=decision)


def _change_state(deed: Deed) -> Effects:
    state = ACTIONS[deed.choice.action].state or State.VISIBLE
    return {"was": ruling.change_state(post=deed.post, to=state), "became": state}


def _approve(deed: Deed) -> Effects:
    """Show what is held, hidden or collapsed; what is shown stays, and is found in order."""
    return {} if deed.post.state == State.VISIBLE else _change_state(deed)


def _dismiss(deed: Deed) -> Effects:
    """Find in order; what waited for somebody to look is shown."""
    if deed.thing.post is None or deed.thing.post.state not in {State.HIDDEN, State.HELD}:
        return {}
    return {"was": ruling.change_state(post=deed.post, to=State.VISIBLE), "became": State.VISIBLE}


def _purge(deed: Deed) -> Effects:
    was = deed.post.state
    purging.purge(post=deed.post)
    return {"was": was, "became": State.PURGED}


def _redact(deed: Deed) -> Effects:
    return {"redacted": deed.post.pk}


def _move(deed: Deed) -> Effects:
    post, to = deed.post, deed.choice.place or Where()
    if deed.by is None:
        raise Refusal(Refused(_("Nothing moves by itself."), status=422))
    was = {"parent": post.parent_id, "relation": post.relation, "side": post.side, "block": post.block_id}
    placing.move(
        post=post,
        by=deed.by,
        parent=Post.objects.filter(pk=to.parent, motion=post.motion_id).first() if to.parent else None,
        relation=Relation(to.relation or post.relation),
        side=to.side,
        block=Block.objects.filter(article=post.article_id, public_no=to.paragraph).first() if to.paragraph else None,
        why=deed.choice.facts[:LONGEST_REASON],
        is_decided=True,
    )
    return {"place": was}


def _lock(deed: Deed) -> Effects:
    if deed.thing.post is None:
        return _rule(deed, Act.LOCK, MotionState.LOCKED)
    ruling.lock_thread(post=deed.post)
    return {"thread": ThreadState.LOCKED}


def _unlock(deed: Deed) -> Effects:
    if deed.thing.post is None:
        return _rule(deed, Act.UNLOCK, MotionState.OPEN)
    ruling.unlock_thread(post=deed.post)
    return {"thread": ThreadState.OPEN}


def _rule(deed: Deed, act: Act, becomes: MotionState) -> Effects:
    was = deed.motion.state
    reason = deed.choice.facts or _("For the reason, see the public log.")
    motions.impose(motion=deed.motion, by=deed.by, act=act, reason=reason)
    return {"motion_was": was, "motion_became": becomes}


def _exclude(deed: Deed) -> Effects:
    voters = list(deed.choice.voters)
    made = excluding.exclude(motion=deed.motion, voters=voters)
    if not made:
        raise Refusal(Refused(_("Choose whose votes are excluded: none of these are counted now."), status=422))
    return {"exclusions": made, "voters": voters}


def _include(deed: Deed) -> Effects:
    voters = list(deed.choice.voters)
    lifted = excluding.in_force(motion=deed.motion, voters=voters)
    if not lifted:
        raise Refusal(Refused(_("Choose whose votes are counted again: none of these are excluded."), status=422))
    excluding.include(exclusions=lifted)
    return {"voters": voters, "lifted": lifted}


def _take_down(deed: Deed) -> Effects:
    subject = deed.thing.subject
    article = subject.article if isinstance(subject, Motion) else subject
    if not isinstance(article, Article) or deed.by is None:
        raise Refusal(Refused(_("Only an article can be taken down."), status=422))
    articles.take_down(article=article, by=deed.by, reason=deed.choice.facts, is_decided=True)
    return {"article": article.pk}


def _curb(thing: Thing, curb: Curb, hours: int | None) -> Effects:
    if thing.owner is None:
        raise Refusal(Refused(_("Whoever said this has left: there is nobody to restrict."), status=409))
    until = None if curb == Curb.BAN or hours is None else timezone.now() + timedelta(hours=hours)
    return {"restriction": restricting.restrict(person=thing.owner, kind=curb, until=until).pk}


_EFFECTS: dict[Action, Callable[[Deed], Effects]] = {
    Action.DISMISS: _dismiss,
    Action.APPROVE: _approve,
    Action.COLLAPSE: _change_state,
    Action.HIDE: _change_state,
    Action.REMOVE: _change_state,
    Action.RESTORE: _change_state,
    Action.PURGE: _purge,
    Action.REDACT: _redact,
    Action.MOVE: _move,
    Action.LOCK: _lock,
    Action.UNLOCK: _unlock,
    Action.EXCLUDE_VOTES: _exclude,
    Action.INCLUDE_VOTES: _include,
    Action.TAKE_DOWN: _take_down,
}
