"""Saying something, and taking it back. One transaction each; the locks stand in architecture.md's order."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from debates.articles.models import BlockVersion
from debates.articles.quotes import MAX_QUOTATION, Selector, find
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.posts import counts
from debates.posts.models import MAX_BODY, Anchor, Post, PostRevision
from debates.posts.policy import may_answer, may_post, may_withdraw
from debates.posts.states import Kind, State
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.policy import limit_of
from forum.text import markdown
from forum.text.normalise import clean, has_words
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.services import spend
from forum.web.transactions import once_more

# Two at once with the same form: the second finds, in its second try, what the first posted.
once = once_more(after="post_form_once_per_author")


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody typed: ``relation`` is one of states.COMMENT_RELATIONS, ``client_key`` names the form.

    ``quotation`` are words of the paragraph, ``quotation_start`` where they begin in it, in code points, if known.
    """

    relation: str
    body: str
    client_key: UUID
    quotation: str = ""
    quotation_start: int | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """The post, and whether it had been posted before by the same form."""

    post: Post
    is_repeat: bool = False


@once
def comment_on(*, author: User, motion: Motion, version: BlockVersion, words: Words) -> Posted:
    """Comment on a paragraph of the motion's article.

    Raises:
        Refusal: the person may not, the debate is locked, the limit is reached, or the text is empty or too long.
    """
    body, html = _rendered(words)
    with transaction.atomic():
        held = motions.shared(motion.pk)
        if earlier := _same_form(author, words, body):
            return Posted(earlier, is_repeat=True)
        enforce(may_post(author, held))
        post = _comment(author, held, words, body, html)
        post.block = version.block
        _add(post)
        _anchor(post, version, words)
        counts.add(post.motion_id, post.block_id, 1)
    return Posted(post)


@once
def answer(*, author: User, parent: Post, words: Words) -> Posted:
    """Answer a post with a comment.

    Raises:
        Refusal: as for a comment; also if what is answered was withdrawn or removed meanwhile.
    """
    body, html = _rendered(words)
    with transaction.atomic():
        motion = motions.shared(parent.motion_id)
        # NO KEY UPDATE: the parent's state may not change under the answer, yet readers and foreign keys go on
        held = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("root").get(pk=parent.pk)
        if earlier := _same_form(author, words, body):
            return Posted(earlier, is_repeat=True)
        enforce(may_answer(author, motion, held))
        post = _comment(author, motion, words, body, html)
        post.parent, post.root = held, held.root or held
        post.depth, post.side = held.depth + 1, held.side
        _add(post)
        counts.add(post.motion_id, post.root.block_id, 1)
    return Posted(post)


@transaction.atomic
def withdraw(*, post: Post, by: User) -> Post:
    """Take one's own post back: its place stays where something answers it.

    Raises:
        Refusal: it is somebody else's, or it is not there to be taken back.
    """
    motions.shared(post.motion_id)
    held = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("root").get(pk=post.pk)
    enforce(may_withdraw(by, held))
    was_public = held.is_public
    held.state = State.WITHDRAWN
    held.save(update_fields=["state"])
    if was_public:
        counts.add(held.motion_id, (held.root or held).block_id, -1)
    return held


def _rendered(words: Words) -> tuple[str, str]:
    """Return the text as it is kept, and as HTML."""
    body = clean(words.body)
    if not has_words(body):
        raise Refusal(Refused(_("Write something first."), status=422))
    if len(body) > MAX_BODY:
        reason = _("That is %(n)d characters; a comment has at most %(most)d. Nothing was lost: shorten it below.")
        raise Refusal(Refused(reason % {"n": len(body), "most": MAX_BODY}, status=422))
    return body, markdown.render(body)


def _same_form(author: User, words: Words, body: str) -> Post | None:
    """Return what the same form posted before: a retry after a lost answer, or a second press."""
    earlier = Post.objects.filter(author=author, client_key=words.client_key).first()
    if earlier is not None and earlier.body != body:
        raise Refusal(
            Refused(
                _("This form was posted already, with other words. Press again to post these too."),
                status=409,
            )
        )
    return earlier


def _comment(author: User, motion: Motion, words: Words, body: str, html: str) -> Post:
    limit = limit_of(author, Limited.POSTS)
    enforce(spend(key=f"{Limited.POSTS}:{author.pk}", most=limit.most, seconds=limit.seconds))
    return Post(
        motion=motion,
        article_id=motion.article_id,
        kind=Kind.COMMENT,
        relation=words.relation,
        body=body,
        html=html,
        language=motion.language,
        author=author,
        client_key=words.client_key,
    )


def _add(post: Post) -> None:
    post.save(force_insert=True)
    PostRevision.objects.create(post=post, number=1, claim=post.claim, body=post.body, html=post.html)


def _anchor(post: Post, version: BlockVersion, words: Words) -> None:
    place = _place(version, words)
    exact = (
        {}
        if place is None
        else {
            "quotation": place.exact,
            "start": place.start,
            "end": place.end,
            "before": place.before,
            "after": place.after,
        }
    )
    Anchor.objects.create(post=post, block=version.block, revision_id=version.revision_id, **exact)


def _place(version: BlockVersion, words: Words) -> Selector | None:
    """Return where the quoted words stand, or none where nothing is quoted."""
    quotation = words.quotation.replace("\r\n", "\n").strip()  # forms send line ends so
    if not quotation:
        return None
    if len(quotation) > MAX_QUOTATION:
        reason = _("You quote %(n)d characters; a quotation has at most %(most)d. Nothing was lost: shorten it below.")
        raise Refusal(Refused(reason % {"n": len(quotation), "most": MAX_QUOTATION}, status=422))
    place = find(version.text, quotation, words.quotation_start)
    if place is None:
        reason = _("The words that you quote do not stand in this paragraph. Correct them, or leave the field empty.")
        raise Refusal(Refused(reason, status=422))
    return place
