"""Noting that somebody reads a debate."""

from datetime import datetime, timedelta

from django.db import connection

from debates.motions.models import Motion
from debates.threads.models import Visit
from forum.accounts.models import User

# A visit ends when nothing was read for this long; it is noted no more often than that.
PAUSE = timedelta(minutes=30)
NOTED_EVERY = timedelta(minutes=2)

# One statement, so that two pages opened at once neither lose the visit nor end it twice.
_VISIT = """
INSERT INTO threads_visit (person_id, motion_id, last) VALUES (%(person)s, %(motion)s, %(now)s)
ON CONFLICT ON CONSTRAINT visit_once_per_debate DO UPDATE SET
    before = CASE WHEN threads_visit.last < %(ended)s THEN threads_visit.last ELSE threads_visit.before END,
    last = GREATEST(threads_visit.last, %(now)s)
RETURNING before
"""


def visit(*, person: User, motion: Motion, now: datetime) -> datetime | None:
    """Note that the person reads the debate now; return when their last visit ended, none if this is the first.

    Mostly one query that reads: a visit under way is noted again only every two minutes.
    """
    seen = Visit.objects.filter(person=person, motion=motion).first()
    if seen is not None and now - seen.last < NOTED_EVERY:
        return seen.before
    with connection.cursor() as cursor:
        cursor.execute(_VISIT, {"person": person.pk, "motion": motion.pk, "now": now, "ended": now - PAUSE})
        (before,) = cursor.fetchone() or (None,)
    return before
