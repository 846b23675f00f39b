"""Proposing to place a post better, and deciding that. One transaction each; the motion's lock comes first."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.corrections.changes import Change
from debates.corrections.models import Correction, Fate, What
from debates.corrections.policy import may_accept, may_correct, may_decide, may_propose_promotion, may_withdraw
from debates.motions import queries as motions
from debates.motions.services import reason_of
from debates.motions.states import Side
from debates.posts import placing
from debates.posts.models import Post
from debates.posts.places import Place, at, may_join, may_stand, place_of
from debates.posts.states import Kind, Relation
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.services import count
from forum.text.normalise import has_words
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.transactions import once_more

once = once_more(after="correction_open_once")


@once
def propose(*, post: Post, by: User, change: Change, why: str) -> Correction:
    """Propose to place a post better; its author, a host or a moderator decides.

    Raises:
        Refusal: the person may not, gives no reason, has proposed it already, or the post cannot stand there.
    """
    with transaction.atomic():
        motions.shared(post.motion_id)
        held = _now(post)
        enforce(may_correct(by, held))
        place = meant(held, change)
        enforce(may_join(held, _target(change)) if change.what == What.DUPLICATE else may_stand(held, place))
        return _keep(held, by, change.what, why, place)


@once
def propose_promotion(*, comment: Post, by: User, why: str) -> Correction:
    """Propose to a comment's author to make an argument of it.

    Raises:
        Refusal: as for ``propose``; also if the comment cannot become one.
    """
    with transaction.atomic():
        motions.shared(comment.motion_id)
        held = _now(comment)
        enforce(may_propose_promotion(by, held))
        return _keep(held, by, What.PROMOTE, why, None)


@once_more()
def correct(*, post: Post, by: User, change: Change, why: str) -> Post:
    """Place a post better at once: what its author does in place of proposing it.

    Raises:
        Refusal: as for ``posts.placing.move`` and ``join``.
    """
    with transaction.atomic():
        motions.alone(post.motion_id)
        enforce(count(Limited.CORRECTIONS, by=by))
        held = _now(post)
        if change.what == What.DUPLICATE:
            return placing.join(post=held, by=by, original=_target(change), why=why)
        return _moved(held, by, meant(held, change), why)


@once_more()
def accept(*, correction: Correction, by: User, word: str = "") -> Correction:
    """Do what was proposed.

    Raises:
        Refusal: the person may not, it was decided already, the post was moved meanwhile, or cannot stand there now.
    """
    with transaction.atomic():
        motions.alone(correction.motion_id)
        held = _held(correction)
        enforce(may_accept(by, held))
        said = reason_of(word) if has_words(word) else ""
        if held.what == What.DUPLICATE:  # the database holds that it has a target, and the others a place
            placing.join(post=held.post, by=by, original=held.target or held.post, why=held.why)
        else:
            _moved(held.post, by, held.after or held.before, held.why)
        return _decide(held, by, Fate.ACCEPTED, said)


@transaction.atomic
def decline(*, correction: Correction, by: User, word: str) -> Correction:
    """Leave the post where it stands, and say why.

    Raises:
        Refusal: the person may not, gives no reason, or it was decided already.
    """
    motions.shared(correction.motion_id)
    held = _held(correction)
    enforce(may_decide(by, held))
    if not has_words(word):
        raise Refusal(Refused(_("Say why you decline it: a word to who proposed it."), status=422))
    return _decide(held, by, Fate.DECLINED, reason_of(word))


@transaction.atomic
def withdraw(*, correction: Correction, by: User) -> Correction:
    """Take one's own proposal back.

    Raises:
        Refusal: it is somebody else's, or was decided already.
    """
    motions.shared(correction.motion_id)
    held = _held(correction)
    enforce(may_withdraw(by, held))
    return _decide(held, by, Fate.WITHDRAWN, "")


def close_promotions(*, comment: Post, author: User | None) -> int:
    """Note that the argument that was proposed was made of a comment; return how many proposals that answers.

    Who calls has the comment locked, and a transaction.
    """
    found = Correction.objects.filter(post=comment, what=What.PROMOTE, state=Fate.OPEN)
    return found.update(state=Fate.ACCEPTED, decided_by=author, decided=timezone.now())


def meant(post: Post, change: Change) -> Place:
    """Return where a post would stand after a change."""
    here = place_of(post)
    if change.what == What.RELATION:
        return at(post, change.relation, here.parent, here.side, here.block)
    if change.what == What.DUPLICATE:
        return Place(Relation.SUPPORTS, change.target)
    if post.kind == Kind.COMMENT:
        return at(post, post.relation, here.parent, None, change.block)
    return at(post, change.relation, change.target, change.side, None)


def _moved(post: Post, by: User, place: Place, why: str) -> Post:
    side = Side(place.side) if place.side else None
    relation, parent, block = Relation(place.relation), place.parent, place.block
    return placing.move(post=post, by=by, parent=parent, relation=relation, side=side, block=block, why=why)


def _target(change: Change) -> Post:
    if change.target is None:
        raise Refusal(Refused(_("Choose the argument that says the same."), status=422))
    return change.target


def _now(post: Post) -> Post:
    return Post.objects.select_related("motion__article", "parent", "block").get(pk=post.pk)


def _held(correction: Correction) -> Correction:
    """Lock a proposal and return it as it is now, with its post as that is now."""
    related = ("post__motion__article", "post__parent", "post__block", "target", "block", "decided_by")
    rows = Correction.objects.select_for_update(of=["self"]).select_related(*related, "was_under", "was_on")
    return rows.get(pk=correction.pk)


def _keep(post: Post, by: User, what: What, why: str, place: Place | None) -> Correction:
    reason = reason_of(why)
    if Correction.objects.filter(post=post, what=what, by=by, state=Fate.OPEN).exists():
        told = _("You proposed that for this post already, and it is still open. Take that back first.")
        raise Refusal(Refused(told, status=409))
    enforce(count(Limited.CORRECTIONS, by=by))
    was = place_of(post)
    return Correction.objects.create(
        motion_id=post.motion_id,
        post=post,
        what=what,
        relation=place.relation if place else None,
        target=place.parent if place else None,
        side=place.side if place else None,
        block=place.block if place else None,
        was=was.relation,
        was_under=was.parent,
        was_side=was.side,
        was_on=was.block,
        why=reason,
        by=by,
    )


def _decide(held: Correction, by: User, fate: Fate, word: str) -> Correction:
    held.state, held.answer = fate, word
    held.decided_by, held.decided = by, timezone.now()
    held.save(update_fields=["state", "answer", "decided_by", "decided"])
    return held
