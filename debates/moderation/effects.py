"""What a decision does to the thing, the person and the votes; what is noted so that it can be taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from debates.articles import services as articles
from debates.articles.models import Article, Block
from debates.moderation.actions import ACTIONS, Action
from debates.moderation.choosing import Choice
from debates.moderation.things import Thing
from debates.motions import services as motions
from debates.motions.models import Motion
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
Effect = Callable[[Thing, Choice, User | None], Effects]


def bring_about(thing: Thing, choice: Choice, by: User | None) -> Effects:
    """Do what a decision says, and return what undoing it needs. Post and motion are held by the caller.

    Raises:
        Refusal: it cannot be done to the thing as it stands now.
    """
    effects = _EFFECTS.get(choice.action, _change_state)(thing, choice, by)
    if (curb := choice.curb) is not None:
        effects |= _curb(thing, curb, choice.hours)
    return effects


def _nothing(thing: Thing, choice: Choice, by: User | None) -> Effects:
    return {}


def _change_state(thing: Thing, choice: Choice, by: User | None) -> Effects:
    state = ACTIONS[choice.action].state
    if state is None:
        return {}
    was = ruling.change_state(post=_post(thing), to=state)
    return {"was": was, "became": state}


def _approve(thing: Thing, choice: Choice, by: User | None) -> Effects:
    """Show what is held or hidden; what is shown stays, and is found in order."""
    if _post(thing).state == State.VISIBLE:
        return {}
    return _change_state(thing, choice, by)


def _dismiss(thing: Thing, choice: Choice, by: User | None) -> Effects:
    """Find in order; what reports hid by themselves is shown again."""
    if thing.post is None or thing.post.state not in {State.HIDDEN, State.HELD}:
        return {}
    return {"was": ruling.change_state(post=thing.post, to=State.VISIBLE), "became": State.VISIBLE}


def _purge(thing: Thing, choice: Choice, by: User | None) -> Effects:
    post = _post(thing)
    was = post.state
    purging.purge(post=post)
    return {"was": was, "became": State.PURGED}


def _move(thing: Thing, choice: Choice, by: User | None) -> Effects:
    post, place = _post(thing), choice.place
    if by is None:
        raise Refusal(Refused(_("Nothing moves by itself."), status=422))
    was = {"parent": post.parent_id, "relation": post.relation, "side": post.side, "block": post.block_id}
    target = Post.objects.filter(pk=place.get("parent"), motion=post.motion_id).first() if place.get("parent") else None
    block = Block.objects.filter(article=post.article_id, public_no=place.get("block")).first()
    relation = Relation(str(place.get("relation") or post.relation))
    placing.move(
        post=post, by=by, parent=target, relation=relation, side=place.get("side"), block=block, why=choice.facts[:500],
        is_decided=True,
    )  # fmt: skip
    return {"place": was}


def _lock(thing: Thing, choice: Choice, by: User | None) -> Effects:
    return _set_lock(thing, choice, by, is_locked=True)


def _unlock(thing: Thing, choice: Choice, by: User | None) -> Effects:
    return _set_lock(thing, choice, by, is_locked=False)


def _set_lock(thing: Thing, choice: Choice, by: User | None, *, is_locked: bool) -> Effects:
    if isinstance(thing.subject, Motion):
        was = thing.subject.state
        act = Act.LOCK if is_locked else Act.UNLOCK
        motions.impose(motion=thing.subject, by=by, act=act, reason=choice.facts or _("See the public log."))
        return {"motion_was": was, "motion_became": MotionState.LOCKED if is_locked else MotionState.OPEN}
    post = _post(thing)
    (ruling.lock_thread if is_locked else ruling.unlock_thread)(post=post)
    return {"thread": ThreadState.LOCKED if is_locked else ThreadState.OPEN}


def _exclude(thing: Thing, choice: Choice, by: User | None) -> Effects:
    if not isinstance(thing.subject, Motion) or not choice.voters:
        raise Refusal(Refused(_("Choose whose votes are excluded."), status=422))
    return {"exclusions": excluding.exclude(motion=thing.subject, voters=choice.voters), "voters": list(choice.voters)}


def _include(thing: Thing, choice: Choice, by: User | None) -> Effects:
    if not isinstance(thing.subject, Motion):
        raise Refusal(Refused(_("Choose whose votes are counted again."), status=422))
    lifted = excluding.in_force(motion=thing.subject, voters=choice.voters)
    excluding.include(exclusions=lifted)
    return {"voters": list(choice.voters), "lifted": lifted}


def _take_down(thing: Thing, choice: Choice, by: User | None) -> Effects:
    article = thing.subject.article if isinstance(thing.subject, Motion) else thing.subject
    if not isinstance(article, Article) or by is None:
        raise Refusal(Refused(_("Only an article can be taken down."), status=422))
    articles.take_down(article=article, by=by, reason=choice.facts, is_decided=True)
    return {"article": article.pk}


def _curb(thing: Thing, curb: Curb, hours: int | None) -> Effects:
    if thing.owner is None:
        raise Refusal(Refused(_("Whoever said this has left: there is nobody to restrict."), status=409))
    until = None if curb == Curb.BAN or hours is None else timezone.now() + timedelta(hours=hours)
    return {"restriction": restricting.restrict(person=thing.owner, kind=curb, until=until).pk}


def _redact(thing: Thing, choice: Choice, by: User | None) -> Effects:
    """The redaction is marked by the decision, which has no id yet: see ``finish``."""
    return {"redacted": True}


def finish(thing: Thing, choice: Choice, decision: int) -> None:
    """Do what needs the decision's id."""
    if choice.action == Action.REDACT:
        redacting.redact(post=_post(thing), passages=choice.passages, mark=decision)


def _post(thing: Thing) -> Post:
    if thing.post is None:
        raise Refusal(Refused(_("That can be done to a post alone."), status=422))
    return thing.post


_EFFECTS: dict[Action, Effect] = {
    Action.DISMISS: _dismiss,
    Action.APPROVE: _approve,
    Action.PURGE: _purge,
    Action.REDACT: _redact,
    Action.MOVE: _move,
    Action.LOCK: _lock,
    Action.UNLOCK: _unlock,
    Action.EXCLUDE_VOTES: _exclude,
    Action.INCLUDE_VOTES: _include,
    Action.TAKE_DOWN: _take_down,
    Action.WARN: _nothing,
    Action.HOLD: _nothing,
    Action.SILENCE: _nothing,
    Action.SUSPEND: _nothing,
    Action.BAN: _nothing,
}

