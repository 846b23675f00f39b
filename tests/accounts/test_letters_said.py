"""Letters of the account say exactly what happened, in plain text."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import OperationalError
from django.test import Client

from forum.accounts.models import User
from forum.letters import services
from forum.letters.models import Letter
from forum.settings import CACHES
from tests.accounts.factors import with_records
from tests.conftest import PASSWORD, browser_of, make_person

pytestmark = pytest.mark.django_db
NEW = {"username": "newcomer", "email": "newcomer@example.org", "password1": "some long words"}
IRISH = "o'neill+tea@example.org"


def who_just_said_the_password(person: User) -> Client:
    return with_records(browser_of(person), person, [{"method": "password"}])


def add(person: User, address: str, *, primary: bool = False) -> None:
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=primary)


def test_an_address_with_a_mark_in_it_stands_as_it_is_written(person):
    add(person, IRISH)
    who_just_said_the_password(person).post("/accounts/email/", {"email": IRISH, "action_primary": ""})
    told = mail.outbox[-1].body
    assert f"go to {IRISH} from now on" in told
    assert "&#" not in told


def test_who_signs_up_and_who_adds_an_address_read_what_each_did(person):
    Client().post("/accounts/signup/", NEW)
    assert "signed up as newcomer" in mail.outbox[-1].body
    who_just_said_the_password(person).post("/accounts/email/", {"email": IRISH, "action_add": ""})
    assert mail.outbox[-1].to == [IRISH]
    assert f"gave this address for the account {person.handle}" in mail.outbox[-1].body
    assert "signed up" not in mail.outbox[-1].body


def test_a_forgotten_password_is_told_once_and_nobody_is_told_of_other_sessions_who_has_none(person):
    client = Client()
    client.post("/accounts/password/reset/", {"email": person.email})
    link = re.search(r"https?://[^/]+(/accounts/\S+)", mail.outbox[-1].body).group(1)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    page = client.post(form, {"password1": "some other words", "password2": "some other words"}, follow=True)
    assert b"The password is changed</h1>" in page.content
    assert b"Your other sessions have ended" not in page.content


def test_who_changes_the_password_is_told_that_the_others_have_ended(person):
    sent = {"oldpassword": PASSWORD, "password1": "some other words", "password2": "some other words"}
    page = who_just_said_the_password(person).post("/accounts/password/change/", sent, follow=True)
    assert b"Your other sessions have ended." in page.content


class TestTheQueueGivesWay:
    """Sign-up and its letter are one: the backend that queues is in use, and its queue fails once."""

    @pytest.fixture(autouse=True)
    def _queue(self, settings):
        settings.EMAIL_BACKEND = "forum.letters.backend.QueueBackend"
        settings.CACHES = CACHES  # where letters are counted: what failed must not count

    @pytest.fixture
    def fault(self, monkeypatch):
        """The database goes away between the person and the job that sends the letter."""
        with monkeypatch.context() as patched:

            def gone(*args: object, **facts: object) -> bool:
                raise OperationalError("the connection is lost")

            patched.setattr(services, "defer", gone)
            yield patched

    def test_nobody_is_kept_without_the_letter_and_who_tries_again_gets_both(self, fault):
        client = Client(raise_request_exception=False)
        answer = client.post("/accounts/signup/", NEW, headers={"origin": "http://testserver", "host": "testserver"})
        assert answer.status_code == 503
        assert b"newcomer@example.org" in answer.content  # what was typed comes back
        assert not User.objects.exists()
        assert not EmailAddress.objects.exists()
        fault.undo()
        assert client.post("/accounts/signup/", NEW).status_code == 302
        assert Letter.objects.get().recipient == NEW["email"]

    def test_who_waits_for_a_letter_that_never_went_gets_one_by_logging_in(self):
        waiting = make_person("waiting")
        EmailAddress.objects.filter(user=waiting).update(verified=False)
        Client().post("/accounts/login/", {"login": "waiting", "password": PASSWORD})
        assert Letter.objects.get().recipient == waiting.email
