"""Deleting what a post says everywhere, for good. The caller asks who may, and keeps the reason."""

from django.db import transaction
from django.db.models import Q

from debates.motions import queries as motions
from debates.posts.holding import held_with_parent
from debates.posts.models import Draft, Post, Unredacted
from debates.posts.pictures import hold_pictures
from debates.posts.ruling import change_state
from debates.posts.states import State
from forum.uploads import services as uploads


@transaction.atomic
def purge(*, post: Post) -> None:
    """Delete what a post says, said before, rests on and shows; only its place is kept. The caller asked who may.

    The words of the article that it quotes are the article's, not its author's, and stay in a row that never changes;
    no page shows them. What others wrote about it, and how it was voted on, stays too.

    Raises:
        Refusal: it was purged already.
    """
    motions.shared(post.motion_id)
    held = held_with_parent(post)
    shown = hold_pictures(held)
    change_state(post=held, to=State.PURGED)
    _erase(held)
    _forget_drafts(held)
    held.illustrations.all().delete()
    uploads.remove(keys=shown)


def _erase(held: Post) -> None:
    held.sources.all().delete()
    held.citations.all().delete()
    Unredacted.objects.filter(post=held).delete()
    held.revisions.update(claim=None, body="", html="", basis={})
    held.claim, held.body, held.html = None, "", ""
    held.save(update_fields=["claim", "body", "html"])


def _forget_drafts(held: Post) -> None:
    """Delete the drafts that became it, and those of its revisions: they hold the same words."""
    of_form = Q(fields__words__client_key=str(held.client_key), owner=held.author_id)
    Draft.objects.filter(Q(post=held) | Q(fields__revised=held.pk) | of_form).delete()
