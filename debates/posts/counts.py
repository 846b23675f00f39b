"""How many public posts stand on a paragraph and answer a post: counted in the verb's own transaction."""

from django.db import connection
from django.db.models import F

from debates.posts.models import Post

_ADD = """
INSERT INTO posts_paragraphcount (motion_id, block_id, posts) VALUES (%(motion)s, %(block)s, GREATEST(%(by)s, 0))
ON CONFLICT (motion_id, block_id) DO UPDATE SET posts = posts_paragraphcount.posts + %(by)s
"""


def came(post: Post) -> None:
    """Count a post that everybody may read from now on. What it answers is locked by the caller."""
    _change(post, 1)


def went(post: Post) -> None:
    """Count a post no longer that everybody could read until now. What it answers is locked by the caller."""
    _change(post, -1)


def _change(post: Post, by: int) -> None:
    block_id = (post.root or post).block_id
    if block_id is not None:
        with connection.cursor() as cursor:
            cursor.execute(_ADD, {"motion": post.motion_id, "block": block_id, "by": by})
    if post.parent_id is not None:
        Post.objects.filter(pk=post.parent_id).update(answer_count=F("answer_count") + by)
