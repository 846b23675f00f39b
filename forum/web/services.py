"""Counting (key, limit): shared over all processes, because it is counted in the database."""

import time

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forum.web.refusal import ALLOWED, Answer, Refused

_LONGEST_IN_MINUTES = 120

# One statement: a cache's increment reads and then writes, so two at once count as one.
_COUNT = """
INSERT INTO web_count (key, "window", times, until) VALUES (%(key)s, %(window)s, %(times)s, to_timestamp(%(until)s))
ON CONFLICT (key, "window") DO UPDATE SET times = web_count.times + EXCLUDED.times RETURNING times
"""


def spend(*, key: str, most: int, seconds: int, times: int = 1) -> Answer:
    """Count uses of ``key`` and say whether all are still within ``most`` in a window of ``seconds``.

    The count belongs to the surrounding transaction: what is rolled back was not used up.
    """
    now = int(time.time())
    end = (now // seconds + 1) * seconds
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "window": now // seconds, "times": times, "until": end})
        (total,) = cursor.fetchone() or (0,)
    if total <= most:
        return ALLOWED
    reason = _("That is more than %(most)d in the time allowed.") % {"most": most}
    told = [reason, _left(most - (total - times)), _come_back(end - now)]
    return Refused(" ".join(filter(None, told)), status=429, retry_after=end - now)


def _left(left: int) -> str:
    """Say how many more are within the limit, where somebody wanted several at once; nothing where none are."""
    return ngettext("%(n)d is left.", "%(n)d are left.", left) % {"n": left} if left > 0 else ""


def _come_back(wait: int) -> str:
    """Say when to come back, in whole minutes, above two hours in whole hours, never too early; ``wait`` in seconds."""
    minutes, hours = -(-wait // 60), -(-wait // 3600)
    if minutes > _LONGEST_IN_MINUTES:
        return ngettext("Come back in %(n)d hour.", "Come back in %(n)d hours.", hours) % {"n": hours}
    return ngettext("Come back in %(n)d minute.", "Come back in %(n)d minutes.", minutes) % {"n": minutes}
