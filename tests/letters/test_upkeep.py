"""No letter is forgotten, those given up go after a month, and whoever runs the site can look and try again."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from forum.letters.models import Letter
from forum.letters.services import SEND, queue
from forum.letters.upkeep import queue_forgotten, sweep_given_up
from tests.letters.conftest import files, jobs_of, mail

pytestmark = pytest.mark.django_db


def letter(to: str = "nadia@example.org", *, age: timedelta = timedelta(hours=1), **fields) -> Letter:
    (made,) = queue(mail=mail(to=to))
    Letter.objects.filter(pk=made.pk).update(queued=timezone.now() - age, **fields)
    made.refresh_from_db()
    return made


def set_jobs(made: Letter, status: str) -> None:
    with connection.cursor() as cursor:
        numbers = [job.pk for job in jobs_of(made)]
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = ANY(%s)", [status, numbers])


def test_a_letter_whose_job_failed_gets_another_and_others_do_not():
    forgotten, waiting, running, fresh, given_up = (letter(f"{n}@example.org") for n in range(5))
    set_jobs(forgotten, "failed")
    set_jobs(running, "doing")
    for made in (fresh, given_up):
        set_jobs(made, "failed")
    Letter.objects.filter(pk=fresh.pk).update(queued=timezone.now())
    Letter.objects.filter(pk=given_up.pk).update(state="failed")

    assert queue_forgotten() == 1
    assert [job.status for job in jobs_of(forgotten)] == ["failed", "todo"]
    assert [len(jobs_of(made)) for made in (waiting, running, fresh, given_up)] == [1] * 4
    assert queue_forgotten() == 0


def test_letters_given_up_go_after_a_month_and_waiting_ones_never():
    old, new = letter(state="failed", age=timedelta(days=31)), letter(state="failed", age=timedelta(days=29))
    waiting = letter(age=timedelta(days=400))
    assert sweep_given_up() == 1
    assert set(Letter.objects.all()) == {new, waiting}
    assert old not in Letter.objects.all()


def test_the_jobs_do_what_they_are_named_for(settings, caplog):
    caplog.set_level("INFO", "rejoinder")
    forgotten = letter()
    set_jobs(forgotten, "failed")
    app.tasks["letters.upkeep"](timestamp=0)
    assert len(jobs_of(forgotten)) == 2
    assert [record.facts for record in caplog.records] == [{"what": "forgotten letters", "count": 1}]
    app.tasks[SEND](letter=forgotten.pk)
    assert len(files(settings.EMAIL_FILE_PATH)) == 1


def shown(*words: str) -> str:
    out = StringIO()
    call_command("letters", *words, stdout=out)
    return out.getvalue()


def test_the_command_says_what_waits_and_why_but_not_what_it_says():
    assert shown() == "No letter waits.\n"
    letter("waits@example.org")
    letter("gone@example.org", state="failed", attempts=1, reason="550 no such person", age=timedelta(days=2))
    first, second = shown().splitlines()
    assert "gone@example.org\tTea\t1 attempts, last: 550 no such person" in first
    assert "waits@example.org\tTea\tnot tried yet" in second
    assert "kettle" not in first + second


def test_the_command_tries_all_of_them_again(monkeypatch):
    monkeypatch.setattr("forum.letters.management.commands.letters.SHOWN", 1)
    given_up, waiting = letter("gone@example.org", state="failed", attempts=3), letter("waits@example.org")
    told = shown("--retry")
    assert "and 1 more" in told
    assert "queued again" in told
    assert set(Letter.objects.values_list("state", "attempts")) == {("queued", 0)}
    assert len(jobs_of(given_up)) == len(jobs_of(waiting)) == 2
