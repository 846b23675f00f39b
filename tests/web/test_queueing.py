"""Jobs by name, in the caller's transaction; and whether any of them is late."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from forum.web.queueing import are_jobs_late, defer

pytestmark = pytest.mark.django_db


def waiting() -> list[dict]:
    return list(ProcrastinateJob.objects.filter(args__has_key="t").order_by("id").values_list("args", flat=True))


def test_a_job_is_queued_with_its_facts_where_its_room_says():
    assert defer("letters.send", letter=1, t=1)
    job = ProcrastinateJob.objects.get(args__t=1)
    assert (job.task_name, job.queue_name, job.args) == ("letters.send", "letters", {"letter": 1, "t": 1})


def test_a_name_that_nobody_registers_is_an_error_at_once():
    with pytest.raises(LookupError, match="letters_sent"):
        defer("letters_sent")


def test_of_jobs_with_one_key_one_waits_and_the_callers_transaction_lives_on(person):
    with transaction.atomic():
        assert defer("web.sweep", once="k", t=1)
        assert not defer("web.sweep", once="k", t=2)
        assert defer("web.sweep", once="other", t=3)
        person.handle = "renamed"
        person.save()
    assert waiting() == [{"t": 1}, {"t": 3}]


@pytest.mark.django_db(transaction=True)
def test_of_jobs_with_one_key_queued_at_once_one_waits(at_once):
    key = f"race {timezone.now()}"
    assert sorted(at_once(*[lambda: defer("web.sweep", once=key, t=key)] * 4)) == [False, False, False, True]
    assert ProcrastinateJob.objects.filter(queueing_lock=key).count() == 1


def test_a_database_that_does_not_take_it_is_an_error_of_the_database(monkeypatch):
    monkeypatch.setattr("procrastinate.sql.queries", {"defer_jobs": "SELECT %(jobs)s FROM nothing"})
    with pytest.raises(OperationalError), transaction.atomic():
        defer("web.sweep", t=1)


def aged(minutes: int, *, due_in: int | None = None, status: str = "todo") -> None:
    now = timezone.now()
    assert defer("web.sweep", t=1, not_before=None if due_in is None else now + timedelta(minutes=due_in))
    number = ProcrastinateJob.objects.latest("id").pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [status, number])
        cursor.execute(
            "UPDATE procrastinate_events SET at = %s WHERE job_id = %s", [now - timedelta(minutes=minutes), number]
        )


@pytest.mark.parametrize(
    ("minutes", "due_in", "status", "is_late"),
    [
        (6, None, "todo", True),
        (4, None, "todo", False),
        (60, -6, "todo", True),
        (60, -4, "todo", False),
        (60, 6, "todo", False),
        (60, None, "doing", False),
        (60, None, "failed", False),
    ],
)
def test_a_job_due_five_minutes_ago_is_late_and_told_without_turning_anybody_away(minutes, due_in, status, is_late):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE status = 'todo'")
    aged(minutes, due_in=due_in, status=status)
    assert are_jobs_late() is is_late
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["jobs"]) == (200, "late" if is_late else "ok")
