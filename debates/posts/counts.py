"""The number of public posts on each paragraph of a motion: added to in the verb's own transaction."""

from django.db import connection

_ADD = """
INSERT INTO posts_paragraphcount (motion_id, block_id, posts) VALUES (%(motion)s, %(block)s, GREATEST(%(by)s, 0))
ON CONFLICT (motion_id, block_id) DO UPDATE SET posts = posts_paragraphcount.posts + %(by)s
"""


def add(motion_id: int, block_id: int | None, by: int) -> None:
    """Change the count by ``by``; a post that stands on no paragraph is not counted here."""
    if block_id is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(_ADD, {"motion": motion_id, "block": block_id, "by": by})
