"""Taking passages out of what a post says, in every revision, and putting them back: the caller asks who may."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from debates.motions import queries as motions
from debates.posts.holding import held_alone
from debates.posts.models import MAX_BODY, MAX_CLAIM, Post, PostRevision, Unredacted
from debates.posts.pictures import show_what_stands
from debates.posts.states import State
from forum.editor.queries import html_of
from forum.text.normalise import has_words
from forum.text.redaction import MARK, reaches_into_mark, without
from forum.web.refusal import ALLOWED, Answer, Refusal, Refused, enforce

LONGEST_PASSAGE = 5_000
MOST_PASSAGES = 20
_WORDS = ["claim", "body", "html"]


@transaction.atomic
def redact(*, post: Post, passages: Sequence[str], mark: int) -> None:
    """Take passages out of a post and of all its revisions; the caller asked who may, ``mark`` is for ``unredact``.

    What it said is kept for its author and moderators. Its revision number stays.

    Raises:
        Refusal: a passage does not stand in what the post says now, or it would be left without a claim or too long.
    """
    motions.shared(post.motion_id)
    held = held_alone(post.pk)
    found = [passage.replace("\r\n", "\n") for passage in passages]  # forms send line ends so
    enforce(_may_redact(held, found, mark))
    for revision in held.revisions.order_by("number"):
        _keep(revision, found, mark)
        _write(revision, *_redacted(revision.claim, revision.body, found))
    _follow(held)


@transaction.atomic
def unredact(*, post: Post, mark: int) -> None:
    """Put back what one redaction took out; what others took out stays out, and so does what the author changed since.

    Raises:
        Refusal: there is no such redaction.
    """
    motions.shared(post.motion_id)
    held = held_alone(post.pk)
    rows = list(Unredacted.objects.filter(post=held, mark=mark))
    if not rows:
        raise Refusal(Refused(_("Nothing that this decision took out can be put back."), status=409))
    revisions = {revision.number: revision for revision in held.revisions.all()}
    for row in rows:
        _write(revisions[row.number], *_rebased(row))
        row.delete()
    _follow(held)


def redaction_of(post: Post, mark: int) -> list[tuple[str, str]]:
    """Return what each revision said before a redaction and after it, the newest first; two queries."""
    rows = Unredacted.objects.filter(post=post).order_by("-number", "pk")
    latest = {revision.number: _told(revision) for revision in post.revisions.all()}
    pairs: list[tuple[str, str]] = []
    texts = [(row.number, row.mark, _told(row)) for row in rows]
    for place, (number, of, before) in enumerate(texts):
        following = texts[place + 1] if place + 1 < len(texts) else None
        after = following[2] if following and following[0] == number else latest[number]
        if of == mark and before != after:
            pairs.append((before, after))
    return pairs


def _may_redact(held: Post, passages: Sequence[str], mark: int) -> Answer:
    if held.state == State.PURGED:
        return Refused(_("This was purged: nothing is left of it."), status=409)
    if Unredacted.objects.filter(post=held, mark=mark).exists():
        return Refused(_("This decision took passages out of it already."), status=409)
    if not passages or len(passages) > MOST_PASSAGES:
        return Refused(_("Name 1 to %(most)d passages to take out.") % {"most": MOST_PASSAGES}, status=422)
    for answer in (_may_take(held, passage) for passage in passages):
        if not answer:
            return answer
    return _may_be_left(*_redacted(held.claim, held.body, passages))


def _may_take(held: Post, passage: str) -> Answer:
    if not 1 <= len(passage) <= LONGEST_PASSAGE:
        told = _("A passage has 1 to %(most)d characters.") % {"most": LONGEST_PASSAGE}
        return Refused(told, status=422)
    texts = [held.claim or "", held.body]
    if not any(passage in text for text in texts):
        told = _("“%(passage)s” does not stand in what the post says now. Copy the passage exactly.")
        return Refused(told % {"passage": passage[:80]}, status=422)
    if any(reaches_into_mark(text, [passage]) for text in texts):
        return Refused(_("A passage reaches into what was taken out before. Name what stands beside it."), status=422)
    return ALLOWED


def _may_be_left(claim: str | None, body: str) -> Answer:
    if claim is not None and not has_words(claim.replace(MARK, "")):
        told = _("Nothing would be left of the claim. Take out less of it, or remove the argument.")
        return Refused(told, status=422)
    if len(claim or "") > MAX_CLAIM or len(body) > MAX_BODY:
        return Refused(_("With so many marks the text grows too long. Name longer passages."), status=422)
    return ALLOWED


def _redacted(claim: str | None, body: str, passages: Sequence[str]) -> tuple[str | None, str]:
    return (None if claim is None else without(claim, passages)), without(body, passages)


def _keep(revision: PostRevision, passages: Sequence[str], mark: int) -> None:
    Unredacted.objects.create(
        post_id=revision.post_id,
        number=revision.number,
        mark=mark,
        claim=revision.claim,
        body=revision.body,
        html=revision.html,
        passages=list(passages),
    )


def _write(revision: PostRevision, claim: str | None, body: str, html: str | None = None) -> None:
    """Write what a revision says; an earlier one that many marks make too long is cut, for its row has bounds too."""
    if body != revision.body:
        revision.body = body[:MAX_BODY]
        revision.html = html_of(revision.body) if html is None else html
    revision.claim = None if claim is None else claim[:MAX_CLAIM]
    revision.save(update_fields=_WORDS)


def _rebased(row: Unredacted) -> tuple[str | None, str, str | None]:
    """Return what a revision says without one redaction: what it said before, less what later ones took out."""
    claim, body, html = row.claim, row.body, row.html
    for later in Unredacted.objects.filter(post=row.post_id, number=row.number, pk__gt=row.pk).order_by("pk"):
        later.claim, later.body, later.html = claim, body, html
        later.save(update_fields=_WORDS)
        claim, body = _redacted(claim, body, later.passages)
        html = html_of(body)
    return claim, body, html


def _follow(held: Post) -> None:
    """Let the post say what its newest revision says, and show the pictures that its revisions show."""
    newest = held.revisions.get(number=held.revision_number)
    held.claim, held.body, held.html = newest.claim, newest.body, newest.html
    held.save(update_fields=_WORDS)
    show_what_stands(held)


def _told(said: PostRevision | Unredacted) -> str:
    return said.body if said.claim is None else f"{said.claim}\n\n{said.body}"
