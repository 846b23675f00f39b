"""Time and queries of the queue with one undecided case, with a page of them, and with ten thousand."""

import statistics
import time
from datetime import timedelta
from itertools import islice

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from debates.desk.queries import PAGE
from debates.moderation.models import Case, Report
from debates.moderation.services import decide
from debates.posts.models import Post
from forum.accounts.roles import Role
from tests.conftest import browser_of, make_motion, make_person
from tests.crowd import flood
from tests.moderation.conftest import choice

CASES, ROUNDS = 10_000, 40


def run() -> None:
    """Each page is asked with one case, with as many as one page shows, and with ten thousand more."""
    motion, keeper = make_motion("This house would queue"), make_person(role=Role.MODERATOR)
    posts = iter(flood(motion, CASES + PAGE + ROUNDS * 3 + 1, answers_each=0))
    one, page, crowd = (_measured(motion, keeper, list(islice(posts, n + ROUNDS)), n) for n in (1, PAGE, CASES))
    for told, few, many in (("1 and 31 cases", one, page), (f"31 and {CASES:,} cases", page, crowd)):
        for name, (queries, took) in few.items():
            more, longer = many[name]
            times = f"time x{longer / took:.2f} ({took * 1000:.1f} -> {longer * 1000:.1f} ms)"
            print(f"queue, {told:20} {name:12} {queries} -> {more} queries, {times}")


def _measured(motion, keeper, posts: list[Post], number: int) -> dict[str, tuple[int, float]]:
    """Return queries and seconds of each page with so many cases more, and of deciding; what is decided goes."""
    cases = _reported(motion, posts[:number])
    connection.cursor().execute("ANALYZE")
    found = {name: _asked(keeper, address) for name, address in _pages(cases[0]).items()}
    return found | {"decide": _decided(keeper, _reported(motion, posts[number:]))}


def _pages(case: Case) -> dict[str, str]:
    return {"first page": "/desk/", "tray": "/desk/reported/", "case": case.get_absolute_url()}


def _reported(motion, posts: list[Post]) -> list[Case]:
    reporter, now = make_person(trust=2), timezone.now()
    rows = [
        Case(post=post, debate=motion, tray="reported", score=n % 7 / 2, opened=now - timedelta(minutes=n % 999))
        for n, post in enumerate(posts)
    ]
    made = Case.objects.bulk_create(rows, batch_size=2_000)
    reports = [Report(case=case, reporter=reporter, reason="spam", weight=case.score) for case in made]
    Report.objects.bulk_create(reports, batch_size=2_000)
    return made


def _asked(person, address: str) -> tuple[int, float]:
    client, times = browser_of(person), []
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
        queries = len(caught)  # within: a request forgets those of the one before
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - began)
    return queries, statistics.median(times)


def _decided(person, cases: list[Case]) -> tuple[int, float]:
    times = []
    for case in cases:
        with CaptureQueriesContext(connection) as caught:
            began = time.perf_counter()
            decide(case=case, by=person, seen=1, choice=choice("collapse", "spam"))
            times.append(time.perf_counter() - began)
    return len(caught), statistics.median(times)
