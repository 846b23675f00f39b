"""Secrets at rest: nothing in clear in the database, keys that change, what was stored before."""

import json

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from forum.accounts.secrets import SEAL, CannotOpen, seal, unseal
from forum.accounts.services import seal_anew
from tests.accounts.factors import SECRET, code_of, give_app, with_records
from tests.conftest import PASSWORD, browser_of

KEYS = ("today", "yesterday")


@given(st.text(max_size=200))
def test_what_is_sealed_is_read_again(text):
    assert unseal(seal(text, KEYS), KEYS) == text


def test_a_seal_of_yesterday_opens_today_and_one_of_a_stranger_never():
    assert unseal(seal("x", KEYS[1:]), KEYS) == "x"
    with pytest.raises(CannotOpen):
        unseal(seal("x", ["a stranger"]), KEYS)


def test_two_seals_of_one_secret_differ_and_neither_holds_it():
    one, other = seal(SECRET, KEYS), seal(SECRET, KEYS)
    assert one != other
    assert SECRET not in one


def test_a_damaged_seal_does_not_open():
    with pytest.raises(CannotOpen):
        unseal(seal("x", KEYS)[:-4] + "abcd", KEYS)


def test_what_was_stored_in_clear_is_still_read():
    assert unseal(SECRET, KEYS) == SECRET


def everything_stored() -> str:
    """Return all text in all tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - names of our own tables
            rows += [text for (text,) in cursor.fetchall()]
    return "\n".join(rows)


@pytest.mark.django_db
class TestAtRest:
    def test_the_database_holds_no_secret_of_a_second_factor_in_clear(self, person):
        codes = give_app(person)
        stored = everything_stored()
        assert person.email in stored
        seed = get_adapter().decrypt(Authenticator.objects.get(type="recovery_codes").data["seed"])
        assert not [secret for secret in (SECRET, seed, *codes) if secret in stored]
        assert stored.count(SEAL) == 2

    def test_a_secret_that_waits_to_be_set_up_is_sealed_in_the_session_too(self, person):
        client = with_records(browser_of(person), person, [{"method": "password"}])
        shown = client.get("/accounts/2fa/totp/activate/").context["form"].secret
        held = client.session["mfa.totp.secret"]
        assert held.startswith(SEAL)
        assert get_adapter().decrypt(held) == shown
        client.post("/accounts/2fa/totp/activate/", {"code": code_of(shown)})
        assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(shown))
        assert shown not in json.dumps(list(client.session.values()), default=str)

    def test_an_app_set_up_before_the_key_changed_still_works_and_is_sealed_anew(self, person, settings):
        give_app(person)
        settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "tomorrow"
        client = browser_of(None)
        client.post("/accounts/login/", {"login": "zeynep", "password": PASSWORD})
        assert client.post("/accounts/2fa/authenticate/", {"code": code_of()}).status_code == 302
        call_command("seal_secrets")
        settings.SECRET_KEY_FALLBACKS = []
        assert get_adapter().decrypt(Authenticator.objects.get(type="totp").data["secret"]) == SECRET

    def test_what_lay_in_clear_is_sealed(self, person):
        Authenticator.objects.create(user=person, type="totp", data={"secret": SECRET})
        assert seal_anew() == 1
        assert Authenticator.objects.get().data["secret"].startswith(SEAL)

    def test_a_key_that_is_lost_is_told_in_words_and_never_a_500(self, person, settings):
        give_app(person)
        settings.SECRET_KEY = "another"
        client = browser_of(None)
        client.post("/accounts/login/", {"login": "zeynep", "password": PASSWORD})
        answer = client.post("/accounts/2fa/authenticate/", {"code": code_of()})
        assert answer.status_code == 503
        assert "cannot be read" in answer.content.decode()
        assert code_of() not in answer.content.decode()
        with pytest.raises(CommandError, match="SECRET_KEY_FALLBACKS"):
            call_command("seal_secrets")
