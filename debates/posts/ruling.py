"""What moderators do to posts and threads: the caller asks who may, and keeps the reason in the same transaction.

The locks are taken here, in the one order: the motion's, then posts by id. A caller that locks anything before takes
the motion's lock first, and the exclusive one where ``lock_thread`` or ``unlock_thread`` follows.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.motions import queries as motions
from debates.posts import counts
from debates.posts.holding import held_alone, held_with_parent
from debates.posts.models import Post
from debates.posts.signals import became_visible
from debates.posts.states import MOVES, PUBLIC, State, ThreadState
from forum.web.refusal import ALLOWED, Answer, Refusal, Refused, enforce

# From these a post may come into sight that nobody but its author ever read.
_UNREAD = (State.HELD, State.REMOVED)


@transaction.atomic
def change_state(*, post: Post, to: State) -> State:
    """Bring a post into a state, keep what is counted, and return the state that it had; who may, the caller asked.

    What its author withdrew stays withdrawn.

    Raises:
        Refusal: it is in that state already, or cannot come there from where it is.
    """
    motions.shared(post.motion_id)
    held = held_with_parent(post)
    was = State(held.state)
    enforce(_may_become(was, to))
    is_first = was in _UNREAD and to in PUBLIC and held.last_shown is None
    _write(held, was, to)
    if is_first:
        became_visible.send(Post, post=held)
    return was


def _may_become(was: State, to: State) -> Answer:
    if was == to:
        told = _("This is %(state)s already, so nothing changed. Perhaps somebody was quicker.")
        return Refused(told % {"state": was.label}, status=409)
    if to in MOVES[was]:
        return ALLOWED
    if was == State.PURGED:
        return Refused(_("This was purged: its words are gone for good and cannot be brought back."), status=409)
    if was == State.WITHDRAWN:
        return Refused(_("Its author withdrew this, so there is nothing left to decide but to purge it."), status=409)
    told = _("This is %(state)s, and from there it cannot become %(to)s.")
    return Refused(told % {"state": was.label, "to": to.label}, status=409)


def _write(held: Post, was: State, to: State) -> None:
    held.state = to
    if was in PUBLIC and to not in PUBLIC:
        held.last_shown = timezone.now()
    held.save(update_fields=["state", "last_shown"])
    if was in PUBLIC and to not in PUBLIC:
        counts.went(held)
    if was not in PUBLIC and to in PUBLIC:
        counts.came(held)


@transaction.atomic
def lock_thread(*, post: Post) -> None:
    """Let nobody answer in the thread in which a post stands, hosts and moderators neither; the caller asked who may.

    What is being posted is waited for, and nothing is posted after it.

    Raises:
        Refusal: it is locked already.
    """
    _set_thread(post, ThreadState.LOCKED, _("This thread is locked already. Perhaps somebody was quicker."))


@transaction.atomic
def unlock_thread(*, post: Post) -> None:
    """Let people answer again in the thread in which a post stands; the caller asked who may.

    Raises:
        Refusal: it is open.
    """
    _set_thread(post, ThreadState.OPEN, _("This thread is open already. Perhaps somebody was quicker."))


def _set_thread(post: Post, to: ThreadState, already: str) -> None:
    motions.alone(post.motion_id)
    root = Post.objects.filter(pk=post.pk).values_list("root", flat=True).get()
    held = held_alone(root or post.pk)
    if held.thread == to:
        raise Refusal(Refused(already, status=409))
    held.thread = to
    held.save(update_fields=["thread"])
