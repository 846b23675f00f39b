"""Log-in with an account elsewhere: switched on by the environment, a whole journey, nobody's account taken over."""

import subprocess
import sys

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import NoReverseMatch, reverse

from forum.accounts.models import User
from forum.accounts.social import PROVIDERS, from_environment
from tests.accounts.factors import with_records
from tests.accounts.test_sealed import everything_stored
from tests.web.test_settings import KEEP, ROOT

GUILD = {"sub": "42", "email": "guild@example.org", "email_verified": True, "preferred_username": "zeynep", "name": "Z"}
WITHOUT_NAMES = ("SOCIAL_LOGIN", "GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET")


class TestTheEnvironment:
    def test_with_nothing_set_there_is_no_trace_of_it(self, monkeypatch, settings):
        for name in WITHOUT_NAMES:
            monkeypatch.delenv(name, raising=False)
        chosen = from_environment()
        assert (chosen.apps, chosen.providers, chosen.origins) == ([], {}, [])
        assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] == ["'self'"]
        with pytest.raises(NoReverseMatch):
            reverse("socialaccount_connections")
        assert b"elsewhere" not in Client().get("/accounts/login/").content + Client().get("/accounts/signup/").content

    @pytest.mark.parametrize("name", PROVIDERS)
    def test_a_provider_with_all_it_needs_is_taken(self, name, monkeypatch):
        monkeypatch.setenv("SOCIAL_LOGIN", name)
        for which in ("CLIENT_ID", "CLIENT_SECRET", "SERVER_URL"):
            monkeypatch.setenv(f"{PROVIDERS[name].prefix}_{which}", "https://login.example.org/realm")
        chosen = from_environment()
        assert list(chosen.providers) == [name]
        assert chosen.origins == [PROVIDERS[name].origin or "https://login.example.org"]

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            ({"SOCIAL_LOGIN": "myspace"}, "SOCIAL_LOGIN knows google, github, openid_connect; 'myspace' is none"),
            ({"SOCIAL_LOGIN": "google"}, "GOOGLE_CLIENT_ID"),
            ({"SOCIAL_LOGIN": "google", "GOOGLE_CLIENT_ID": "x"}, "GOOGLE_CLIENT_SECRET"),
            (
                {
                    "SOCIAL_LOGIN": "openid_connect",
                    "OPENID_CONNECT_CLIENT_ID": "x",
                    "OPENID_CONNECT_CLIENT_SECRET": "x",
                },
                "OPENID_CONNECT_SERVER_URL",
            ),
            (
                {
                    "SOCIAL_LOGIN": "openid_connect",
                    "OPENID_CONNECT_CLIENT_ID": "x",
                    "OPENID_CONNECT_CLIENT_SECRET": "x",
                    "OPENID_CONNECT_SERVER_URL": "login.example.org",
                },
                "full address",
            ),
        ],
    )
    def test_half_a_provider_is_refused_in_one_sentence(self, given, told, monkeypatch):
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(ImproperlyConfigured, match=told):
            from_environment()

    @pytest.mark.parametrize("names", ["", "google,github"])
    def test_the_site_starts_with_its_addresses_or_without(self, names, tmp_path):
        code = (
            "import django; django.setup(); from django.urls import get_resolver; from django.conf import settings;"
            "print(sorted(k for k in get_resolver().reverse_dict if isinstance(k, str) and k[:6] in"
            " ('google', 'github', 'social')), settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
        )
        secrets = {f"{p}_CLIENT_{w}": "x" for p in ("GOOGLE", "GITHUB") for w in ("ID", "SECRET")}
        result = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**KEEP, **secrets, "VAR_DIR": str(tmp_path), "SOCIAL_LOGIN": names, **SETTINGS},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert ("google_login" in result.stdout) is bool(names)
        assert ("socialaccount_signup" in result.stdout) is bool(names)
        assert ("https://accounts.google.com" in result.stdout) is bool(names)


SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "forum.settings",
    "PYTHONPATH": str(ROOT),
}


def come_back(client: Client, elsewhere, process: str = "login") -> str:
    """Press the button, allow it on the other site, and come back; return where one lands."""
    sent = client.post(f"/accounts/oidc/openid/login/?process={process}")
    assert sent.headers["Location"].startswith(f"{elsewhere.address}/authorize?")
    state = sent.headers["Location"].split("state=")[1].split("&")[0]
    return client.get(f"/accounts/oidc/openid/login/callback/?code=abc&state={state}").headers.get("Location", "")


