"""Saying something, and taking it back. One transaction each; the locks stand in architecture.md's order."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.articles.models import BlockVersion
from debates.articles.quotes import MAX_QUOTATION, Selector, find
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.posts import counts
from debates.posts.holding import held_with_parent
from debates.posts.models import Anchor, Post
from debates.posts.policy import may_answer, may_post, may_revise, may_withdraw
from debates.posts.revisions import Overtaken, keep
from debates.posts.screened import let_in, look, look_again, state_of_new
from debates.posts.signals import revised
from debates.posts.states import Kind, State
from debates.posts.writing import add, count_links, hang, keep_pace, new_post, rendered, same_form
from debates.screening import Text, Verdict
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.services import count
from forum.text.tongue import tongue_of
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.transactions import once_more

# Two at once with the same form: the second finds, in its second try, what the first posted.
once = once_more(after="post_form_once_per_author")


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody typed: ``relation`` is one of states.COMMENT_RELATIONS, ``client_key`` names the form.

    ``quotation`` are words of the paragraph, ``quotation_start`` where they begin in it, in code points, if known.
    ``insists``: posted although its author was warned; ``typed_for``: for how many seconds the form was open, if known.
    """

    relation: str
    body: str
    client_key: UUID
    quotation: str = ""
    quotation_start: int | None = None
    insists: bool = False
    typed_for: float | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """The post, whether it had been posted before by the same form, and what screening found, if it was screened."""

    post: Post
    is_repeat: bool = False
    verdict: Verdict | None = None


@once
def comment_on(*, author: User, motion: Motion, version: BlockVersion, words: Words) -> Posted:
    """Comment on a paragraph of the motion's article.

    Raises:
        Warned: screening found something of which its author is told first.
        Refusal: the person may not, the debate is locked, the limit is reached, or the text is empty or too long.
    """
    body, html = rendered(words.body)
    with transaction.atomic():
        held = motions.shared(motion.pk)
        if earlier := same_form(author, words.client_key, body):
            return Posted(earlier, is_repeat=True)
        keep_pace(author, held)
        enforce(may_post(author, held))
        verdict = look(author, Text(body), insists=words.insists, typed_for=words.typed_for)
        post = _comment(author, held, words, (body, html), verdict)
        post.block = version.block
        add(post)
        _anchor(post, version, words)
        let_in(post, verdict)
    return Posted(post, verdict=verdict)


@once
def answer(*, author: User, parent: Post, words: Words) -> Posted:
    """Answer a post with a comment.

    Raises:
        Refusal: as for a comment; also if what is answered was withdrawn or removed meanwhile.
    """
    body, html = rendered(words.body)
    with transaction.atomic():
        motion = motions.shared(parent.motion_id)
        # NO KEY UPDATE: the parent's state may not change under the answer, yet readers and foreign keys go on
        rows = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("block", "root__block")
        held = rows.get(pk=parent.pk)
        if earlier := same_form(author, words.client_key, body):
            return Posted(earlier, is_repeat=True)
        keep_pace(author, motion)
        enforce(may_answer(author, motion, held))
        verdict = look(author, Text(body), insists=words.insists, typed_for=words.typed_for)
        post = _comment(author, motion, words, (body, html), verdict)
        hang(post, held)
        add(post)
        let_in(post, verdict)
    return Posted(post, verdict=verdict)


@transaction.atomic
def withdraw(*, post: Post, by: User) -> Post:
    """Take one's own post back: its place stays where something answers it.

    Raises:
        Refusal: it is somebody else's, or it is not there to be taken back.
    """
    motions.shared(post.motion_id)
    held = held_with_parent(post)
    enforce(may_withdraw(by, held))
    was_public = held.is_public
    held.state = State.WITHDRAWN
    held.save(update_fields=["state"])
    if was_public:
        counts.went(held)
    return held


def revise(*, post: Post, by: User, body: str, seen: int, insists: bool = False) -> Posted:
    """Change what one's own post says; every earlier text is kept. Quotation and relation stay as they were.

    ``seen`` is the number of the revision that the writer had before them. What the post says already is not
    written again: a second press, or a retry after a lost answer.

    Raises:
        Overtaken: the post was revised meanwhile.
        Warned: as for a comment.
        Refusal: the person may not, the debate is locked, the limit is reached, the text is empty or too long, or it
            would be held.
    """
    text, html = rendered(body)
    with transaction.atomic():
        motion = motions.shared(post.motion_id)
        held = Post.objects.select_for_update(no_key=True, of=["self"]).get(pk=post.pk)
        held.motion = motion
        enforce(may_revise(by, held))
        if held.kind == Kind.ARGUMENT:
            reason = _("An argument has a claim and a basis too, and a form of its own to revise all of it.")
            raise Refusal(Refused(reason, status=409))
        if held.body == text:
            return Posted(held, is_repeat=True)
        if held.revision_number != seen:
            raise Overtaken(held)
        verdict = look_again(by, held, Text(text), insists=insists)
        enforce(count(Limited.EDITS, by=by))
        count_links(by, html, held.html)
        held.body, held.html, held.language = text, html, tongue_of(text, motion.language)
        held.revision_number, held.revised = seen + 1, timezone.now()
        held.save(update_fields=["body", "html", "language", "revision_number", "revised"])
        keep(held)
        revised.send(Post, post=held, verdict=verdict)
    return Posted(held, verdict=verdict)


def _comment(author: User, motion: Motion, words: Words, text: tuple[str, str], verdict: Verdict) -> Post:
    body, html = text
    return new_post(
        author=author,
        motion=motion,
        kind=Kind.COMMENT,
        relation=words.relation,
        body=body,
        html=html,
        key=words.client_key,
        state=state_of_new(author, verdict),
    )


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
