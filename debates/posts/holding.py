"""Locking posts in the one order that everybody keeps: by id, after their motion."""

from debates.posts.models import Post


def held_with_parent(post: Post) -> Post:
    """Lock a post and, for its count of answers, what it answers. The caller has the motion's lock.

    What it answers is asked anew: it may have been moved since the caller read it.
    """
    parent = Post.objects.filter(pk=post.pk).values_list("parent", flat=True).get()
    wanted = [pk for pk in (parent, post.pk) if pk is not None]
    rows = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("root")
    return {row.pk: row for row in rows.filter(pk__in=wanted).order_by("pk")}[post.pk]


def held_alone(pk: int) -> Post:
    """Lock one post. The caller has the motion's lock."""
    return Post.objects.select_for_update(no_key=True, of=["self"]).select_related("root").get(pk=pk)
