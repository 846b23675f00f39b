"""Jobs, seen from the rooms: queued by name in the transaction that causes them; rolled back, they never were."""

from datetime import datetime, timedelta

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from procrastinate import exceptions, manager, tasks
from procrastinate.contrib.django import app, django_connector
from procrastinate.types import JSONValue

# Not the app's own connector: within the worker that one has connections of its own, beside the transaction.
_jobs = manager.JobManager(django_connector.DjangoConnector())

_LATE = timedelta(minutes=5)
_DUE_BEFORE = """
SELECT EXISTS (
    SELECT 1 FROM procrastinate_jobs job
    WHERE job.status = 'todo' AND (
        job.scheduled_at < %(when)s
        OR job.scheduled_at IS NULL AND EXISTS (
            SELECT 1 FROM procrastinate_events event
            WHERE event.job_id = job.id AND event.type = 'deferred' AND event.at < %(when)s
        )
    )
)
"""


def defer(name: str, /, *, once: str | None = None, not_before: datetime | None = None, **facts: JSONValue) -> bool:
    """Queue the job that a room's ``jobs`` module registers as ``name``, with ``facts`` as its arguments.

    Of jobs with the same ``once`` only one waits at a time (another may run); False says that one waits already.

    Raises:
        LookupError: no room registers such a job.
        OperationalError: the database did not take it.
    """
    if name not in app.tasks:
        raise LookupError(f"No jobs module registers {name!r}.")
    job = tasks.configure_task(
        name=name,
        job_manager=_jobs,
        queue=app.tasks[name].queue,
        queueing_lock=once,
        schedule_at=not_before,
    )
    try:
        with transaction.atomic():  # a savepoint: a job that waits already must not end the caller's transaction
            job.defer(**facts)
    except exceptions.AlreadyEnqueued:
        return False
    except exceptions.ConnectorException as error:
        raise OperationalError(str(error)) from error.__cause__
    return True


def are_jobs_late() -> bool:
    """Say whether a job that was due five minutes ago still waits: no worker runs, or it cannot keep up."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE_BEFORE, {"when": timezone.now() - _LATE})
        (is_late,) = cursor.fetchone() or (False,)
    return bool(is_late)
