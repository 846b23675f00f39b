"""Reading drafts, and finding an article that is here already."""

import hashlib
from uuid import UUID

from django.db.models import QuerySet

from debates.articles.models import Article, State
from debates.imports.models import ImportDraft
from forum.accounts.models import User


def drafts_of(owner: User) -> QuerySet[ImportDraft]:
    """Return a person's drafts, the last changed first, without their texts."""
    return ImportDraft.objects.filter(owner=owner).order_by("-changed").defer("raw", "parts", "earlier")


def draft_of(owner: User, key: UUID) -> ImportDraft | None:
    """Return one of a person's drafts, or none: a draft is nobody else's to see."""
    return ImportDraft.objects.filter(owner=owner, key=key).first()


def already_here(draft: ImportDraft) -> Article | None:
    """Return an article with the same canonical address or the same input, or none."""
    shown = Article.objects.filter(state=State.PUBLISHED)
    if draft.source_url and (same := shown.filter(source_url=draft.source_url).first()):
        return same
    return shown.filter(revisions__raw_sha256=hashlib.sha256(draft.raw.encode()).hexdigest()).first()
