"""Sign-up with a verified address, log-in, and two people who want one handle."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from forum.accounts.models import User
from forum.web.address import site_address
from tests.conftest import PASSWORD, make_person

pytestmark = pytest.mark.django_db
NEW = {"username": "newcomer", "email": "newcomer@example.org", "password1": "some long words"}


def link_in_mail() -> str:
    return re.search(r"https?://[^/]+(/accounts/confirm-email/\S+)", mail.outbox[-1].body).group(1)


def test_a_newcomer_signs_up_confirms_the_address_and_is_in():
    client = Client()
    assert client.post("/accounts/signup/", NEW).status_code == 302
    user = User.objects.get(handle="newcomer")
    assert (user.role, user.trust) == ("member", 0)
    address = link_in_mail()
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert client.get("/").context["user"] == user


def test_without_confirming_nobody_gets_in():
    client = Client()
    client.post("/accounts/signup/", NEW)
    answer = client.post("/accounts/login/", {"login": NEW["email"], "password": NEW["password1"]})
    assert answer.headers["Location"] == "/accounts/confirm-email/"
    assert not client.get("/").context["user"].is_authenticated


@pytest.mark.parametrize("login", ["zeynep", "ZEYNEP", "zeynep@example.org"])
def test_one_logs_in_by_handle_or_address(person, login):
    client = Client()
    client.post("/accounts/login/", {"login": login, "password": PASSWORD})
    assert client.get("/").context["user"] == person


def test_a_wrong_password_is_told_and_nothing_else_is(person):
    answer = Client().post("/accounts/login/", {"login": "zeynep", "password": "wrong"})
    assert answer.status_code == 200
    assert not answer.context["user"].is_authenticated
    assert answer.context["form"].errors


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", "zeyNEP"),
        ("username", "a b"),
        ("username", "admin"),
        ("username", "x\u202ey-z"),
        ("email", "no address"),
        ("password1", "short"),
        ("password1", "newcomer1"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(person, field, value):
    answer = Client().post("/accounts/signup/", {**NEW, field: value})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not User.objects.filter(email=NEW["email"]).exists()


def test_a_reader_of_screens_is_led_from_the_field_to_its_fault(person):
    page = Client().post("/accounts/signup/", {**NEW, "username": "x" * 31}).content.decode()
    field = re.search(r"<input[^>]*name=\"username\"[^>]*>", page).group(0)
    assert "id_username_error" in re.search(r'aria-describedby="([^"]+)"', field).group(1).split()
    fault = re.search(r'id="id_username_error">(.*?)</div>', page).group(1)
    assert "A handle has 3 to 30 characters." in fault
    assert "Ensure this value" not in page


def test_a_link_that_was_used_says_so():
    client = Client()
    client.post("/accounts/signup/", NEW)
    address = link_in_mail()
    client.post(address)
    assert b"It was used already" in client.get(address).content


def test_nobody_gives_oneself_a_role_by_adding_fields():
    Client().post("/accounts/signup/", {**NEW, "role": "admin", "trust": "3", "is_staff": "1"})
    user = User.objects.get(handle="newcomer")
    assert (user.role, user.trust) == ("member", 0)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_one_handle_at_once_one_is_told_so(at_once):
    forms = [
        {**NEW, "username": name, "email": f"{n}@example.org"}
        for n, name in enumerate(("Twin", "twin", "TWIN", "twiN"))
    ]
    answers = at_once(
        *[lambda form=form: Client(raise_request_exception=False).post("/accounts/signup/", form) for form in forms]
    )
    assert 302 in {answer.status_code for answer in answers}
    assert {answer.status_code for answer in answers} <= {200, 302, 409}
    assert User.objects.filter(handle__iexact="twin").count() == 1


@pytest.mark.parametrize(
    "page", ["login", "signup", "password/reset", "email", "password/change", "logout", "confirm-email"]
)
def test_the_account_pages_are_in_the_sites_own_design(page):
    client = Client()
    if page in {"email", "password/change", "logout"}:
        client.force_login(make_person())
    answer = client.get(f"/accounts/{page}/")
    assert answer.status_code == 200
    assert b'class="page masthead"' in answer.content


def test_links_in_mail_lead_to_this_site_whatever_host_was_asked_for(person):
    Client().post("/accounts/password/reset/", {"email": person.email}, headers={"Host": "evil.example"})
    assert "evil.example" not in mail.outbox[-1].body
    assert f"{site_address()}/accounts/password/reset/key/" in mail.outbox[-1].body


def test_mail_is_in_the_sites_own_words(person):
    Client().post("/accounts/signup/", NEW)
    Client().post("/accounts/signup/", {**NEW, "username": "another", "email": person.email})
    Client().post("/accounts/password/reset/", {"email": "nobody@example.org"})
    told = [message.body for message in mail.outbox]
    assert len(told) == 3
    assert all("Rejoinder" in body and "Hello from" not in body for body in told)


def test_a_known_address_takes_the_same_hashing_as_a_new_one(person, monkeypatch):
    hashed = []
    monkeypatch.setattr("forum.accounts.forms.make_password", hashed.append)
    Client().post("/accounts/signup/", {**NEW, "email": person.email})
    assert hashed == [NEW["password1"]]


def test_an_address_is_changed_only_after_the_password_was_given_again(person):
    client = Client()
    client.force_login(person)
    answer = client.post("/accounts/email/", {"email": "thief@example.org", "action_add": "1"})
    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")
    assert not EmailAddress.objects.filter(email="thief@example.org").exists()