@pytest.mark.django_db
class TestComingFromElsewhere:
    def test_the_buttons_are_forms_and_a_link_leads_nowhere_by_itself(self, elsewhere):
        for page in ("login", "signup"):
            shown = Client().get(f"/accounts/{page}/").content.decode()
            assert 'method="post" action="/accounts/oidc/openid/login/?process=login"' in shown
            assert "Go on with Guildhall" in shown
        assert Client().get("/accounts/oidc/openid/login/").status_code == 200

    def test_who_comes_chooses_a_handle_and_is_in_with_an_address_that_is_confirmed_elsewhere(self, elsewhere):
        elsewhere.person, client = GUILD, Client()
        assert come_back(client, elsewhere) == "/accounts/elsewhere/signup/"
        form = client.get("/accounts/elsewhere/signup/")
        assert (form.context["form"]["username"].value(), form.context["form"]["email"].value()) == ("", GUILD["email"])
        client.post("/accounts/elsewhere/signup/", {"username": "guildswoman", "email": GUILD["email"]})
        user = client.get("/").context["user"]
        assert (user.handle, user.look, user.email) == ("guildswoman", "guiidswornan", GUILD["email"])
        assert EmailAddress.objects.get(user=user).verified
        client.post("/accounts/logout/")
        assert come_back(client, elsewhere) == "/"
        assert client.get("/").context["user"] == user

    def test_no_token_is_kept_anywhere(self, elsewhere):
        elsewhere.person, client = GUILD, Client()
        come_back(client, elsewhere)
        assert "a-token-to-forget" not in str(dict(client.session))
        client.post("/accounts/elsewhere/signup/", {"username": "guildswoman", "email": GUILD["email"]})
        assert SocialAccount.objects.exists()
        assert not SocialToken.objects.exists()
        assert "a-token-to-forget" not in everything_stored()

    @pytest.mark.parametrize("handle", ["a b", "zeyn\u0435p", "\u0410dmin", ""])
    def test_a_handle_is_validated_like_any_other(self, elsewhere, person, handle):
        elsewhere.person, client = GUILD, Client()
        come_back(client, elsewhere)
        answer = client.post("/accounts/elsewhere/signup/", {"username": handle, "email": GUILD["email"]})
        assert answer.status_code == 200
        assert answer.context["form"].errors["username"]
        assert User.objects.count() == 1

    @pytest.mark.parametrize("is_verified", [False, True])
    def test_an_address_that_has_an_account_here_opens_nothing(self, elsewhere, person, is_verified):
        elsewhere.person = {**GUILD, "email": person.email, "email_verified": is_verified}
        client = Client()
        come_back(client, elsewhere)
        client.post("/accounts/elsewhere/signup/", {"username": "thief", "email": person.email})
        assert not client.get("/").context["user"].is_authenticated
        assert not SocialAccount.objects.exists()
        assert not User.objects.filter(handle="thief").exists()
        assert [letter.to for letter in mail.outbox] == [[person.email]]

    def test_an_address_that_is_not_confirmed_elsewhere_is_confirmed_here_first(self, elsewhere):
        elsewhere.person, client = {**GUILD, "email_verified": False}, Client()
        come_back(client, elsewhere)
        answer = client.post("/accounts/elsewhere/signup/", {"username": "guildswoman", "email": GUILD["email"]})
        assert answer.headers["Location"] == "/accounts/confirm-email/"
        assert not client.get("/").context["user"].is_authenticated
        assert not EmailAddress.objects.get(email=GUILD["email"]).verified

    def test_it_is_connected_to_an_account_and_disconnected_again(self, elsewhere, person):
        elsewhere.person, client = GUILD, Client()
        client.force_login(person)
        with_records(client, person, [{"method": "password"}])
        assert come_back(client, elsewhere, "connect") == "/accounts/elsewhere/"
        account = SocialAccount.objects.get(user=person)
        assert "Guildhall" in client.get("/accounts/elsewhere/").content.decode()
        client.post("/accounts/elsewhere/", {"account": account.pk})
        assert not SocialAccount.objects.exists()
        assert [letter.subject for letter in mail.outbox] == [
            "[Rejoinder] An account elsewhere was connected",
            "[Rejoinder] An account elsewhere was disconnected",
        ]

    def test_calling_it_off_and_a_broken_provider_are_told_in_words(self, elsewhere):
        client = Client()
        state = client.post("/accounts/oidc/openid/login/").headers["Location"].split("state=")[1].split("&")[0]
        denied = client.get(f"/accounts/oidc/openid/login/callback/?error=access_denied&state={state}", follow=True)
        assert "called off on the other site" in denied.content.decode()
        assert "did not let you in" in client.get("/accounts/oidc/openid/login/callback/?code=x").content.decode()
        elsewhere.is_broken = True
        answer = client.post("/accounts/oidc/openid/login/")
        assert answer.status_code == 503
        assert "could not be reached" in answer.content.decode()
