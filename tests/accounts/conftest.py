"""What tests of accounts share."""

from collections.abc import Iterator

import pytest
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider

import forum.urls  # noqa: F401 - read now, while nothing is switched on: it asks the settings once
from forum.accounts.social import from_environment
from tests.accounts.provider import SECRET, Elsewhere, running


@pytest.fixture(autouse=True)
def patient_codes(settings) -> None:
    """A code of the half minute that just ended counts, too: a test must not depend on when it runs."""
    settings.MFA_TOTP_TOLERANCE = 1


def environment_of(provider: Elsewhere) -> dict[str, str]:
    return {
        "SOCIAL_LOGIN": "openid_connect",
        "OPENID_CONNECT_CLIENT_ID": "rejoinder",
        "OPENID_CONNECT_CLIENT_SECRET": SECRET,
        "OPENID_CONNECT_SERVER_URL": provider.address,
        "OPENID_CONNECT_NAME": "Guildhall",
    }


@pytest.fixture
def elsewhere(settings, monkeypatch) -> Iterator[Elsewhere]:
    """A provider that runs, and the site with log-in by it switched on as the environment would."""
    with running() as provider:
        for name, value in environment_of(provider).items():
            monkeypatch.setenv(name, value)
        chosen = from_environment()
        settings.SOCIALACCOUNT_PROVIDERS = chosen.providers
        policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        settings.CONTENT_SECURITY_POLICY = {
            "DIRECTIVES": {**policy, "form-action": [*policy["form-action"], *chosen.origins]}
        }
        settings.ROOT_URLCONF = "tests.accounts.urls_with_elsewhere"
        registry.load()
        registry.register(OpenIDConnectProvider)  # what its app would do, which has no more than that
        yield provider
        del registry.provider_map[OpenIDConnectProvider.id]
