"""Reading what a post said before."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet

from debates.posts.models import Post, PostRevision


def revisions_before(post: Post, number: int, most: int) -> list[PostRevision]:
    """Return at most ``most`` revisions with lower numbers than ``number``, the newest first; one query."""
    found = PostRevision.objects.filter(post=post, number__lt=number)
    return list(found.order_by("-number")[:most])


def became() -> QuerySet[Post, int]:
    """Return, for a subquery, the id of the argument that was made of each comment: one probe of an index."""
    return Post.objects.filter(promoted_from=OuterRef("pk")).values_list("pk", flat=True)


def revisions(post: Post, numbers: Iterable[int]) -> list[PostRevision]:
    """Return the revisions of these numbers, as far as there are any, the oldest first; one query."""
    return list(PostRevision.objects.filter(post=post, number__in=numbers).order_by("number"))
