"""Counting the votes on a post from its rows: the only way in which totals come about."""

from typing import Any

from django.db import connection

from debates.motions.queries import MOTION_LOCK
from debates.voting.brought import OWN, TOTALS
from debates.voting.models import Tally, Voter
from debates.voting.states import Axis, Value

COUNTED: dict[str, tuple[Axis, Value]] = {
    "yes": (Axis.HELPFUL, Value.YES),
    "no": (Axis.HELPFUL, Value.NO),
    "agree": (Axis.AGREE, Value.AGREE),
    "disagree": (Axis.AGREE, Value.DISAGREE),
    "passed": (Axis.AGREE, Value.PASS),
}
_EACH = ", ".join(
    f"count(*) FILTER (WHERE v.axis = '{axis}' AND v.value = '{value}') AS {name}"
    for name, (axis, value) in COUNTED.items()
)
_SET = ", ".join(f"{name} = c.{name}" for name in COUNTED)
# a post without votes is counted too: from the tallies outwards
TRUE = f"""
SELECT t.post_id, c.* FROM voting_tally t CROSS JOIN LATERAL (
    SELECT {_EACH} FROM voting_vote v JOIN voting_voter w ON w.id = v.voter_id
    WHERE v.post_id = t.post_id AND w.counts
) c
"""  # noqa: S608 - all written here
_RECOUNT = f"""
UPDATE voting_tally t SET {_SET} FROM ({TRUE} WHERE t.post_id = ANY(%(posts)s)) c WHERE c.post_id = t.post_id
"""  # noqa: S608 - as above
_BROUGHT = ", ".join(f"{sql} AS {name}" for name, sql in (OWN | TOTALS).items())
_RECOUNT_ONE = f"""
UPDATE voting_tally t SET {_SET} FROM ({TRUE} WHERE t.post_id = %(post)s) c, posts_post p
WHERE c.post_id = t.post_id AND p.id = t.post_id RETURNING {_BROUGHT}
"""  # noqa: S608 - as above
_HOLD_MOTION = "SELECT pg_advisory_xact_lock_shared(%s, motion_id::int) FROM voting_tally WHERE post_id = %s"


def hold_motion_of(post: int) -> None:
    """Hold the motion of a post with others until the transaction ends, as motions.queries.hold_shared; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD_MOTION, [MOTION_LOCK, post])


def held(posts: list[int]) -> list[Tally]:
    """Lock the tallies of posts, in the order of their ids as everybody does, and return them with their posts.

    The lock comes before the counting, in a statement of its own: each statement sees what was committed before it, so
    whoever waited here counts the votes of whom they waited for.
    """
    rows = Tally.objects.select_for_update(no_key=True, of=["self"]).filter(post__in=posts).order_by("post")
    return list(rows.select_related("post__motion__article"))


def recount(posts: list[int]) -> None:
    """Count the votes on posts anew, whose tallies the caller holds; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_RECOUNT, {"posts": posts})


def recount_for(voter: Voter, post: int) -> dict[str, Any]:
    """Count the votes on a post anew, whose tally the caller holds; one query.

    Returns what queries.Booth.prepare has a post bring along: the totals, and what the voter answered.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RECOUNT_ONE, {"post": post, "person": voter.person_id})
        columns = [column.name for column in cursor.description or ()]
        return dict(zip(columns, cursor.fetchone() or (), strict=True))
