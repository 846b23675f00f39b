"""What voting stores twice: the counts of votes on posts, and where voters stood first and stand now."""

from django.db import connection, transaction

from debates.voting.tallying import COUNTED, TRUE
from forum.derived import Derived, register

_NAMES = ", ".join(COUNTED)
_THOSE = ", ".join(f"t.{name}" for name in COUNTED)
_BENCH = "CASE WHEN p.kind = 'argument' AND p.parent_id IS NULL THEN p.side END"
_TALLIES = f"""
SELECT c.post_id, ARRAY[{_THOSE}], ARRAY[{", ".join(f"c.{name}" for name in COUNTED)}]
FROM ({TRUE}) c JOIN voting_tally t ON t.post_id = c.post_id
WHERE ({_THOSE}) IS DISTINCT FROM ({", ".join(f"c.{name}" for name in COUNTED)}) ORDER BY 1
"""  # noqa: S608 - all written here
_PLACES = f"""
SELECT p.id, t.post_id IS NULL FROM posts_post p LEFT JOIN voting_tally t ON t.post_id = p.id
WHERE t.post_id IS NULL OR (t.motion_id, t.bench) IS DISTINCT FROM (p.motion_id, {_BENCH}) ORDER BY 1
"""  # noqa: S608 - as above
_STOOD = """
SELECT w.id, f.position AS opening, f.saw_totals AS is_late, l.position, l.confidence FROM voting_voter w
LEFT JOIN voting_stance f ON f.voter_id = w.id AND f.number = 1
LEFT JOIN LATERAL (
    SELECT position, confidence FROM voting_stance s WHERE s.voter_id = w.id ORDER BY number DESC LIMIT 1) l ON true
"""
_OFF = "(w.opening, w.is_late, w.position, w.confidence) IS DISTINCT FROM (s.opening, COALESCE(s.is_late, false), s.position, s.confidence)"
_VOTERS = f"SELECT w.id FROM voting_voter w JOIN ({_STOOD}) s ON s.id = w.id WHERE {_OFF} ORDER BY 1"  # noqa: S608
_STAND = f"""
UPDATE voting_voter w SET opening = s.opening, is_late = COALESCE(s.is_late, false), position = s.position,
confidence = s.confidence FROM ({_STOOD}) s WHERE s.id = w.id AND {_OFF}
"""  # noqa: S608 - as above
_COUNT = f"""
UPDATE voting_tally t SET ({_NAMES}) = ({", ".join(f"c.{name}" for name in COUNTED)})
FROM ({TRUE}) c WHERE c.post_id = t.post_id AND ({_THOSE}) IS DISTINCT FROM ({", ".join(f"c.{name}" for name in COUNTED)})
"""  # noqa: S608 - as above
_PLACE = f"""
UPDATE voting_tally t SET motion_id = p.motion_id, bench = {_BENCH} FROM posts_post p WHERE p.id = t.post_id
AND (t.motion_id, t.bench) IS DISTINCT FROM (p.motion_id, {_BENCH})
"""  # noqa: S608 - as above


def faults() -> list[str]:
    """Return a line for each post and each voter whose counted facts are not what their rows say."""
    with connection.cursor() as cursor:
        cursor.execute(_TALLIES)
        wrong = [f"votes on c{pk}: {stored} stored, {true} counted" for pk, stored, true in cursor.fetchall()]
        cursor.execute(_PLACES)
        wrong += [f"c{pk}: {'no tally' if gone else 'its tally is elsewhere'}" for pk, gone in cursor.fetchall()]
        cursor.execute(_VOTERS)
        return wrong + [f"voter {pk}: stands elsewhere than their stances say" for (pk,) in cursor.fetchall()]


@transaction.atomic
def rebuild() -> int:
    """Count everything anew; return the number of posts and voters that were off."""
    done = 0
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE voting_tally, voting_vote, voting_stance, voting_voter IN SHARE ROW EXCLUSIVE MODE")
        for statement in (_COUNT, _PLACE, _STAND):
            cursor.execute(statement)
            done += int(cursor.rowcount)
    return done


register(Derived("votes", faults, rebuild))
