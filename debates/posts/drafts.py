"""Verbs of drafts: what somebody sent before they logged in is kept, and posted once they have.

Posting goes through the same verbs as ever; a draft that they refuse stays, with the reason, until its end.
"""

from collections.abc import Collection
from dataclasses import asdict
from datetime import timedelta
from typing import TypeVar
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.articles.models import BlockVersion
from debates.articles.queries import current_block
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.posts.models import Draft, Post
from debates.posts.services import Posted, Words, answer, comment_on, revise
from debates.posts.states import DraftForm
from debates.posts.writing import rendered
from forum.accounts.models import User
from forum.accounts.policy import Viewer
from forum.web.refusal import Refusal, Refused

KEPT_FOR_A_STRANGER = timedelta(hours=24)
OF_LATE = timedelta(hours=1)
KEPT_FOR_ITS_OWNER = timedelta(days=30)
FoundT = TypeVar("FoundT")


def keep_comment(*, motion: Motion, version: BlockVersion, words: Words, address: str, keys: Collection[UUID]) -> Draft:
    """Keep a comment on a paragraph; ``keys`` are the drafts of the same session, of which one may be this one.

    Raises:
        Refusal: the text is empty or too long.
    """
    place = {"motion": motion.pk, "number": version.block.public_no}
    return _keep(DraftForm.COMMENT, place, words, address, keys)


def keep_answer(*, parent: Post, words: Words, address: str, keys: Collection[UUID]) -> Draft:
    """Keep an answer to a post; ``keys`` as above."""
    return _keep(DraftForm.ANSWER, {"parent": parent.pk}, words, address, keys)


def keep_revision(*, post: Post, body: str, seen: int, address: str, keys: Collection[UUID]) -> Draft:
    """Keep a revision of a post, whoever wrote it: whether they may is asked once they have logged in; as above."""
    words = Words(post.relation, body, uuid5(post.client_key, str(seen)))
    return _keep(DraftForm.REVISION, {"revised": post.pk, "seen": seen}, words, address, keys)


def claim(*, keys: Collection[UUID], owner: User) -> int:
    """Make what was written in a session of late that of the person who logs in or signs up in it; return how many.

    What lies there for longer may be somebody else's who used the same computer: it waits to be posted by hand.
    """
    written_since = timezone.now() - OF_LATE
    mine = Draft.objects.filter(pk__in=keys, owner=None, until__gt=written_since + KEPT_FOR_A_STRANGER)
    return mine.update(owner=owner, until=timezone.now() + KEPT_FOR_ITS_OWNER)


def post_waiting(*, owner: User) -> list[Draft]:
    """Post what a person wrote before they logged in; return all of it, what was refused too."""
    waiting = Draft.objects.filter(owner=owner, post=None, refused="", until__gt=timezone.now()).order_by("created")
    return [_posted(draft, owner) for draft in waiting]


@transaction.atomic
def discard(*, draft: Draft) -> None:
    """Throw a draft away."""
    draft.delete()


def open_to(viewer: Viewer, keys: Collection[UUID]) -> Q:
    """Return the condition on drafts that the viewer may see: their own, and those of their session."""
    own = Q(owner=viewer.pk) if viewer.is_authenticated else Q(pk__in=[])
    return (own | Q(owner=None, pk__in=keys)) & Q(until__gt=timezone.now())


def place_of(draft: Draft) -> tuple[Motion | None, int | None]:
    """Return the debate and the number of the paragraph that a comment was written on; of another draft neither."""
    if draft.form != DraftForm.COMMENT:
        return None, None
    return motions.motions().filter(pk=draft.fields["motion"]).first(), draft.fields["number"]


def became(draft: Draft, viewer: Viewer) -> Post | None:
    """Return the post that became of a draft: at the log-in, or later from its own form; none if there is none yet."""
    if draft.post is not None or not viewer.is_authenticated:
        return draft.post
    return Post.objects.filter(author=viewer.pk, client_key=words_of(draft).client_key).first()


def words_of(draft: Draft) -> Words:
    """Return what was typed."""
    typed = draft.fields["words"]
    return Words(**{**typed, "client_key": UUID(typed["client_key"])})


def _keep(form: DraftForm, place: dict[str, int], words: Words, address: str, keys: Collection[UUID]) -> Draft:
    """Keep it; the same form sent again, changed or not, stays one draft. What could never be posted is refused now."""
    rendered(words.body)
    typed = {**asdict(words), "client_key": str(words.client_key)}
    earlier = Draft.objects.filter(pk__in=keys, owner=None, fields__words__client_key=typed["client_key"]).first()
    draft = earlier or Draft(form=form, address=address)
    draft.fields = {**place, "words": typed}
    draft.until = timezone.now() + KEPT_FOR_A_STRANGER
    draft.save()
    return draft


def _posted(draft: Draft, by: User) -> Draft:
    """Post one; a crash between posting and noting it leaves one post all the same: its form is known again."""
    try:
        draft.post = _send(draft, by).post
    except Refusal as refusal:
        draft.refused = refusal.refused.reason
    # not save(), which raises where it was thrown away meanwhile in another tab: nobody could log in for it
    Draft.objects.filter(pk=draft.pk).update(post=draft.post, refused=draft.refused)
    return draft


def _there(found: FoundT | None) -> FoundT:
    if found is None:
        raise Refusal(Refused(_("What you wrote about is no longer here. Your words are kept."), status=409))
    return found


def _send(draft: Draft, by: User) -> Posted:
    if draft.form == DraftForm.ANSWER:
        parent = Post.objects.filter(pk=draft.fields["parent"]).first()
        return answer(author=by, parent=_there(parent), words=words_of(draft))
    if draft.form == DraftForm.REVISION:
        post = _there(Post.objects.filter(pk=draft.fields["revised"]).first())
        return revise(post=post, by=by, body=words_of(draft).body, seen=draft.fields["seen"])
    motion = _there(motions.motions().filter(pk=draft.fields["motion"]).first())
    version = _there(current_block(motion.article, draft.fields["number"]))
    return comment_on(author=by, motion=motion, version=version, words=words_of(draft))
