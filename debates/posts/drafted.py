"""What stands in a draft: its words or its case, where they belong, and the verb that posts them."""

from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from debates.articles.queries import current_block
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts import arguing
from debates.posts.arguing import Case
from debates.posts.basis import Basis, Named
from debates.posts.models import Draft, Post
from debates.posts.services import Posted, Words, answer, comment_on, revise
from debates.posts.states import DraftForm, Relation
from forum.accounts.models import User
from forum.web.refusal import Refusal, Refused

ARGUED = (DraftForm.ARGUMENT, DraftForm.COUNTER, DraftForm.REWRITING)
FoundT = TypeVar("FoundT")


def key_of(draft: Draft) -> UUID:
    """Return the key of the form that it was typed into."""
    return UUID(draft.fields["words"]["client_key"])


def words_of(draft: Draft) -> Words:
    """Return the comment that was typed."""
    return Words(**{**draft.fields["words"], "client_key": key_of(draft)})


def typed_in(case: Case) -> dict[str, object]:
    """Return a case as a draft keeps it."""
    basis = case.basis
    return {
        "client_key": str(case.client_key),
        "claim": case.claim,
        "body": case.body,
        "sources": [[one.title, one.note, one.address] for one in basis.sources],
        "rests_on": list(basis.rests_on),
        "disputes": list(basis.disputes),
        "insists": case.insists,
        "typed_for": case.typed_for,
    }


def case_of(draft: Draft) -> Case:
    """Return the argument that was typed."""
    typed = draft.fields["words"]
    sources = tuple(Named(*one) for one in typed["sources"])
    basis = Basis(sources, tuple(typed["rests_on"]), tuple(typed["disputes"]))
    return Case(
        claim=typed["claim"],
        body=typed["body"],
        client_key=key_of(draft),
        basis=basis,
        insists=typed.get("insists", False),
        typed_for=typed.get("typed_for"),
    )


def place_of(draft: Draft) -> tuple[Motion | None, int | None]:
    """Return the debate and the number of the paragraph that a comment was written on; of another draft neither."""
    if draft.form != DraftForm.COMMENT:
        return None, None
    return motion_of(draft), draft.fields["number"]


def motion_of(draft: Draft) -> Motion | None:
    """Return the debate for which a comment on a paragraph, or an argument, was written."""
    return motions.motions().filter(pk=draft.fields["motion"]).first()


def subject_of(draft: Draft) -> Post | None:
    """Return the post that is answered or revised."""
    subject = draft.fields.get("parent") or draft.fields["revised"]
    return Post.objects.select_related("motion__article", "author").filter(pk=subject).first()


def send(draft: Draft, by: User) -> Posted:
    """Post it through the verb of its form.

    Raises:
        Refusal: what it was written about is gone, or the verb refuses.
    """
    if draft.form in ARGUED:
        return _argue(draft, by)
    if draft.form == DraftForm.ANSWER:
        return answer(author=by, parent=_there(subject_of(draft)), words=words_of(draft))
    if draft.form == DraftForm.REVISION:
        post = _there(subject_of(draft))
        words = words_of(draft)
        return revise(post=post, by=by, body=words.body, seen=draft.fields["seen"], insists=words.insists)
    motion = _there(motion_of(draft))
    version = _there(current_block(motion.article, draft.fields["number"]))
    return comment_on(author=by, motion=motion, version=version, words=words_of(draft))


def _argue(draft: Draft, by: User) -> Posted:
    case = case_of(draft)
    if draft.form == DraftForm.COUNTER:
        relation = Relation(draft.fields["relation"])
        return arguing.counter(author=by, parent=_there(subject_of(draft)), relation=relation, case=case)
    if draft.form == DraftForm.REWRITING:
        return arguing.rewrite(post=_there(subject_of(draft)), by=by, case=case, seen=draft.fields["seen"])
    motion, side = _there(motion_of(draft)), Side(draft.fields["side"])
    pk = draft.fields["comment"]
    comment = _there(Post.objects.filter(pk=pk).first()) if pk else None
    return arguing.argue(author=by, motion=motion, side=side, case=case, comment=comment)


def _there(found: FoundT | None) -> FoundT:
    if found is None:
        raise Refusal(Refused(_("What you wrote about is no longer here. Your words are kept."), status=409))
    return found
