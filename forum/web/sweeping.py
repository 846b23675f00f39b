"""Deleting what has served its time, in batches, so that nobody waits for a long lock."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from forum.web.models import Count

BATCH = 1000
COUNTS_KEPT = timedelta(days=2)
JOBS_KEPT = timedelta(days=7)
log = logging.getLogger("rejoinder.sweeping")

# The worker deletes what succeeded at once. The events of a job go with it.
_ENDED_JOBS = """
SELECT job.id FROM procrastinate_jobs job
WHERE job.status IN ('succeeded', 'failed', 'cancelled', 'aborted')
    AND NOT EXISTS (SELECT 1 FROM procrastinate_events event WHERE event.job_id = job.id AND event.at >= %s)
"""


def sweep_counts() -> int:
    """Delete counts whose window ended two days ago; return how many."""
    return delete_in_batches(Count.objects.filter(until__lt=timezone.now() - COUNTS_KEPT))


def sweep_sessions() -> int:
    """Delete expired sessions; return how many."""
    return delete_in_batches(Session.objects.filter(expire_date__lt=timezone.now()))


def sweep_cache() -> int:
    """Delete expired rows of the cache's table; return how many."""
    chosen = "SELECT cache_key FROM web_cache WHERE expires < %s LIMIT %s"
    return _in_batches(f"DELETE FROM web_cache WHERE cache_key IN ({chosen})", timezone.now())  # noqa: S608


def sweep_jobs() -> int:
    """Delete jobs that ended a week ago, however they did; return how many."""
    statement = f"DELETE FROM procrastinate_jobs WHERE id IN ({_ENDED_JOBS} LIMIT %s)"  # noqa: S608 -- our own words
    return _in_batches(statement, timezone.now() - JOBS_KEPT)


def delete_in_batches(rows: QuerySet[Any]) -> int:
    """Delete the rows, each batch in a transaction of its own; return how many."""
    total = 0
    while chosen := list(rows.order_by().values_list("pk", flat=True)[:BATCH]):
        rows.filter(pk__in=chosen).delete()
        total += len(chosen)
    return total


def swept(what: str, times: int) -> None:
    """Note in the log how many went, if any did."""
    if times:
        log.info("swept", extra={"facts": {"what": what, "count": times}})


def _in_batches(statement: str, before: datetime) -> int:
    total, last = 0, BATCH
    while last == BATCH:
        with connection.cursor() as cursor:
            cursor.execute(statement, [before, BATCH])
            last = cursor.rowcount
        total += last
    return total
