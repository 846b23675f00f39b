"""The pages and letters of one's own account, sessions, and passkeys as far as a test without a browser goes."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from forum.accounts.browsers import described
from forum.accounts.models import User
from forum.accounts.roles import Role
from forum.accounts.services import sweep_sessions
from tests.accounts.factors import came_with_factor, code_of, give_app, give_passkey, with_records
from tests.conftest import PASSWORD, browser_of, make_person

pytestmark = pytest.mark.django_db
OWN = ["", "email/", "password/change/", "2fa/", "2fa/webauthn/", "sessions/", "logout/"]


@pytest.mark.parametrize("page", OWN)
def test_every_part_of_the_account_leads_to_every_other(person, page):
    shown = browser_of(person).get(f"/accounts/{page}").content.decode()
    assert all(f'href="/accounts/{other}"' in shown for other in OWN)
    assert shown.count('aria-current="page"') == 1


@pytest.mark.parametrize("page", ["2fa/totp/activate/", "2fa/webauthn/add/", "2fa/webauthn/keys/{pk}/edit/"])
def test_what_is_grave_comes_after_saying_who_one_is_and_then_in_the_sites_design(person, page):
    address = f"/accounts/{page.format(pk=give_passkey(person).pk)}"
    assert browser_of(person).get(address).headers["Location"].startswith("/accounts/reauthenticate/")
    shown = came_with_factor(person).get(address)
    assert shown.status_code == 200
    assert b'class="parts"' in shown.content


def test_a_password_is_asked_for_once_more_and_what_was_asked_for_goes_on(person):
    client = browser_of(person)
    asked = client.get("/accounts/2fa/totp/activate/").headers["Location"]
    assert b"Is it you?" in client.get(asked).content
    assert "not your password" in client.post(asked, {"password": "wrong"}).content.decode()
    assert client.post(asked, {"password": PASSWORD}).headers["Location"] == "/accounts/2fa/totp/activate/"


def test_an_overview_counts_what_there_is(person):
    codes = give_app(person)
    give_passkey(person)
    shown = browser_of(person).get("/accounts/").content.decode()
    assert "An authenticator app" in shown
    assert f"{len(codes)} recovery codes left" in shown
    assert "1 passkey" in shown
    assert "2 browsers" not in shown


def test_staff_of_a_local_site_are_told_what_holds_in_production(moderator, settings):
    settings.IS_LOCAL = True
    assert "On this local site" in browser_of(moderator).get("/accounts/").content.decode()
    assert "On this local site" not in browser_of(make_person()).get("/accounts/").content.decode()


class TestSessions:
    def test_the_others_are_ended_and_this_one_stays(self, person, other):
        mine, elsewhere, stranger = (
            Client(),
            Client(headers={"User-Agent": "Mozilla Firefox/130.0 (Windows)"}),
            Client(),
        )
        for client, who in ((mine, "zeynep"), (elsewhere, "zeynep"), (stranger, "oleg")):
            client.post("/accounts/login/", {"login": who, "password": PASSWORD})
        shown = mine.get("/accounts/sessions/").content.decode()
        assert "Firefox on Windows" in shown
        assert shown.count("this browser") == 1
        mine.post("/accounts/sessions/")
        assert [c.get("/").context["user"].is_authenticated for c in (mine, elsewhere, stranger)] == [True, False, True]

    def test_a_new_password_ends_all_others(self, person):
        mine, elsewhere = Client(), Client()
        for client in (mine, elsewhere):
            client.post("/accounts/login/", {"login": "zeynep", "password": PASSWORD})
        new = {"oldpassword": PASSWORD, "password1": "another quiet bay", "password2": "another quiet bay"}
        assert mine.post("/accounts/password/change/", new).status_code == 302
        assert [c.get("/").context["user"].is_authenticated for c in (mine, elsewhere)] == [True, False]

    @pytest.mark.parametrize(
        ("agent", "told"),
        [
            ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36", ("Chrome", "Linux")),
            ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0", ("Edge", "Windows")),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", ("Safari", "iPhone")),
            ("curl/8.0", ("", "")),
        ],
    )
    def test_a_browser_is_named_as_people_name_it(self, agent, told):
        assert described(agent) == told


class TestAddresses:
    def test_the_address_in_use_cannot_be_removed_and_another_can(self, person):
        client = with_records(browser_of(person), person, [{"method": "password"}])
        client.post("/accounts/email/", {"email": "second@example.org", "action_add": ""})
        assert EmailAddress.objects.filter(user=person).count() == 2
        client.post("/accounts/email/", {"email": person.email, "action_remove": ""})
        client.post("/accounts/email/", {"email": "second@example.org", "action_remove": ""})
        assert [address.email for address in EmailAddress.objects.filter(user=person)] == [person.email]

    def test_the_last_address_cannot_be_removed(self, person):
        client = with_records(browser_of(person), person, [{"method": "password"}])
        client.post("/accounts/email/", {"email": person.email, "action_remove": ""})
        assert EmailAddress.objects.filter(user=person).exists()

    def test_with_a_second_factor_no_unconfirmed_address_is_added_around_it(self, person):
        give_app(person)
        answer = came_with_factor(person).post("/accounts/email/", {"email": "new@example.org", "action_add": ""})
        assert "Remove your second factor first" in answer.content.decode()
        assert EmailAddress.objects.filter(user=person).count() == 1


class TestLetters:
    @pytest.mark.django_db(transaction=True)
    def test_every_change_of_who_gets_in_is_told_in_the_sites_own_words(self):
        person = make_person("zeynep", role=Role.MEMBER)
        client = Client(headers={"User-Agent": "Mozilla Firefox/130.0 (Windows) <b>"})
        client.post("/accounts/login/", {"login": "zeynep", "password": PASSWORD})
        with_records(client, person, [{"method": "password"}])
        secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
        client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
        client.post("/accounts/2fa/recovery-codes/generate/")
        client.post("/accounts/2fa/totp/deactivate/")
        new = {"oldpassword": PASSWORD, "password1": "another quiet bay", "password2": "another quiet bay"}
        client.post("/accounts/password/change/", new)
        assert [letter.subject for letter in mail.outbox] == [
            "[Rejoinder] An authenticator app was set up",
            "[Rejoinder] New recovery codes were made",
            "[Rejoinder] The authenticator app was removed",
            "[Rejoinder] Your password was changed",
        ]
        for letter in mail.outbox:
            assert letter.to == [person.email]
            assert "Firefox on Windows" in letter.body
            assert "Was it not you?" in letter.body
            assert "&" not in letter.body
            assert "!" not in letter.body + letter.subject

    def test_a_forgotten_password_is_chosen_anew_by_the_link_once(self, person):
        client = Client()
        client.post("/accounts/password/reset/", {"email": person.email})
        link = next(word for word in mail.outbox[-1].body.split() if "/password/reset/key/" in word)
        path = link[link.index("/accounts/") :]
        form = client.get(path, follow=True)
        chosen = {"password1": "another quiet bay", "password2": "another quiet bay"}
        done = client.post(form.redirect_chain[-1][0], chosen, follow=True)
        assert "The password is changed" in done.content.decode()
        assert client.login(email=person.email, password="another quiet bay")
        assert "not good any more" in Client().get(path, follow=True).content.decode()


def test_no_page_and_no_message_of_the_account_says_successfully_or_shouts(person):
    client = Client()
    answer = client.post("/accounts/login/", {"login": "zeynep", "password": PASSWORD}, follow=True)
    assert "You are logged in as \u2068zeynep\u2069." in answer.content.decode()
    for page in OWN:
        shown = client.get(f"/accounts/{page}").content.decode()
        assert "uccessfully" not in shown
        assert "sign in" not in shown.lower()


def test_what_was_typed_as_a_secret_never_comes_back(person):
    client = Client(enforce_csrf_checks=True, headers={"Host": "testserver", "Origin": "http://testserver"})
    kept = {"code": "123456", "credential": "{c}", "oldpassword": "old old", "password1": "new new", "secret": "sss"}
    shown = client.post("/accounts/2fa/authenticate/", {**kept, "body": "these words"}).content.decode()
    assert "these words" in shown
    assert not [value for value in kept.values() if value in shown]


def note_of(person: User, key: str, *, hours: int) -> None:
    seen = timezone.now() - timedelta(hours=hours)
    UserSession.objects.create(user=person, session_key=key, ip="192.0.2.7", user_agent="Lynx", last_seen_at=seen)


def test_what_is_noted_of_ended_sessions_is_swept_away_and_the_rest_stays(person):
    open_until = timezone.now() + timedelta(days=1)
    Session.objects.create(session_key="open", session_data="", expire_date=open_until)
    for key, hours in (("open", 500), ("ended", 2), ("being saved", 0)):
        note_of(person, key, hours=hours)
    assert sweep_sessions() == 1
    assert set(UserSession.objects.values_list("session_key", flat=True)) == {"open", "being saved"}
