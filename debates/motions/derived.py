"""What debates store twice: when a structured one opens and closes, which its phases say."""

from django.db import connection

from forum.derived import Derived, register

_TRUE = "SELECT motion_id, min(starts) AS opens, max(ends) AS closes FROM motions_phase GROUP BY 1"
_FAULTS = f"""
SELECT m.id, m.opens, m.closes, t.opens, t.closes FROM motions_motion m JOIN ({_TRUE}) t ON t.motion_id = m.id
WHERE (m.opens, m.closes) IS DISTINCT FROM (t.opens, t.closes) ORDER BY 1
"""  # noqa: S608 - both parts are written here
_REBUILD = f"""
UPDATE motions_motion m SET opens = t.opens, closes = t.closes FROM ({_TRUE}) t
WHERE t.motion_id = m.id AND (m.opens, m.closes) IS DISTINCT FROM (t.opens, t.closes)
"""  # noqa: S608 - as above


def faults() -> list[str]:
    """Return a line for each debate whose dates are not those of its phases."""
    with connection.cursor() as cursor:
        cursor.execute(_FAULTS)
        told = "motion {}: sits from {} to {}, its phases from {} to {}"
        return [told.format(*row) for row in cursor.fetchall()]


def rebuild() -> int:
    """Take the dates from the phases; return the number of debates that had others."""
    with connection.cursor() as cursor:
        cursor.execute(_REBUILD)
        return int(cursor.rowcount)


register(Derived("dates of debates", faults, rebuild))
