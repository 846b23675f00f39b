"""What all verbs that post have in common: the text as it is kept, the form sent twice, the limits."""

from dataclasses import replace
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.motions.models import Motion
from debates.posts.models import MAX_BODY, Post
from debates.posts.revisions import keep
from debates.posts.states import Kind, Relation, State
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.services import count
from forum.editor.policy import may_be_said
from forum.editor.queries import html_of
from forum.text.links import links_added
from forum.text.normalise import clean, has_words
from forum.text.tongue import tongue_of
from forum.web.address import site_address
from forum.web.refusal import Refusal, Refused, enforce

# The first key of the two-key advisory locks; the second is the person's id. Taken after the motion's and the post's.
_PACE_LOCK = 4_115


def rendered(typed: str) -> tuple[str, str]:
    """Return a text as it is kept, and as HTML.

    Raises:
        Refusal: it is empty or too long.
    """
    body = clean(typed)
    if not has_words(body):
        raise Refusal(Refused(_("Write something first."), status=422))
    if len(body) > MAX_BODY:
        raise too_long(len(body), MAX_BODY)
    enforce(may_be_said(body))
    return body, html_of(body)


def too_long(length: int, most: int) -> Refusal:
    """Return the refusal of a text that has more than ``most`` characters."""
    reason = _("That is %(n)d characters; at most %(most)d are taken here. Nothing was lost: shorten it below.")
    return Refusal(Refused(reason % {"n": length, "most": most}, status=422))


def same_form(author: User, client_key: UUID, body: str, claim: str | None = None) -> Post | None:
    """Return what the same form posted before: a retry after a lost answer, or a second press.

    Raises:
        Refusal: it posted something else.
    """
    earlier = Post.objects.filter(author=author, client_key=client_key).first()
    if earlier is not None and not earlier.revisions.filter(number=1, body=body, claim=claim).exists():
        reason = _("This form was posted already, with other words. Press again to post these too.")
        raise Refusal(Refused(reason, status=409))
    return earlier


def keep_pace(author: User, motion: Motion) -> None:
    """Where people wait between two posts: hold the author, so that two tabs take turns.

    No row can be held for that: who posts for the first time has none yet.
    """
    if motion.pause:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_PACE_LOCK, author.pk])


def new_post(
    *, author: User, motion: Motion, kind: Kind, relation: str, body: str, html: str, key: UUID, state: State
) -> Post:
    """Return a post that answers the motion, not saved yet; it is counted against the author's limit.

    Raises:
        Refusal: that is one too many in the time allowed.
    """
    enforce(count(Limited.POSTS, by=author))
    count_links(author, html)
    return Post(
        motion=motion,
        article_id=motion.article_id,
        kind=kind,
        relation=Relation(relation),
        body=body,
        html=html,
        language=tongue_of(body, motion.language),
        author=author,
        client_key=key,
        state=state,
    )


def count_links(author: User, html: str, before: str = "") -> None:
    """Count the links in a text that leads elsewhere, or those that it had not before; where there are none, no query.

    What an argument rests on is not counted: sources are asked for.

    Raises:
        Refusal: those are more than the author may still post today.
    """
    added = links_added(html, before, site_address())
    if not added:
        return
    answer = count(Limited.LINKS, by=author, times=added)
    if isinstance(answer, Refused):
        told = ngettext("This adds %(n)d link.", "This adds %(n)d links.", added) % {"n": added}
        raise Refusal(replace(answer, reason=f"{told} {answer.reason}"))


def hang(post: Post, parent: Post) -> None:
    """Let a new post answer another."""
    post.parent, post.root = parent, parent.root or parent
    post.depth, post.side = parent.depth + 1, parent.side


def add(post: Post, basis: dict[str, object] | None = None) -> None:
    """Save a new post, and what it says as its first revision; ``basis`` as in PostRevision."""
    post.save(force_insert=True)
    keep(post, basis)
