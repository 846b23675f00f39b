"""What posts store twice: the counts of paragraphs and of answers. (Root, depth and side are held by the trigger.)"""

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


_TRUE_ANSWERS = """
SELECT p.id, p.answer_count AS stored, (
    SELECT count(*) FROM posts_post a WHERE a.parent_id = p.id AND a.state = ANY(%s)
) AS answers FROM posts_post p
"""
_ANSWER_FAULTS = f"SELECT * FROM ({_TRUE_ANSWERS}) t WHERE stored <> answers ORDER BY id"  # noqa: S608 - as above
_ANSWER_REBUILD = f"""
UPDATE posts_post SET answer_count = t.answers FROM ({_TRUE_ANSWERS}) t
WHERE t.id = posts_post.id AND t.answers <> t.stored
"""  # noqa: S608 - as above


def faults() -> list[str]:
    """Return a line for each count that is not what counting gives."""
    with connection.cursor() as cursor:
        cursor.execute(_FAULTS, [list(PUBLIC)])
        wrong = [f"motion {m}, block {b}: {stored} stored, {true} counted" for m, b, stored, true in cursor.fetchall()]
        cursor.execute(_ANSWER_FAULTS, [list(PUBLIC)])
        return wrong + [f"answers to c{pk}: {stored} stored, {true} counted" for pk, stored, true in cursor.fetchall()]


@transaction.atomic
def rebuild() -> int:
    """Count everything anew; return the number of paragraphs counted and of posts whose count was wrong."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE posts_post, posts_paragraphcount IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("DELETE FROM posts_paragraphcount")
        cursor.execute(_REBUILD, [list(PUBLIC)])
        paragraphs = int(cursor.rowcount)
        cursor.execute(_ANSWER_REBUILD, [list(PUBLIC)])
        return paragraphs + int(cursor.rowcount)


register(Derived("counts of posts", faults, rebuild))
