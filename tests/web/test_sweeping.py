"""What has served its time goes, in batches; what has not stays."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from debates.posts.models import Draft
from forum.web import sweeping
from forum.web.models import Count
from forum.web.queueing import defer
from forum.web.services import spend

pytestmark = pytest.mark.django_db
NOW = timezone.now()
AGO, SOON = NOW - timedelta(minutes=1), NOW + timedelta(hours=1)


@pytest.fixture(autouse=True, params=[1, 1000])
def batch(request, monkeypatch) -> None:
    monkeypatch.setattr(sweeping, "BATCH", request.param)


def test_counts_go_two_days_after_their_window_ended(monkeypatch):
    spend(key="now", most=1, seconds=60)
    for days in (1, 3, 4):
        monkeypatch.setattr("forum.web.services.time.time", lambda days=days: NOW.timestamp() - days * 86400)
        spend(key=f"{days} days ago", most=1, seconds=60)
    assert sweeping.sweep_counts() == 2
    assert set(Count.objects.values_list("key", flat=True)) == {"now", "1 days ago"}


def test_a_count_over_a_long_window_stays_until_it_ends(monkeypatch):
    monkeypatch.setattr("forum.web.services.time.time", lambda: NOW.timestamp() - 10 * 86400)
    spend(key="year", most=1, seconds=10**9)
    assert sweeping.sweep_counts() == 0


def test_expired_sessions_go():
    for number in range(5):
        Session.objects.create(session_key=f"s{number}", session_data="", expire_date=AGO if number < 3 else SOON)
    assert sweeping.sweep_sessions() == 3
    assert set(Session.objects.values_list("session_key", flat=True)) == {"s3", "s4"}


def test_expired_rows_of_the_cache_go():
    with connection.cursor() as cursor:
        for number in range(5):
            when = AGO if number < 3 else SOON
            cursor.execute("INSERT INTO web_cache VALUES (%s, '', %s)", [f"k{number}", when])
        assert sweeping.sweep_cache() == 3
        cursor.execute("SELECT cache_key FROM web_cache ORDER BY cache_key")
        assert cursor.fetchall() == [("k3",), ("k4",)]


def ended(status: str, days: int) -> int:
    defer("web.sweep", t=1)
    number = ProcrastinateJob.objects.latest("id").pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [status, number])
        cursor.execute(
            "UPDATE procrastinate_events SET at = %s WHERE job_id = %s", [NOW - timedelta(days=days), number]
        )
    return number


def test_jobs_go_a_week_after_they_ended_with_their_history():
    gone = [ended("failed", 8), ended("succeeded", 9)]
    stay = [ended("failed", 6), ended("todo", 60), ended("doing", 60)]
    sweeping.sweep_jobs()
    assert set(ProcrastinateJob.objects.filter(pk__in=gone + stay).values_list("pk", flat=True)) == set(stay)
    assert not ProcrastinateEvent.objects.filter(job_id__in=gone).exists()


def test_the_hourly_job_sweeps_all_of_them_and_says_how_many(caplog):
    caplog.set_level("INFO", "rejoinder")
    Session.objects.create(session_key="old", session_data="", expire_date=AGO)
    app.tasks["web.sweep"](timestamp=0)
    assert {"what": "sessions", "count": 1} in [record.facts for record in caplog.records]
    assert not Session.objects.filter(session_key="old").exists()


def test_drafts_go_when_their_time_is_over(person):
    for until in (AGO, AGO, SOON):
        Draft.objects.create(owner=person, form=Draft._meta.get_field("form").choices[0][0], fields={}, until=until)
    app.tasks["posts.sweep_drafts"](timestamp=0)
    assert list(Draft.objects.values_list("until", flat=True)) == [SOON]


def test_every_periodic_job_is_registered():
    names = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert names >= {"web.sweep", "letters.upkeep", "posts.sweep_drafts"}
