"""Queueing a job by its name, in the transaction that causes it: rolled back, it was never queued."""

from datetime import datetime

from django.db import OperationalError, transaction
from procrastinate import exceptions, manager, tasks
from procrastinate.contrib.django import app, django_connector
from procrastinate.types import JSONValue

# Not the app's own connector: within the worker that one has connections of its own, beside the transaction.
_jobs = manager.JobManager(django_connector.DjangoConnector())


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
