"""What posts store twice: counts on paragraphs, of answers, of who takes part. (Root, depth and sides: the trigger.)"""

from dataclasses import dataclass

from django.db import connection, transaction

from debates.posts.states import PUBLIC
from forum.derived import Derived, register

# %(public)s in each: the states in which a post counts


@dataclass(frozen=True, slots=True)
class Count:
    """A table of counts: by which columns it is keyed, what it counts, and the SQL that counts it anew."""

    table: str
    keys: tuple[str, ...]
    counts: tuple[str, ...]
    true: str

    @property
    def faults(self) -> str:
        """SQL of the rows that are not what counting gives: keys, stored counts, true counts."""
        keys = ", ".join(f"COALESCE(t.{key}, s.{key})" for key in self.keys)
        stored = ", ".join(f"COALESCE(s.{name}, 0)" for name in self.counts)
        true = ", ".join(f"COALESCE(t.{name}, 0)" for name in self.counts)
        joined = " AND ".join(f"s.{key} = t.{key}" for key in self.keys)
        return (
            f"SELECT {keys}, ARRAY[{stored}]::bigint[], ARRAY[{true}]::bigint[] "  # noqa: S608 - all written below
            f"FROM ({self.true}) t FULL JOIN {self.table} s ON {joined} "
            f"WHERE ({stored}) IS DISTINCT FROM ({true}) ORDER BY 1, 2"
        )


PARAGRAPHS = Count(
    "posts_paragraphcount",
    ("motion_id", "block_id"),
    ("posts", "leaning", "disputing"),
    """
    SELECT motion_id, block_id, sum(posts) AS posts, sum(leaning) AS leaning, sum(disputing) AS disputing FROM (
        SELECT p.motion_id, COALESCE(r.block_id, p.block_id) AS block_id, 1 AS posts, 0 AS leaning, 0 AS disputing
        FROM posts_post p LEFT JOIN posts_post r ON r.id = p.root_id
        WHERE p.state = ANY(%(public)s) AND COALESCE(r.block_id, p.block_id) IS NOT NULL
        UNION ALL
        SELECT p.motion_id, c.block_id, 0, (c.how = 'rests_on')::int, (c.how = 'disputes')::int
        FROM posts_citation c JOIN posts_post p ON p.id = c.post_id WHERE p.state = ANY(%(public)s)
    ) each GROUP BY 1, 2
    """,
)
PARTICIPATIONS = Count(
    "posts_participation",
    ("motion_id", "person_id"),
    ("posts",),
    """
    SELECT motion_id, author_id AS person_id, count(*) AS posts FROM posts_post
    WHERE author_id IS NOT NULL AND state = ANY(%(public)s) GROUP BY 1, 2
    """,
)
# Post itself holds these. LATERAL, so that the answers of each post are one probe of an index: a join of all posts with
# all posts was planned as a loop over both where nothing was analysed yet.
ANSWERS = Count(
    "posts_post",
    ("motion_id", "id"),
    ("answer_count", "support_count", "oppose_count", "undercut_count"),
    """
    SELECT p.motion_id, p.id, a.* FROM posts_post p CROSS JOIN LATERAL (
        SELECT count(*) AS answer_count,
            count(*) FILTER (WHERE kind = 'argument' AND relation = 'supports') AS support_count,
            count(*) FILTER (WHERE kind = 'argument' AND relation = 'opposes') AS oppose_count,
            count(*) FILTER (WHERE kind = 'argument' AND relation = 'undercuts') AS undercut_count
        FROM posts_post WHERE parent_id = p.id AND state = ANY(%(public)s)
    ) a
    """,
)
_WORDS = (
    (PARAGRAPHS, "motion {}, block {}"),
    (PARTICIPATIONS, "motion {}, person {}"),
    (ANSWERS, "motion {}, answers to c{}"),
)

_INSERT_PARAGRAPHS = (
    f"INSERT INTO posts_paragraphcount (motion_id, block_id, posts, leaning, disputing) {PARAGRAPHS.true}"
)
_INSERT_PARTICIPATIONS = f"""
INSERT INTO posts_participation (motion_id, person_id, posts, last)
SELECT t.*, (SELECT max(created) FROM posts_post p WHERE p.motion_id = t.motion_id AND p.author_id = t.person_id)
FROM ({PARTICIPATIONS.true}) t
"""  # noqa: S608 - both parts are written above
_UPDATE_ANSWERS = f"""
UPDATE posts_post s SET answer_count = t.answer_count, support_count = t.support_count, oppose_count = t.oppose_count,
undercut_count = t.undercut_count FROM ({ANSWERS.true}) t
WHERE t.id = s.id AND (t.answer_count, t.support_count, t.oppose_count, t.undercut_count)
<> (s.answer_count, s.support_count, s.oppose_count, s.undercut_count)
"""  # noqa: S608 - as above


def faults() -> list[str]:
    """Return a line for each count that is not what counting gives."""
    wrong = []
    with connection.cursor() as cursor:
        for count, words in _WORDS:
            cursor.execute(count.faults, {"public": list(PUBLIC)})
            for first, second, stored, true in cursor.fetchall():
                pairs = zip(count.counts, stored, true, strict=True)
                told = ", ".join(
                    f"{name} {here} stored, {there} counted" for name, here, there in pairs if here != there
                )
                wrong.append(f"{words.format(first, second)}: {told}")
    return wrong


@transaction.atomic
def rebuild() -> int:
    """Count everything anew; return the number of paragraphs and people counted and of posts whose count was wrong."""
    done = 0
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE posts_post, posts_paragraphcount, posts_participation IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("DELETE FROM posts_paragraphcount")
        cursor.execute("DELETE FROM posts_participation")
        for statement in (_INSERT_PARAGRAPHS, _INSERT_PARTICIPATIONS, _UPDATE_ANSWERS):
            cursor.execute(statement, {"public": list(PUBLIC)})
            done += int(cursor.rowcount)
    return done


register(Derived("counts of posts", faults, rebuild))
