"""A draft's way: begun, put right, undone, published or thrown away."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.articles.models import Article
from debates.articles.policy import may_read, why_taken_down
from debates.articles.services import MAX_BLOCKS, publish
from debates.imports import editing
from debates.imports.acceptance import as_article, details_of
from debates.imports.editing import EditRefused, Parts
from debates.imports.models import ImportDraft
from debates.imports.queries import already_here
from debates.imports.reading import MAX_TEXT, Brought, proposal_of
from debates.motions.models import Motion
from debates.motions.policy import may_open
from debates.motions.services import put
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.policy import may_import
from forum.accounts.services import count
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.services import spend

UNDO_STEPS = 20
UNDO_CHARACTERS = 2_000_000  # that all kept steps may hold together
MOST_DRAFTS = 20
MOST_PARTS = 6_000  # blocks, and all that is set aside

Edit = Callable[[Parts], Parts]


def begin(*, owner: User, brought: Brought) -> ImportDraft:
    """Keep what somebody brought, with what is proposed for it.

    Raises:
        Refusal: the person may not import, has too many drafts, or it holds no article.
    """
    enforce(may_import(owner))
    if ImportDraft.objects.filter(owner=owner).count() >= MOST_DRAFTS:
        reason = _("You have %(n)d drafts. Publish or throw one away first.") % {"n": MOST_DRAFTS}
        raise Refusal(Refused(reason, status=409))
    proposal = proposal_of(brought)
    parts = editing.parts_of(proposal)
    _refuse_too_much(parts)
    return ImportDraft.objects.create(
        owner=owner,
        raw=brought.raw,
        raw_format=brought.raw_format,
        source_url=brought.source_url,
        parts=editing.to_json(parts),
        details=details_of(proposal, brought.source_url),
    )


def _refuse_too_much(parts: Parts) -> None:
    found = [part for _at, part in editing.blocks(parts)]
    if len(found) > MAX_BLOCKS or len(parts) > MOST_PARTS:
        reason = _("This text falls into %(n)d parts; an article here has at most %(most)d. Bring a part of it.")
        raise Refusal(Refused(reason % {"n": max(len(found), len(parts)), "most": MAX_BLOCKS}, status=422))
    if (letters := sum(len(part.text) for part in found)) > MAX_TEXT:
        reason = _("That is %(n)d characters; an article here has at most %(most)d. Bring a part of it.")
        raise Refusal(Refused(reason % {"n": letters, "most": MAX_TEXT}, status=422))


def count_bringing(*, by: User) -> None:
    """Count one article brought: reading and fetching it costs more than most requests.

    Raises:
        Refusal: the person may not import, or has brought too many in the time allowed.
    """
    enforce(may_import(by))
    enforce(count(Limited.BRINGS, by=by))


def count_fetch(*, by: User) -> None:
    """Count one fetching of an address: a slow site holds a thread for ten seconds.

    Raises:
        Refusal: the person, or everybody together, fetches too many at a time.
    """
    enforce(spend(key=f"fetch:{by.pk}", most=2, seconds=10))
    enforce(spend(key="fetch", most=6, seconds=10))


@transaction.atomic
def edit(*, draft: ImportDraft, version: int, details: Mapping[str, Any], act: Edit | None = None) -> ImportDraft:
    """Save the details as typed and, with ``act``, change the parts; what they were can be had back.

    Raises:
        Refusal: the draft was changed elsewhere meanwhile, or the act does not fit the parts.
    """
    held = _held(draft, version)
    held.details = dict(details)
    if act is not None:
        parts = editing.from_json(held.parts)
        held.earlier = _shortened([*held.earlier, held.parts])
        held.parts = editing.to_json(_done(act, parts))
    return _saved(held)


@transaction.atomic
def undo(*, draft: ImportDraft, version: int, details: Mapping[str, Any]) -> ImportDraft:
    """Take the last change of the parts back.

    Raises:
        Refusal: there is none, or the draft was changed elsewhere meanwhile.
    """
    held = _held(draft, version)
    held.details = dict(details)
    if not held.earlier:
        raise Refusal(Refused(_("There is nothing left to undo."), status=409))
    held.parts = held.earlier.pop()
    return _saved(held)


@transaction.atomic
def publish_draft(*, draft: ImportDraft, version: int, details: Mapping[str, Any]) -> Article | Motion:
    """Publish the draft, with a debate on it if ``details`` hold a motion; the draft is gone then.

    Raises:
        Refusal: the person may not, the limit of the day is reached, no text is left, or it was changed elsewhere.
    """
    held = _held(draft, version)
    enforce(may_import(held.owner))
    _refuse_taken_down(held)
    sentence = str(details.get("motion") or "")
    if sentence:
        enforce(may_open(held.owner))
    enforce(count(Limited.IMPORTS, by=held.owner))
    article = publish(text=as_article(editing.from_json(held.parts), held, details), by=held.owner)
    held.delete()
    return put(sentence=sentence, article=article, host=draft.owner) if sentence else article


def _refuse_taken_down(draft: ImportDraft) -> None:
    same = already_here(draft)
    if same is not None and not may_read(draft.owner, same):
        reason = _("This article was taken down here: %(reason)s Only a moderator may publish it again.")
        raise Refusal(Refused(reason % {"reason": why_taken_down(same)}, status=409))


def discard(*, draft: ImportDraft) -> None:
    """Throw a draft away."""
    draft.delete()


def _held(draft: ImportDraft, version: int) -> ImportDraft:
    held = ImportDraft.objects.select_for_update(of=["self"]).select_related("owner").filter(pk=draft.pk).first()
    if held is None:
        raise Refusal(Refused(_("This draft was published or thrown away in another tab."), status=409))
    if held.version != version:
        reason = _(
            "This draft was changed in another tab. What stands there now is shown; nothing of it was overwritten."
        )
        raise Refusal(Refused(reason, status=409))
    return held


def _saved(draft: ImportDraft) -> ImportDraft:
    draft.version += 1
    draft.changed = timezone.now()
    draft.save(update_fields=["details", "parts", "earlier", "version", "changed"])
    return draft


def _done(act: Edit, parts: Parts) -> Parts:
    try:
        return act(parts)
    except EditRefused as refused:
        raise Refusal(
            Refused(_refusals().get(str(refused), _("That cannot be done to this part.")), status=422)
        ) from None


def _shortened(steps: list[Any]) -> list[Any]:
    """Keep the newest steps, as many as may be kept."""
    kept = steps[-UNDO_STEPS:]
    while len(kept) > 1 and sum(len(part["text"]) for step in kept for part in step) > UNDO_CHARACTERS:
        kept = kept[1:]
    return kept


def _refusals() -> dict[str, str]:
    return {
        "first": _("The first block has nothing before it to be joined to."),
        "other words": _("A split may not change the words: put back what is missing, and only make line breaks."),
        "one piece": _("Make an empty line where the block is to be cut."),
        "kind": _("There is no such kind of block."),
    }
