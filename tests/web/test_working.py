"""Jobs of a worker that died are taken up by another, unless a successor waits already."""

from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, connections
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from forum.web.management import working
from forum.web.queueing import defer

T = TypeVar("T")
pytestmark = pytest.mark.django_db(transaction=True)


def left_half_done(key: str) -> int:
    defer("web.sweep", once=key, t=key)
    number = ProcrastinateJob.objects.get(queueing_lock=key, status="todo").pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [number])
    return number


def awaited(function: Callable[..., Coroutine[None, None, T]], *args: object) -> T:
    """What it returns, in a thread without a loop: the tests in a browser leave one of theirs running in this one."""

    def run() -> T:
        try:
            return async_to_sync(function)(*args)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def take_up(number: int) -> None:
    awaited(working._take_up, ProcrastinateJob.objects.get(pk=number).procrastinate_job)


def test_it_waits_anew():
    number = left_half_done(f"left {timezone.now()}")
    assert number in {job.id for job in awaited(app.job_manager.get_stalled_jobs)}
    take_up(number)
    assert ProcrastinateJob.objects.get(pk=number).status == "todo"


def test_it_goes_where_its_successor_waits():
    key = f"succeeded {timezone.now()}"
    number = left_half_done(key)
    assert defer("web.sweep", once=key, t=key)
    take_up(number)
    assert [job.status for job in ProcrastinateJob.objects.filter(queueing_lock=key)] == ["todo"]
    assert not ProcrastinateJob.objects.filter(pk=number).exists()
