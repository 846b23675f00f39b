"""What posts store twice: the count of each paragraph. (Root, depth and side are held by the trigger.)"""

from django.db import connection, transaction

from debates.posts.states import PUBLIC
from forum.derived import Derived, register

_TRUE_COUNTS = """
SELECT p.motion_id, COALESCE(r.block_id, p.block_id) AS block_id, count(*) AS posts
FROM posts_post p LEFT JOIN posts_post r ON r.id = p.root_id
WHERE p.state = ANY(%s) AND COALESCE(r.block_id, p.block_id) IS NOT NULL GROUP BY 1, 2
"""
_FAULTS = f"""
SELECT COALESCE(t.motion_id, c.motion_id), COALESCE(t.block_id, c.block_id), COALESCE(c.posts, 0), COALESCE(t.posts, 0)
FROM ({_TRUE_COUNTS}) t FULL JOIN posts_paragraphcount c ON c.motion_id = t.motion_id AND c.block_id = t.block_id
WHERE COALESCE(c.posts, 0) <> COALESCE(t.posts, 0) ORDER BY 1, 2
"""  # noqa: S608 - both parts are written above
_REBUILD = f"INSERT INTO posts_paragraphcount (motion_id, block_id, posts) {_TRUE_COUNTS}"


def faults() -> list[str]:
    """Return a line for each paragraph whose count is not what counting its posts gives."""
    with connection.cursor() as cursor:
        cursor.execute(_FAULTS, [list(PUBLIC)])
        return [f"motion {m}, block {b}: {stored} stored, {true} counted" for m, b, stored, true in cursor.fetchall()]


@transaction.atomic
def rebuild() -> int:
    """Count all paragraphs anew and return how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE posts_paragraphcount IN EXCLUSIVE MODE")
        cursor.execute("DELETE FROM posts_paragraphcount")
        cursor.execute(_REBUILD, [list(PUBLIC)])
        return int(cursor.rowcount)


register(Derived("paragraph counts", faults, rebuild))
