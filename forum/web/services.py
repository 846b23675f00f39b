"""Counting (key, limit): shared over all processes, because it is counted in the database."""

import time

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forum.web.refusal import ALLOWED, Answer, Refused

_LONGEST_IN_MINUTES = 120

# One statement: a cache's increment reads and then writes, so two at once count as one.
_COUNT = """
INSERT INTO web_count (key, "window", times, until) VALUES (%s, %s, 1, to_timestamp(%s))
ON CONFLICT (key, "window") DO UPDATE SET times = web_count.times + 1 RETURNING times
"""


def spend(*, key: str, most: int, seconds: int) -> Answer:
    """Count one use of ``key`` and say whether it is still within ``most`` in a window of ``seconds``.

    The count belongs to the surrounding transaction: what is rolled back was not used up.
    """
    now = int(time.time())
    end = (now // seconds + 1) * seconds
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, now // seconds, end])
        (times,) = cursor.fetchone() or (0,)
    if times <= most:
        return ALLOWED
    reason = _("That is more than %(most)d in the time allowed.") % {"most": most} + " " + _come_back(end - now)
    return Refused(reason, status=429, retry_after=end - now)


def _come_back(wait: int) -> str:
    """Say when to come back, in whole minutes, above two hours in whole hours, never too early; ``wait`` in seconds."""
    minutes, hours = -(-wait // 60), -(-wait // 3600)
    if minutes > _LONGEST_IN_MINUTES:
        return ngettext("Come back in %(n)d hour.", "Come back in %(n)d hours.", hours) % {"n": hours}
    return ngettext("Come back in %(n)d minute.", "Come back in %(n)d minutes.", minutes) % {"n": minutes}
