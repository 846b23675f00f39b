"""What voting stores twice: the counts of votes on posts, where voters stood first and stand now, who counts."""

from django.db import connection, transaction

from debates.voting.tallying import COUNTED, TRUE
from forum.derived import Derived, register

_TABLES = "voting_tally, voting_vote, voting_stance, voting_voter, voting_exclusion"
_NAMES = ", ".join(COUNTED)
_STORED = ", ".join(f"t.{name}" for name in COUNTED)
_TRUE = ", ".join(f"c.{name}" for name in COUNTED)
_BENCH = "CASE WHEN p.kind = 'argument' AND p.parent_id IS NULL THEN p.side END"
_STOOD = """
SELECT w.id, f.position AS opening, COALESCE(f.saw_totals, false) AS is_late, l.position, l.confidence
FROM voting_voter w LEFT JOIN voting_stance f ON f.voter_id = w.id AND f.number = 1
LEFT JOIN LATERAL (
    SELECT position, confidence FROM voting_stance s WHERE s.voter_id = w.id ORDER BY number DESC LIMIT 1) l ON true
"""
_IS_MISCOUNTED = f"c.post_id = t.post_id AND ({_STORED}) IS DISTINCT FROM ({_TRUE})"
_IS_ELSEWHERE = f"(t.motion_id, t.bench) IS DISTINCT FROM (p.motion_id, {_BENCH})"
_IS_OFF = (
    "s.id = w.id AND (w.opening, w.is_late, w.position, w.confidence)"
    " IS DISTINCT FROM (s.opening, s.is_late, s.position, s.confidence)"
)

_MISCOUNTED = f"""
SELECT t.post_id, ARRAY[{_STORED}], ARRAY[{_TRUE}] FROM ({TRUE}) c JOIN voting_tally t ON {_IS_MISCOUNTED} ORDER BY 1
"""  # noqa: S608 - all written here
_ELSEWHERE = f"""
SELECT p.id, t.post_id IS NULL FROM posts_post p LEFT JOIN voting_tally t ON t.post_id = p.id
WHERE t.post_id IS NULL OR {_IS_ELSEWHERE} ORDER BY 1
"""  # noqa: S608 - as above
_OFF = f"SELECT w.id FROM voting_voter w JOIN ({_STOOD}) s ON {_IS_OFF} ORDER BY 1"  # noqa: S608 - as above
_EXCLUDED = "w.counts AND EXISTS (SELECT FROM voting_exclusion x WHERE x.voter_id = w.id AND x.lifted IS NULL)"
_COUNTS = f"SELECT w.id FROM voting_voter w WHERE {_EXCLUDED} ORDER BY 1"  # noqa: S608 - as above
_LEAVE_OUT = f"UPDATE voting_voter w SET counts = false WHERE {_EXCLUDED}"  # noqa: S608 - as above
_MISSING = f"""
INSERT INTO voting_tally (post_id, motion_id, bench, lot, {_NAMES}, best, divided, common, persuasion,
    dawn_best, dawn_yes, dawn_votes)
SELECT p.id, p.motion_id, {_BENCH}, floor(random() * 2147483648)::bigint, 0, 0, 0, 0, 0, 1.0, 0.0, 0.0, 0.0, 1.0, 0, 0
FROM posts_post p LEFT JOIN voting_tally t ON t.post_id = p.id WHERE t.post_id IS NULL
"""  # noqa: S608 - as above; the same as triggers.TALLY_STANDS
_COUNT = f"UPDATE voting_tally t SET ({_NAMES}) = ({_TRUE}) FROM ({TRUE}) c WHERE {_IS_MISCOUNTED}"  # noqa: S608
_PLACE = f"""
UPDATE voting_tally t SET motion_id = p.motion_id, bench = {_BENCH} FROM posts_post p
WHERE p.id = t.post_id AND {_IS_ELSEWHERE}
"""  # noqa: S608 - as above
_STAND = f"""
UPDATE voting_voter w SET opening = s.opening, is_late = s.is_late, position = s.position, confidence = s.confidence
FROM ({_STOOD}) s WHERE {_IS_OFF}
"""  # noqa: S608 - as above


def faults() -> list[str]:
    """Return a line for each post and each voter whose counted facts are not what their rows say."""
    with connection.cursor() as cursor:
        cursor.execute(_MISCOUNTED)
        wrong = [f"votes on c{pk}: {stored} stored, {true} counted" for pk, stored, true in cursor.fetchall()]
        cursor.execute(_ELSEWHERE)
        wrong += [f"c{pk}: {'no tally' if gone else 'its tally is elsewhere'}" for pk, gone in cursor.fetchall()]
        cursor.execute(_OFF)
        wrong += [f"voter {pk}: stands elsewhere than their stances say" for (pk,) in cursor.fetchall()]
        cursor.execute(_COUNTS)
        return wrong + [f"voter {pk}: counts, though excluded" for (pk,) in cursor.fetchall()]


@transaction.atomic
def rebuild() -> int:
    """Count everything anew, and give each post its tally; return the number of rows that were off."""
    done = 0
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {_TABLES} IN SHARE ROW EXCLUSIVE MODE")
        for statement in (_LEAVE_OUT, _MISSING, _COUNT, _PLACE, _STAND):
            cursor.execute(statement)
            done += int(cursor.rowcount)
    return done


register(Derived("votes", faults, rebuild))
