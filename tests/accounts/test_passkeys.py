"""Passkeys as their pages tell of them."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from tests.accounts.factors import came_with_factor, give_passkey

pytestmark = pytest.mark.django_db


class TestPasskeys:
    def test_one_is_renamed_and_removed_with_a_letter(self, person):
        key, client = give_passkey(person), came_with_factor(person)
        client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/edit/", {"name": "In my pocket"})
        assert "In my pocket" in client.get("/accounts/2fa/webauthn/").content.decode()
        client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/remove/")
        assert not Authenticator.objects.exists()
        assert mail.outbox[-1].subject == "[Rejoinder] A passkey was removed"

    def test_a_name_has_a_bound(self, person):
        key, client = give_passkey(person), came_with_factor(person)
        answer = client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/edit/", {"name": "x" * 61})
        assert answer.status_code == 200
        assert answer.context["form"].errors["name"]

    def test_nobody_touches_another_persons(self, person, other):
        key, client = give_passkey(person), came_with_factor(other)
        for act in ("edit", "remove"):
            assert client.get(f"/accounts/2fa/webauthn/keys/{key.pk}/{act}/").status_code == 404
            assert client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/{act}/", {"name": "mine"}).status_code == 404

    @pytest.mark.parametrize(
        "sent",
        [
            *("", "x", "[]", "1", '"text"', "null", "{}", '{"id": 1}', '{"id":"a","rawId":"a","type":"public-key"}'),
            json.dumps({"id": "a\x00", "rawId": "a", "type": "public-key", "response": {}}),
            json.dumps({"id": "a", "rawId": "YQ", "type": "public-key", "response": {"clientDataJSON": "e30"}}),
            json.dumps(
                {
                    "id": "YQ",
                    "rawId": "YQ",
                    "type": "public-key",
                    "response": {
                        "clientDataJSON": "e30",
                        "attestationObject": "oA",
                        "authenticatorData": "YQ",
                        "signature": "YQ",
                        "userHandle": "////",
                    },
                }
            ),
            '{"id": "\\ud800"}',
            "[" * 2000,
        ],
    )
    def test_what_is_no_passkey_is_refused_in_words_wherever_it_is_sent(self, person, sent):
        give_passkey(person)
        client = came_with_factor(person)
        client.get("/accounts/2fa/webauthn/add/")
        known = client.post("/accounts/2fa/webauthn/add/", {"name": "x", "credential": sent})
        assert (known.status_code, Authenticator.objects.count()) == (200, 1)
        assert client.post("/accounts/2fa/webauthn/reauthenticate/", {"credential": sent}).status_code in {200, 302}
        stranger = Client()
        stranger.get("/accounts/2fa/webauthn/login/", headers={"Accept": "application/json"})
        assert stranger.post("/accounts/2fa/webauthn/login/", {"credential": sent}).status_code == 302
        assert not stranger.get("/").context["user"].is_authenticated

    def test_what_the_database_does_not_take_is_refused_in_a_passkey_that_is_whole_otherwise(self, person, other):
        whole = give_passkey(other).data["credential"]
        for extra in ({"more": ["\x00"]}, {"\ud800": 1}, {"more": {"deep": "a\x00"}}):
            answer = came_with_factor(person).post(
                "/accounts/2fa/webauthn/add/", {"name": "x", "credential": json.dumps({**whole, **extra})}
            )
            assert answer.context["form"].errors["credential"] == ["This browser sent no passkey. Try again."]

    def test_a_passkey_that_was_made_for_another_question_is_not_taken(self, person, other):
        client, whole = came_with_factor(person), give_passkey(other).data["credential"]
        client.get("/accounts/2fa/webauthn/add/")
        answer = client.post("/accounts/2fa/webauthn/add/", {"name": "x", "credential": json.dumps(whole)})
        assert answer.context["form"].errors
        assert not Authenticator.objects.filter(user=person).exists()

    def test_whom_a_passkey_is_for_is_this_site_whatever_host_was_named(self, person, settings):
        settings.SITE_HOST = "debates.example.org"
        answer = came_with_factor(person).get("/accounts/2fa/webauthn/add/", headers={"Host": "evil.example"})
        asked = answer.context["js_data"]["creation_options"]["publicKey"]
        assert asked["rp"] == {"id": "debates.example.org", "name": "Rejoinder"}
        assert (asked["user"]["name"], asked["user"]["displayName"]) == ("zeynep", "zeynep")
