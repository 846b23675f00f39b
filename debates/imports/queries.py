"""Reading drafts, and finding an article that is here already."""

import hashlib
from uuid import UUID

from django.db.models import QuerySet

from debates.articles.models import Article
from debates.imports.models import ImportDraft
from forum.accounts.models import User


def drafts_of(owner: User) -> QuerySet[ImportDraft]:
    """Return a person's drafts, the last changed first, without their texts."""
    return ImportDraft.objects.filter(owner=owner).order_by("-changed").defer("raw", "parts", "earlier")


def draft_of(owner: User, key: UUID) -> ImportDraft | None:
    """Return one of a person's drafts, or none: a draft is nobody else's to see."""
    return ImportDraft.objects.filter(owner=owner, key=key).first()


def already_here(draft: ImportDraft) -> Article | None:
    """Return an article with the same canonical address or the same input, taken down or not; or none."""
    addresses = {address for address in (draft.source_url, draft.details.get("source_url")) if address}
    if addresses and (same := Article.objects.filter(source_url__in=addresses).order_by("pk").first()):
        return same
    digest = hashlib.sha256(draft.raw.encode()).hexdigest()
    return Article.objects.filter(revisions__raw_sha256=digest).order_by("pk").first()
