"""What is counted of public posts in the verb's own transaction: see derived.py for what counting must give.

How many stand on a paragraph, lean on it and dispute it; how many answer a post, and how; who takes part.
"""

from django.db import connection
from django.db.models import F

from debates.posts.models import Post
from debates.posts.states import Kind, Relation

# Of a block that is none, and of somebody who left, nothing is counted. One statement: posting has a budget of them.
_CHANGE = """
WITH standing AS (
    INSERT INTO posts_paragraphcount (motion_id, block_id, posts, leaning, disputing)
    SELECT %(motion)s, %(block)s, GREATEST(%(by)s, 0), 0, 0 WHERE %(block)s::bigint IS NOT NULL
    ON CONFLICT (motion_id, block_id) DO UPDATE SET posts = posts_paragraphcount.posts + %(by)s
)
INSERT INTO posts_participation (motion_id, person_id, posts, last)
SELECT %(motion)s, %(person)s, GREATEST(%(by)s, 0), %(last)s WHERE %(person)s::bigint IS NOT NULL
ON CONFLICT (motion_id, person_id) DO UPDATE SET posts = posts_participation.posts + %(by)s,
last = GREATEST(posts_participation.last, %(last)s)
"""
# In the order of blocks, as everybody does.
_CITE = """
INSERT INTO posts_paragraphcount (motion_id, block_id, posts, leaning, disputing)
SELECT %(motion)s, block_id, 0, CASE how WHEN 'rests_on' THEN GREATEST(%(by)s, 0) ELSE 0 END,
    CASE how WHEN 'disputes' THEN GREATEST(%(by)s, 0) ELSE 0 END
FROM posts_citation WHERE post_id = %(post)s ORDER BY block_id
ON CONFLICT (motion_id, block_id) DO UPDATE SET
    leaning = posts_paragraphcount.leaning + CASE WHEN EXCLUDED.block_id IN (
        SELECT block_id FROM posts_citation WHERE post_id = %(post)s AND how = 'rests_on') THEN %(by)s ELSE 0 END,
    disputing = posts_paragraphcount.disputing + CASE WHEN EXCLUDED.block_id IN (
        SELECT block_id FROM posts_citation WHERE post_id = %(post)s AND how = 'disputes') THEN %(by)s ELSE 0 END
"""
OF_RELATION = {
    Relation.SUPPORTS: "support_count",
    Relation.OPPOSES: "oppose_count",
    Relation.UNDERCUTS: "undercut_count",
}


def came(post: Post) -> None:
    """Count a post that everybody may read from now on. What it answers is locked by the caller."""
    _change(post, 1)


def went(post: Post) -> None:
    """Count a post no longer that everybody could read until now. What it answers is locked by the caller."""
    _change(post, -1)


def answers(parent_id: int, relation: str, kind: str, by: int) -> None:
    """Count ``by`` more answers of a kind and relation to a post, which is locked by the caller."""
    changes = {"answer_count": F("answer_count") + by}
    if kind == Kind.ARGUMENT:
        name = OF_RELATION[Relation(relation)]
        changes[name] = F(name) + by
    Post.objects.filter(pk=parent_id).update(**changes)


def cited(post: Post, by: int) -> None:
    """Count ``by`` more (1 or -1) for each paragraph that a public argument cites."""
    with connection.cursor() as cursor:
        cursor.execute(_CITE, {"motion": post.motion_id, "post": post.pk, "by": by})


def _change(post: Post, by: int) -> None:
    given = {
        "motion": post.motion_id,
        "block": (post.root or post).block_id,
        "person": post.author_id,
        "last": post.created,
        "by": by,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CHANGE, given)
    if post.kind == Kind.ARGUMENT:
        cited(post, by)
    if post.parent_id is not None:
        answers(post.parent_id, post.relation, post.kind, by)
