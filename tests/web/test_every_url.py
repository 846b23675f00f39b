"""Every URL as every role, GET and POST. Made from the URLconf: an address without a row here fails."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.conftest import browser_of
from tests.web.named import named
from tests.web.roles import ROLES
from tests.web.url_table import TABLE

# Where a visitor is sent on, but not to log in.
ELSEWHERE = {
    *("set_language", "account_set_password", "account_logout", "account_confirm_login_code"),
    *("mfa_authenticate", "mfa_login_webauthn"),
}


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}" if pattern.name else f"{prefix}{pattern.pattern}"


def test_every_address_has_its_row():
    assert {name for name in names(get_resolver()) if not name.startswith("admin:")} == set(TABLE)


def test_every_row_says_something_of_every_role():
    assert all(set(row.get) == set(row.post) == set(ROLES) for row in TABLE.values())


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(TABLE))
def test_as_every_role(house, name, role, method):
    people, motion, draft = house
    values = named(people, motion, draft)
    address = reverse(name, args=[values[arg] for arg in TABLE[name].args])
    answer = getattr(browser_of(people[role]), method)(address)
    assert answer.status_code == getattr(TABLE[name], method)[role]
    if answer.status_code == 302 and role == "visitor" and name not in ELSEWHERE:
        assert answer.headers["Location"].startswith("/accounts/login/?next=")
