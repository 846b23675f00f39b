"""Reading articles: blocks of a revision, contents, how long it takes to read."""

from collections.abc import Sequence

from django.db.models import QuerySet

from debates.articles.models import Article, BlockVersion, Kind, Showing

WORDS_A_MINUTE = 220


def articles() -> QuerySet[Article]:
    """Return the articles with their current revision, one query."""
    return Article.objects.select_related("current_revision")


def current_blocks(article: Article) -> list[BlockVersion]:
    """Return the blocks of the current revision in reading order, one query."""
    found = BlockVersion.objects.filter(revision=article.current_revision_id).select_related("block")
    return list(found.order_by("position"))


def current_block(article: Article, public_no: int) -> BlockVersion | None:
    """Return one block of the current revision by its public number, or none."""
    found = BlockVersion.objects.filter(revision=article.current_revision_id, block__public_no=public_no)
    return found.select_related("block").first()


def heading_numbers(article: Article) -> frozenset[int]:
    """Return the public numbers of the headings of the current revision, one query."""
    found = BlockVersion.objects.filter(revision=article.current_revision_id, kind=Kind.HEADING)
    return frozenset(found.values_list("block__public_no", flat=True))


def is_heading(article: Article, public_no: int) -> bool:
    """Say whether a block of the current revision is a heading, one query."""
    found = BlockVersion.objects.filter(revision=article.current_revision_id, block__public_no=public_no)
    return found.filter(kind=Kind.HEADING).exists()


def showings(article: Article) -> list[Showing]:
    """Return the acts of taking down and restoring, the newest first, one query."""
    return list(Showing.objects.filter(article=article).select_related("by").order_by("-at"))


def headings(blocks: Sequence[BlockVersion]) -> list[BlockVersion]:
    """Return the headings among the blocks."""
    return [block for block in blocks if block.kind == Kind.HEADING]


def minutes(blocks: Sequence[BlockVersion]) -> int:
    """Return the reading time in minutes, at least 1, at 220 words a minute."""
    return max(1, round(sum(len(block.text.split()) for block in blocks) / WORDS_A_MINUTE))
