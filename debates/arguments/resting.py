"""What rests on a paragraph of an article, and what disputes it."""

from dataclasses import dataclass

from debates.articles.models import BlockVersion
from debates.motions.models import Motion
from debates.posts.models import Citation, ParagraphCount, Post
from debates.posts.states import PUBLIC, Leaning

PAGE = 20


@dataclass(frozen=True, slots=True)
class Resting:
    """One page of arguments, the newest first, and the id before which the next page begins."""

    arguments: list[Post]
    next: int | None


def resting_on(motion: Motion, version: BlockVersion, how: Leaning, before: int | None = None) -> Resting:
    """Return one page of the public arguments that rest on a paragraph, or dispute it; one query."""
    found = Citation.objects.filter(block=version.block_id, how=how, post__motion=motion, post__state__in=PUBLIC)
    if before is not None:
        found = found.filter(post__lt=before)
    rows = list(found.select_related("post__author").order_by("-post_id")[: PAGE + 1])
    shown = [row.post for row in rows[:PAGE]]
    return Resting(shown, shown[-1].pk if len(rows) > PAGE else None)


def numbers_on(motion: Motion, version: BlockVersion) -> tuple[int, int]:
    """Return how many public arguments lean on a paragraph, and how many dispute it; one query."""
    found = ParagraphCount.objects.filter(motion=motion, block=version.block_id)
    return found.values_list("leaning", "disputing").first() or (0, 0)
