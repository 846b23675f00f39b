"""Counting (key, limit): shared over all processes, because it is counted in the database."""

import time

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forum.web.refusal import ALLOWED, Answer, Refused

# One statement: a cache's increment reads and then writes, so two at once count as one.
_COUNT = """
INSERT INTO web_count (key, "window", times) VALUES (%s, %s, 1)
ON CONFLICT (key, "window") DO UPDATE SET times = web_count.times + 1 RETURNING times
"""


def spend(*, key: str, most: int, seconds: int) -> Answer:
    """Count one use of ``key`` and say whether it is still within ``most`` in a window of ``seconds``.

    The count belongs to the surrounding transaction: what is rolled back was not used up.
    """
    now = int(time.time())
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, now // seconds])
        (times,) = cursor.fetchone() or (0,)
    if times <= most:
        return ALLOWED
    wait = seconds - now % seconds
    minutes = -(-wait // 60)
    return Refused(
        _("That is more than %(most)d in the time allowed.") % {"most": most}
        + " "
        + ngettext("Come back in %(n)d minute.", "Come back in %(n)d minutes.", minutes) % {"n": minutes},
        status=429,
        retry_after=wait,
    )
