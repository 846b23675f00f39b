"""Counting the votes on a post from its rows: the only way in which totals come about."""

from django.db import connection

from debates.voting.models import Tally
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
