"""Jobs of a worker that died are taken up by another, unless a successor waits already."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from forum.web.management import working
from forum.web.queueing import defer

pytestmark = pytest.mark.django_db(transaction=True)


def left_half_done(key: str) -> int:
    defer("web.sweep", once=key, t=key)
    number = ProcrastinateJob.objects.get(queueing_lock=key, status="todo").pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [number])
    return number


def take_up(number: int) -> None:
    async_to_sync(working._take_up)(ProcrastinateJob.objects.get(pk=number).procrastinate_job)


def test_it_waits_anew():
    number = left_half_done(f"left {timezone.now()}")
    assert number in {job.id for job in async_to_sync(app.job_manager.get_stalled_jobs)()}
    take_up(number)
    assert ProcrastinateJob.objects.get(pk=number).status == "todo"


def test_it_goes_where_its_successor_waits():
    key = f"succeeded {timezone.now()}"
    number = left_half_done(key)
    assert defer("web.sweep", once=key, t=key)
    take_up(number)
    assert [job.status for job in ProcrastinateJob.objects.filter(queueing_lock=key)] == ["todo"]
    assert not ProcrastinateJob.objects.filter(pk=number).exists()
