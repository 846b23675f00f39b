"""What every request may count on: ids, headers, health, refusals in words, and a database that is away."""

import json
import logging

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.test import Client

from forum.web import errors
from forum.web.logs import JsonLines, request_id
from forum.web.paging import read_place
from forum.web.services import spend
from forum.web.transactions import once_more
from tests.conftest import browser_of, say

pytestmark = pytest.mark.django_db
OURS = {"Host": "testserver", "Origin": "http://testserver"}


def test_every_page_forbids_inline_script_and_frames(motion):
    headers = Client().get(motion.get_absolute_url()).headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_request_has_an_id_and_keeps_a_proxys():
    assert len(Client().get("/healthz").headers["X-Request-ID"]) == 16
    assert (
        Client().get("/healthz", headers={"X-Request-ID": "from-the-proxy"}).headers["X-Request-ID"] == "from-the-proxy"
    )


def test_an_id_that_could_forge_a_line_of_the_log_is_not_kept():
    assert "\n" not in Client().get("/healthz", headers={"X-Request-ID": 'x"\n{"level"'}).headers["X-Request-ID"]


def test_a_line_of_the_log_is_json_with_the_requests_id():
    token = request_id.set("abc12345")
    record = logging.LogRecord("rejoinder.request", logging.INFO, "", 0, "answered %s", ("it",), None)
    record.facts = {"status": 200}
    line = json.loads(JsonLines().format(record))
    request_id.reset(token)
    assert (line["request"], line["message"], line["level"], line["status"]) == (
        "abc12345",
        "answered it",
        "info",
        200,
    )


def test_an_error_in_the_log_brings_its_trace():
    try:
        raise ValueError("why")
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "m", (), (ValueError, error, error.__traceback__))
    assert "ValueError: why" in json.loads(JsonLines().format(record))["error"]


class TestADatabaseThatIsAway:
    @pytest.fixture
    def away(self, motion, monkeypatch):
        def fail(*_args):
            raise OperationalError("could not connect")

        monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", fail)
        return Client(raise_request_exception=False)

    def test_every_page_says_so_with_503_and_when_to_come_back(self, away, motion_address):
        answer = away.get(motion_address)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
        assert "The database is away" in answer.content.decode()

    def test_the_process_is_alive_all_the_same_but_not_ready(self, away):
        assert away.get("/healthz").status_code == 200
        assert away.get("/readyz").status_code == 503

    def test_what_was_typed_is_still_there(self, away, motion_address):
        fields = {"body": "A long & careful thought", "relation": "asks"}
        answer = away.post(f"{motion_address}p/1/posts/", fields, headers=OURS)
        assert answer.status_code == 503
        page = answer.content.decode()
        assert "A long &amp; careful thought</textarea>" in page
        assert 'name="relation" value="asks"' in page

    def test_a_password_is_never_given_back(self, away):
        page = away.post("/accounts/login/", {"login": "ada", "password": "hunter2-secret"}).content.decode()
        assert "hunter2-secret" not in page

    @pytest.fixture
    def motion_address(self, motion):
        return motion.get_absolute_url()


@pytest.mark.parametrize(
    ("error", "is_away"),
    [
        (OperationalError("gone"), True),
        (InterfaceError("closed"), True),
        (ProgrammingError("syntax"), False),
        (ValueError("x"), False),
        (None, False),
    ],
)
def test_only_a_lost_database_counts_as_away(error, is_away):
    assert errors.is_database_away(error) is is_away


def test_a_deadlock_is_no_lost_database():
    cause = Exception()
    cause.sqlstate = "40P01"
    error = OperationalError("deadlock")
    error.__cause__ = cause
    assert not errors.is_database_away(error)
    cause.sqlstate = "57P01"
    assert errors.is_database_away(error)


class TestADeadlock:
    def make(self, times: int):
        calls = []

        @once_more()
        def verb() -> str:
            calls.append(1)
            if len(calls) <= times:
                error = OperationalError("deadlock detected")
                error.sqlstate = "40P01"
                raise error
            return "done"

        return verb, calls

    @pytest.mark.django_db(transaction=True)
    def test_is_tried_once_more(self):
        verb, calls = self.make(1)
        assert (verb(), len(calls)) == ("done", 2)

    @pytest.mark.django_db(transaction=True)
    def test_is_not_tried_a_third_time(self):
        verb, calls = self.make(2)
        with pytest.raises(OperationalError):
            verb()
        assert len(calls) == 2

    def test_is_not_repeated_inside_another_transaction(self):
        verb, calls = self.make(1)
        with pytest.raises(OperationalError):
            verb()
        assert len(calls) == 1


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Referer": "https://evil.example/x"}])
def test_a_strangers_form_is_never_given_back_with_a_fresh_guard(motion, person, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    answer = client.post("/accounts/email/", {"email": "thief@example.org", "action_add": "1"}, headers=headers)
    assert answer.status_code == 403
    assert "thief@example.org" not in answer.content.decode()
    assert "Send it again" not in answer.content.decode()


def test_a_page_for_one_person_is_kept_out_of_shared_caches(motion, person):
    assert "private" in browser_of(person).get(motion.get_absolute_url()).headers["Cache-Control"]
    assert "private" in browser_of(person).get("/").headers["Cache-Control"]


def test_an_old_form_comes_back_with_its_words(motion, person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    fields = {"body": "typed for an hour", "relation": "asks"}
    answer = client.post(f"{motion.get_absolute_url()}p/1/posts/", fields, headers=OURS)
    assert answer.status_code == 403
    assert "typed for an hour</textarea>" in answer.content.decode()


class TestCounting:
    def test_what_is_within_the_limit_is_allowed_and_what_is_over_is_not(self, monkeypatch):
        monkeypatch.setattr("forum.web.services.time.time", lambda: 1000.0)
        answers = [spend(key="k", most=2, seconds=600) for _ in range(3)]
        assert [bool(answer) for answer in answers] == [True, True, False]
        assert (answers[2].status, answers[2].retry_after) == (429, 200)

    def test_the_next_window_begins_anew_and_keys_stay_apart(self, monkeypatch):
        monkeypatch.setattr("forum.web.services.time.time", lambda: 1000.0)
        assert spend(key="k", most=1, seconds=600)
        assert spend(key="other", most=1, seconds=600)
        assert not spend(key="k", most=1, seconds=600)
        monkeypatch.setattr("forum.web.services.time.time", lambda: 1300.0)
        assert spend(key="k", most=1, seconds=600)

    @pytest.mark.parametrize(
        ("seconds", "when"),
        [
            (60, "in 1 minute."),
            (61, "in 2 minutes."),
            (7200, "in 120 minutes."),
            (7201, "in 3 hours."),
            (58800, "in 17 hours."),
        ],
    )
    def test_when_to_come_back_is_told_in_minutes_and_beyond_two_hours_in_hours(self, seconds, when, monkeypatch):
        monkeypatch.setattr("forum.web.services.time.time", lambda: 86400.0 * 7 - seconds)
        spend(key="k", most=1, seconds=86400)
        answer = spend(key="k", most=1, seconds=86400)
        assert answer.reason == f"That is more than 1 in the time allowed. Come back {when}"

    @pytest.mark.django_db(transaction=True)
    def test_twenty_at_once_are_counted_as_twenty(self, at_once):
        answers = at_once(*[lambda: spend(key="k", most=12, seconds=10**9)] * 20)
        assert sorted(bool(answer) for answer in answers) == [False] * 8 + [True] * 12


def test_a_place_survives_its_address(motion, person):
    from forum.web.paging import place_of

    place = place_of(say(motion, person))
    assert read_place(str(place)) == place
