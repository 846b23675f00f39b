"""Taking a decision back: post, thread, person and votes come to be what they were, as far as nobody went on since."""

from typing import Any

from debates.articles import services as articles
from debates.articles.models import Article, Block
from debates.moderation.actions import Action, Target
from debates.moderation.models import Decision
from debates.moderation.things import thing_in
from debates.motions import services as motions
from debates.motions.services import LONGEST_REASON
from debates.motions.states import Act
from debates.motions.states import State as MotionState
from debates.posts import placing, redacting, ruling
from debates.posts.models import Post
from debates.posts.states import PUBLIC, Relation, State, ThreadState
from debates.voting import excluding
from forum.accounts import restricting
from forum.accounts.models import User
from forum.web.refusal import Refusal


def reverse(decision: Decision, *, by: User, why: str) -> dict[str, Any]:
    """Undo what a decision did, and return what was done. Motion, post and case are held by the caller.

    What was done since by somebody else stays: a post that was purged meanwhile, or withdrawn, comes back to nothing.
    """
    effects, done = decision.effects, dict[str, Any]()
    post = thing_in(decision.case).post
    if post is not None:
        done |= _restore_post(post, decision, by, why)
    if "restriction" in effects:
        restricting.lift(restriction_id=effects["restriction"])
        done["lifted"] = effects["restriction"]
    return done | _restore_votes(decision) | _restore_debate(decision, by, why)


def state_before(decision: Decision) -> State | None:
    """Return the state in which a post was before its case was decided on at all; what waited to be read is shown.

    What reports hid by themselves was visible before that.
    """
    first = decision.case.decisions.filter(effects__has_key="was", pk__lte=decision.pk, undoes=None).exclude(
        pk__in=Decision.objects.filter(undoes__isnull=False).values("undoes")
    )
    was = first.order_by("pk").values_list("effects__was", flat=True).first()
    return None if was is None else State(was) if was in PUBLIC else State.VISIBLE


def _restore_post(post: Post, decision: Decision, by: User, why: str) -> dict[str, Any]:
    done: dict[str, Any] = {}
    effects = decision.effects
    if "became" in effects and post.state == effects["became"] != State.PURGED:
        to = State(effects["was"]) if decision.may_still_be_undone else state_before(decision)
        if to is not None and to != post.state:
            done |= {"was": ruling.change_state(post=post, to=to), "became": to}
    if effects.get("redacted") and post.state != State.PURGED:
        redacting.unredact(post=post, mark=decision.pk)
        done["unredacted"] = True
    if "thread" in effects and decision.case.target == Target.POST:
        was_locked = effects["thread"] == ThreadState.LOCKED
        (ruling.unlock_thread if was_locked else ruling.lock_thread)(post=post)
        done["thread"] = ThreadState.OPEN if was_locked else ThreadState.LOCKED
    if "place" in effects:
        done |= _move_back(post, effects["place"], by, why)
    return done


def _move_back(post: Post, was: dict[str, Any], by: User, why: str) -> dict[str, Any]:
    parent = Post.objects.filter(pk=was["parent"]).first() if was["parent"] else None
    block = Block.objects.filter(pk=was["block"]).first() if was["block"] else None
    try:
        placing.move(
            post=post,
            by=by,
            parent=parent,
            relation=Relation(was["relation"]),
            side=was["side"],
            block=block,
            why=why[:LONGEST_REASON],
            is_decided=True,
        )
    except Refusal:  # it stands elsewhere since, or what it answered is gone: there is no place to go back to
        return {"moved_back": False}
    return {"moved_back": True}


def _restore_votes(decision: Decision) -> dict[str, Any]:
    effects, motion = decision.effects, decision.case.motion
    try:
        if effects.get("exclusions"):
            return {"included": excluding.include(exclusions=effects["exclusions"])}
        if effects.get("lifted") and motion is not None:
            return {"exclusions": excluding.exclude(motion=motion, voters=effects["voters"])}
    except Refusal:  # the debate is over: what was counted for its verdict stays
        return {"votes_stay": True}
    return {}


def _restore_debate(decision: Decision, by: User, why: str) -> dict[str, Any]:
    effects, motion = decision.effects, decision.case.motion
    if "motion_became" in effects and motion is not None and motion.state == effects["motion_became"]:
        act = Act.UNLOCK if effects["motion_became"] == MotionState.LOCKED else Act.LOCK
        motions.impose(motion=motion, by=by, act=act, reason=why)
        return {"motion_was": effects["motion_became"], "motion_became": effects["motion_was"]}
    if decision.action == Action.TAKE_DOWN and "article" in effects:
        articles.restore(article=Article.objects.get(pk=effects["article"]), by=by, reason=why, is_decided=True)
        return {"restored_article": effects["article"]}
    return {}
