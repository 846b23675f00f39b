"""The pictures of posts: noted when a post is written, seen by those who may read it."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from debates.articles.models import State as ArticleState
from debates.posts.models import Illustration, Post
from debates.posts.states import PUBLIC, State
from forum.accounts.models import User
from forum.accounts.policy import has
from forum.accounts.roles import Ability
from forum.text.markdown import pictures_in
from forum.uploads.models import Picture
from forum.uploads.policy import Viewer, register, seen_of
from forum.web.refusal import Refusal, Refused


def show_pictures(post: Post) -> None:
    """Note which pictures a post's text shows, in the transaction that saved it. Those of earlier revisions stay.

    Raises:
        Refusal: one is not there, the author may not see it (an address alone shows nobody's picture to all), or it
            was taken out of the post.
    """
    if "/pictures/" not in post.body:
        return
    keys = {UUID(shown.key) for shown in pictures_in(post.body)}
    # locked: the sweep must not take one meanwhile; in order: two posts must not wait for each other
    held = list(Picture.objects.select_for_update(no_key=True, of=["self"]).filter(key__in=keys).order_by("key"))
    if keys - _allowed(post, held):
        reason = _("A picture in your text is not here any more, or not yours to show. Send it again, or take it out.")
        raise Refusal(Refused(reason, status=422))
    if Illustration.objects.filter(post=post, picture__in=keys, is_redacted=True).exists():
        raise Refusal(
            Refused(_("A moderator took this picture out of your post. Revise it without it, or appeal."), 409)
        )
    links = [Illustration(post=post, picture=picture) for picture in held]
    Illustration.objects.bulk_create(links, ignore_conflicts=True)


def hold_pictures(post: Post) -> list[UUID]:
    """Lock the pictures that a post shows or showed, by key as everybody does, and return their keys.

    Before anything is counted: who posts holds pictures first too.
    """
    links = Illustration.objects.filter(post=post).values("picture")
    held = Picture.objects.select_for_update(of=["self"]).filter(key__in=links).order_by("key")
    return [picture.key for picture in held]


def show_what_stands(post: Post) -> None:
    """Note which of its pictures a post shows no more, since they were taken out of every revision, and which it does.

    The rows stay, so that nothing is swept away that may be put back.
    """
    rows = Illustration.objects.filter(post=post)
    if rows.exists():
        bodies = post.revisions.values_list("body", flat=True)
        standing = {UUID(shown.key) for body in bodies for shown in pictures_in(body)}
        rows.filter(picture__in=standing).update(is_redacted=False)
        rows.exclude(picture__in=standing).update(is_redacted=True)


def _allowed(post: Post, pictures: Collection[Picture]) -> set[UUID]:
    """Return the keys of the pictures that the author may show: their own, those they may see, those shown before."""
    before = Illustration.objects.filter(post=post).values_list("picture_id", flat=True)
    return set(before) | (seen_of(post.author, pictures) if post.author else set())


def seen_in_posts(viewer: Viewer, keys: Collection[UUID]) -> set[UUID]:
    """Return those of the pictures that stand in a post whose words the viewer may read; one query."""
    readable = Q(post__state__in=PUBLIC)
    if isinstance(viewer, User):
        readable |= Q(post__state=State.HELD, post__author=viewer.pk)
    links = Illustration.objects.filter(readable, picture__in=keys, is_redacted=False)
    if not (isinstance(viewer, User) and has(viewer, Ability.SEE_CASES)):
        links = links.filter(post__motion__article__state=ArticleState.PUBLISHED)
    return set(links.values_list("picture_id", flat=True).distinct())


register("posts", seen_in_posts)
