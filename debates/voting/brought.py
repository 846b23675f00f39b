"""What a post brings along of the votes on it, for queries.Booth: totals, and what one voter answered.

One expression, written in SQL: built of querysets it cost a page of 36 posts twelve milliseconds, each time.
"""

from django.db.models import F, Func, JSONField

STORED = ("yes", "no", "agree", "disagree", "passed")

# t is the tally of the post, p the post
_VALID = "FROM voting_vote e JOIN voting_voter w ON w.id = e.voter_id WHERE e.post_id = t.post_id AND w.counts"
_EARLIER = f"(SELECT count(*) {_VALID} AND e.revision_number < p.revision_number)"
_ELSEWHERE = f"""
(SELECT count(*) {_VALID} AND (e.parent_id, e.relation) IS DISTINCT FROM (p.parent_id, p.relation))
"""  # noqa: S608 - all written here
_WAS_MOVED = "EXISTS (SELECT FROM posts_placement m WHERE m.post_id = t.post_id)"
_VOTER = "(SELECT o.id FROM voting_voter o WHERE o.motion_id = t.motion_id AND o.person_id = %(person)s)"
_ANSWER = """
(SELECT v.value FROM voting_vote v WHERE v.voter_id = {voter} AND v.post_id = t.post_id AND v.axis = '{axis}')
"""

TOTALS = {
    **{name: f"t.{name}" for name in (*STORED, "best")},
    # a post that was never revised has none, and most were not
    "earlier": f"CASE WHEN p.revision_number > 1 THEN {_EARLIER} ELSE 0 END",
}
OWN = {f"own_{axis}": _ANSWER.format(voter=_VOTER, axis=axis) for axis in ("helpful", "agree")}
MOVED = {"moved": f"CASE WHEN {_WAS_MOVED} THEN {_ELSEWHERE} ELSE 0 END"}


class Brought(Func):
    """The named parts of a post as one JSON object: OWN, of the ``person`` with this id; TOTALS; MOVED."""

    output_field = JSONField()

    def __init__(self, *parts: dict[str, str], person: int | None = None) -> None:
        named = ", ".join(f"'{name}', {sql}" for part in parts for name, sql in part.items())
        template = f"""(SELECT jsonb_build_object({named})
            FROM voting_tally t JOIN posts_post p ON p.id = t.post_id WHERE t.post_id = %(expressions)s)
        """  # noqa: S608 - as above
        super().__init__(F("pk"), template=template, person=person)
