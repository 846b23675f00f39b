"""Arguing: for and against the motion, counterarguments, and what they rest on. One transaction each."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.articles.models import BlockVersion
from debates.motions import queries as motions
from debates.motions.clock import Say, longest
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts import counts
from debates.posts.basis import Basis, cited_of, sources_of
from debates.posts.models import MAX_CLAIM, Citation, Post, Source
from debates.posts.policy import may_counter, may_post, may_promote, may_revise, say_of
from debates.posts.revisions import Overtaken, keep
from debates.posts.screened import let_in, look, look_again, state_of_new
from debates.posts.services import Posted, once
from debates.posts.signals import promoted, revised
from debates.posts.states import ARGUMENT_RELATIONS, OF_SIDE, Kind, Leaning, Relation, favoured
from debates.posts.writing import add, count_links, hang, keep_pace, new_post, rendered, same_form, too_long
from debates.screening import Text, Verdict
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.services import count
from forum.text.normalise import has_words
from forum.text.tongue import tongue_of
from forum.web.lines import line_of
from forum.web.refusal import Refusal, Refused, enforce


@dataclass(frozen=True, slots=True)
class Case:
    """An argument as it was typed; ``client_key`` names the form, ``insists`` and ``typed_for`` are as in Words."""

    claim: str
    body: str
    client_key: UUID
    basis: Basis = field(default_factory=Basis)
    insists: bool = False
    typed_for: float | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """A case as it is kept."""

    claim: str
    body: str
    html: str
    sources: list[Source]
    cited: list[tuple[BlockVersion, Leaning]]


@once
def argue(*, author: User, motion: Motion, side: Side, case: Case, comment: Post | None = None) -> Posted:
    """Argue for or against the motion; ``comment`` is the author's own, which becomes this argument and stays.

    Raises:
        Warned: screening found something of which its author is told first.
        Refusal: the person may not, this is not the time for it, or the case cannot be taken as it is.
    """
    with transaction.atomic():
        held = motions.shared(motion.pk)
        kept = kept_as(case, held, Say.ARGUMENT)
        if earlier := same_form(author, case.client_key, kept.body, kept.claim):
            return Posted(earlier, is_repeat=True)
        keep_pace(author, held)
        enforce(may_post(author, held, Say.ARGUMENT, side))
        grown_from = _promoted(author, held, comment) if comment else None
        verdict = _look(author, case, kept, grown_from)
        post = _argument(author, held, OF_SIDE[side], (case, kept), verdict)
        post.side = post.favours = side
        post.promoted_from = grown_from
        _add(post, kept, verdict)
        if grown_from is not None:
            promoted.send(Post, comment=grown_from, argument=post)
    return Posted(post, verdict=verdict)


@once
def counter(*, author: User, parent: Post, relation: Relation, case: Case) -> Posted:
    """Answer an argument with an argument that supports, opposes or undercuts it.

    Raises:
        Refusal: as for ``argue``; also if what is answered was withdrawn or removed meanwhile.
    """
    if relation not in ARGUMENT_RELATIONS:
        raise Refusal(Refused(_("Choose what your argument does: support, oppose or undercut."), status=422))
    with transaction.atomic():
        motion = motions.shared(parent.motion_id)
        # NO KEY UPDATE: as in services.answer
        held = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("root").get(pk=parent.pk)
        kept = kept_as(case, motion, Say.COUNTER)
        if earlier := same_form(author, case.client_key, kept.body, kept.claim):
            return Posted(earlier, is_repeat=True)
        keep_pace(author, motion)
        enforce(may_counter(author, motion, held))
        verdict = _look(author, case, kept)
        post = _argument(author, motion, relation, (case, kept), verdict)
        hang(post, held)
        post.favours = favoured(relation, Side(str(held.favours)))
        _add(post, kept, verdict)
    return Posted(post, verdict=verdict)


def rewrite(*, post: Post, by: User, case: Case, seen: int) -> Posted:
    """Change what one's own argument says and rests on; every earlier text is kept. Where it stands stays.

    ``seen`` is the number of the revision that the writer had before them. What it says already is not written again.

    Raises:
        Overtaken: it was revised meanwhile.
        Warned, Refusal: as for ``argue``; also if the revision would be held.
    """
    with transaction.atomic():
        motion = motions.shared(post.motion_id)
        held = Post.objects.select_for_update(no_key=True, of=["self"]).get(pk=post.pk)
        held.motion = motion
        enforce(may_revise(by, held))
        kept = kept_as(case, motion, say_of(held))
        now = held.revisions.get(number=held.revision_number)
        if (held.claim, held.body, now.basis) == (kept.claim, kept.body, _as_json(kept)):
            return Posted(held, is_repeat=True)
        if held.revision_number != seen:
            raise Overtaken(held)
        verdict = look_again(by, held, Text(kept.body, kept.claim), insists=case.insists)
        enforce(count(Limited.EDITS, by=by))
        count_links(by, kept.html, held.html)
        _rewrite(held, kept, seen + 1)
        revised.send(Post, post=held, verdict=verdict)
    return Posted(held, verdict=verdict)


def kept_as(case: Case, motion: Motion, say: Say) -> _Kept:
    """Return a case as it is kept; sources have no post yet.

    Raises:
        Refusal: claim or reason is missing or too long, a source has no title or an odd address, or a paragraph is
            not one of the article.
    """
    claim = claim_of(case.claim)
    if not has_words(case.body):
        raise Refusal(Refused(_("Say why your claim holds. It may be short."), status=422))
    body, html = rendered(case.body)
    most = longest(motion.clock, say)
    if most is not None and len(body) > most:
        raise too_long(len(body), most)
    return _Kept(claim, body, html, sources_of(case.basis.sources), cited_of(case.basis, motion))


def claim_of(typed: str) -> str:
    """Return a claim as it is kept: cleaned, on one line.

    Raises:
        Refusal: it is empty or too long.
    """
    missing = _("Write your claim first: one sentence that one can agree or disagree with.")
    too_long = _("Your claim has %(n)d characters; a claim has at most %(most)d. Nothing was lost: shorten it below.")
    return line_of(typed, most=MAX_CLAIM, missing=missing, too_long=too_long)


def _promoted(author: User, motion: Motion, comment: Post) -> Post:
    """Hold the comment that becomes an argument, so that two tabs take turns."""
    held = Post.objects.select_for_update(no_key=True, of=["self"]).filter(pk=comment.pk, motion=motion).first()
    if held is None:
        raise Refusal(Refused(_("The comment that becomes this argument is of another debate."), status=409))
    enforce(may_promote(author, held))
    return held


def _look(author: User, case: Case, kept: _Kept, grown_from: Post | None = None) -> Verdict:
    text = Text(kept.body, kept.claim)
    return look(author, text, insists=case.insists, typed_for=case.typed_for, but=grown_from)


def _argument(author: User, motion: Motion, relation: Relation, typed: tuple[Case, _Kept], verdict: Verdict) -> Post:
    case, kept = typed
    post = new_post(
        author=author,
        motion=motion,
        kind=Kind.ARGUMENT,
        relation=relation,
        body=kept.body,
        html=kept.html,
        key=case.client_key,
        state=state_of_new(author, verdict),
    )
    post.claim = kept.claim
    post.language = tongue_of(f"{kept.claim} {kept.body}", motion.language)
    return post


def _add(post: Post, kept: _Kept, verdict: Verdict) -> None:
    add(post, _as_json(kept))
    _rest(post, kept)
    let_in(post, verdict)


def _rest(post: Post, kept: _Kept) -> None:
    for source in kept.sources:
        source.post = post
    Source.objects.bulk_create(kept.sources)
    Citation.objects.bulk_create(
        Citation(post=post, block=version.block, revision_id=version.revision_id, how=how)
        for version, how in kept.cited
    )


def _rewrite(post: Post, kept: _Kept, number: int) -> None:
    if post.is_public:
        counts.cited(post, -1)
    post.sources.all().delete()
    post.citations.all().delete()
    post.claim, post.body, post.html = kept.claim, kept.body, kept.html
    post.language = tongue_of(f"{kept.claim} {kept.body}", post.motion.language)
    post.revision_number, post.revised = number, timezone.now()
    post.save(update_fields=["claim", "body", "html", "language", "revision_number", "revised"])
    _rest(post, kept)
    if post.is_public:
        counts.cited(post, 1)
    keep(post, _as_json(kept))


def _as_json(kept: _Kept) -> dict[str, object]:
    return {
        "sources": [{"title": s.title, "note": s.note, "address": s.address} for s in kept.sources],
        "cited": [{"paragraph": version.block.public_no, "how": how.value} for version, how in kept.cited],
    }
