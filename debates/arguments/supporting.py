"""The best that was said for an argument, for those who are about to speak against it."""

from debates.posts.models import Post
from debates.posts.states import Kind, Relation, State


def best_support(post: Post) -> Post | None:
    """Return the public argument that supports another and is answered most, of several the oldest; one query."""
    found = Post.objects.filter(parent=post, kind=Kind.ARGUMENT, relation=Relation.SUPPORTS, state=State.VISIBLE)
    return found.select_related("author").order_by("-answer_count", "created", "pk").first()
