"""What is done for letters from time to time: none is forgotten, and those given up are not kept for ever."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from forum.letters.models import Letter, State
from forum.letters.services import SEND
from forum.web.queueing import defer
from forum.web.sweeping import delete_in_batches

KEPT = timedelta(days=30)  # a letter given up, for somebody to look at
_MOST = 500

# Letters without a job that waits or runs: it failed ten times, or was deleted by hand.
_FORGOTTEN = """
SELECT letter.id FROM letters_letter letter
WHERE letter.state = 'queued' AND letter.queued < %s AND NOT EXISTS (
    SELECT 1 FROM procrastinate_jobs job
    WHERE job.task_name = %s AND job.status IN ('todo', 'doing') AND (job.args ->> 'letter')::bigint = letter.id
)
ORDER BY letter.queued LIMIT %s
"""


def queue_forgotten() -> int:
    """Queue anew the letters that wait without a job; return how many."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGOTTEN, [timezone.now() - timedelta(minutes=5), SEND, _MOST])
        forgotten = [number for (number,) in cursor.fetchall()]
    return sum(defer(SEND, once=f"letter:{number}", letter=number) for number in forgotten)


def sweep_given_up() -> int:
    """Delete letters that were given up and have been kept long enough; return how many."""
    return delete_in_batches(Letter.objects.filter(state=State.FAILED, queued__lt=timezone.now() - KEPT))
