"""Verbs of drafts: what somebody sent before they logged in is kept, and posted once they have.

Posting goes through the same verbs as ever; a draft that they refuse stays, with the reason, until its end.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from debates.articles.models import BlockVersion
from debates.motions.clock import Say
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.arguing import Case, kept_as
from debates.posts.drafted import key_of, send, typed_in
from debates.posts.models import Draft, Post
from debates.posts.policy import say_of
from debates.posts.screened import Warned
from debates.posts.services import Words
from debates.posts.states import DraftForm, Relation
from debates.posts.writing import rendered
from forum.accounts.models import User
from forum.accounts.policy import Viewer
from forum.web.refusal import Refusal

Place = Mapping[str, object]
KEPT_FOR_A_STRANGER = timedelta(hours=24)
OF_LATE = timedelta(hours=1)
KEPT_FOR_ITS_OWNER = timedelta(days=30)


def keep_comment(*, motion: Motion, version: BlockVersion, words: Words, address: str, keys: Collection[UUID]) -> Draft:
    """Keep a comment on a paragraph; ``keys`` are the drafts of the same session, of which one may be this one.

    Raises:
        Refusal: the text is empty or too long.
    """
    place = {"motion": motion.pk, "number": version.block.public_no}
    return _keep_words(DraftForm.COMMENT, place, words, address, keys)


def keep_answer(*, parent: Post, words: Words, address: str, keys: Collection[UUID]) -> Draft:
    """Keep an answer to a post; ``keys`` as above."""
    return _keep_words(DraftForm.ANSWER, {"parent": parent.pk}, words, address, keys)


def keep_revision(
    *, post: Post, body: str, seen: int, address: str, keys: Collection[UUID], insists: bool = False
) -> Draft:
    """Keep a revision of a post, whoever wrote it: whether they may is asked once they have logged in; as above."""
    words = Words(post.relation, body, uuid5(post.client_key, str(seen)), insists=insists)
    return _keep_words(DraftForm.REVISION, {"revised": post.pk, "seen": seen}, words, address, keys)


def keep_argument(
    *, motion: Motion, side: Side, case: Case, comment: int | None, address: str, keys: Collection[UUID]
) -> Draft:
    """Keep an argument for or against a motion; ``comment`` is the id of what becomes it; ``keys`` as above."""
    kept_as(case, motion, Say.ARGUMENT)
    place = {"motion": motion.pk, "side": side.value, "comment": comment}
    return _keep(DraftForm.ARGUMENT, place, typed_in(case), address, keys)


def keep_counter(*, parent: Post, relation: Relation, case: Case, address: str, keys: Collection[UUID]) -> Draft:
    """Keep an argument in answer to an argument; ``keys`` as above."""
    kept_as(case, parent.motion, Say.COUNTER)
    place = {"parent": parent.pk, "relation": relation.value}
    return _keep(DraftForm.COUNTER, place, typed_in(case), address, keys)


def keep_rewriting(*, post: Post, case: Case, seen: int, address: str, keys: Collection[UUID]) -> Draft:
    """Keep a revision of an argument, whoever wrote it, as above."""
    kept_as(case, post.motion, say_of(post))
    named = replace(case, client_key=uuid5(post.client_key, str(seen)))
    return _keep(DraftForm.REWRITING, {"revised": post.pk, "seen": seen}, typed_in(named), address, keys)


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


def became(draft: Draft, viewer: Viewer) -> Post | None:
    """Return the post that became of a draft: at the log-in, or later from its own form; none if there is none yet."""
    if draft.post is not None or not viewer.is_authenticated:
        return draft.post
    return Post.objects.filter(author=viewer.pk, client_key=key_of(draft)).first()


def _keep_words(form: DraftForm, place: Place, words: Words, address: str, keys: Collection[UUID]) -> Draft:
    rendered(words.body)
    return _keep(form, place, {**asdict(words), "client_key": str(words.client_key)}, address, keys)


def _keep(form: DraftForm, place: Place, typed: dict[str, object], address: str, keys: Collection[UUID]) -> Draft:
    """Keep it; the same form sent again, changed or not, stays one draft. What could never be posted is refused now."""
    earlier = Draft.objects.filter(pk__in=keys, owner=None, fields__words__client_key=typed["client_key"]).first()
    draft = earlier or Draft(form=form, address=address)
    draft.fields = {**place, "words": typed}
    draft.until = timezone.now() + KEPT_FOR_A_STRANGER
    draft.save()
    return draft


def _posted(draft: Draft, by: User) -> Draft:
    """Post one; a crash between posting and noting it leaves one post all the same: its form is known again."""
    try:
        draft.post = send(draft, by).post
    except Refusal as refusal:
        draft.refused = refusal.refused.reason
        draft.fields["is_warned"] = isinstance(refusal, Warned)
    # not save(), which raises where it was thrown away meanwhile in another tab: nobody could log in for it
    Draft.objects.filter(pk=draft.pk).update(post=draft.post, refused=draft.refused, fields=draft.fields)
    return draft
