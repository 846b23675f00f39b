"""Log-in with an account elsewhere, switched on by the environment. Pure but for the environment and its exception.

``SOCIAL_LOGIN`` names providers; each needs its id and its secret. With none named nothing of this is anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from forum import env

_APP = "allauth.socialaccount.providers"


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider that can be named: its prefix of variables, its pages' origin, how allauth is told of it."""

    prefix: str
    origin: str
    about: dict[str, Any] = field(default_factory=dict)


PROVIDERS = {
    "google": Provider(
        "GOOGLE", "https://accounts.google.com", {"SCOPE": ["profile", "email"], "OAUTH_PKCE_ENABLED": True}
    ),
    "github": Provider("GITHUB", "https://github.com", {"SCOPE": ["read:user", "user:email"]}),
    "openid_connect": Provider("OPENID_CONNECT", "", {"OAUTH_PKCE_ENABLED": True}),
}


@dataclass(frozen=True, slots=True)
class SocialLogin:
    """What settings need: apps to install, allauth's table, origins that a form may lead to."""

    apps: list[str]
    providers: dict[str, dict[str, Any]]
    origins: list[str]


def from_environment() -> SocialLogin:
    """Return what is switched on.

    Raises:
        ImproperlyConfigured: an unknown provider, or one without its id, secret or address; in one sentence.
    """
    names = env.words("SOCIAL_LOGIN")
    for name in names:
        if name not in PROVIDERS:
            raise ImproperlyConfigured(f"SOCIAL_LOGIN knows {', '.join(PROVIDERS)}; {name!r} is none of them.")
    return SocialLogin(
        apps=[f"{_APP}.{name}" for name in names],
        providers={name: {**PROVIDERS[name].about, "APPS": [_app(name)]} for name in names},
        origins=[origin for name in names for origin in _origins(name)],
    )


def _app(name: str) -> dict[str, Any]:
    told = {"client_id": _needed(name, "CLIENT_ID"), "secret": _needed(name, "CLIENT_SECRET")}
    if name != "openid_connect":
        return told
    title = env.text("OPENID_CONNECT_NAME", "OpenID Connect")
    return {**told, "provider_id": "openid", "name": title, "settings": {"server_url": _needed(name, "SERVER_URL")}}


def _needed(name: str, which: str) -> str:
    return env.required(f"{PROVIDERS[name].prefix}_{which}", f"SOCIAL_LOGIN names {name}, which needs it.")


def _origins(name: str) -> Iterator[str]:
    """Yield where the provider's log-in page is; browsers hold form-action against redirects, too."""
    if PROVIDERS[name].origin:
        yield PROVIDERS[name].origin
        return
    for address in (_needed(name, "SERVER_URL"), *env.words("OPENID_CONNECT_PAGES")):
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ImproperlyConfigured(f"{address!r} is no full address such as https://login.example.org.")
        yield f"{parts.scheme}://{parts.netloc}"
