"""Every URL as every role, GET and POST. Made from the URLconf: an address without a row here fails."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from forum.accounts.models import User
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
@pytest.mark.parametrize("name", sorted(TABLE))
def test_as_every_role(house, name, method):
    people, motion, draft = house
    values = named(people, motion, draft)
    address = reverse(name, args=[values[arg] for arg in TABLE[name].args])
    answers = {role: answered(people[role], method, address) for role in ROLES}
    assert {role: answer.status_code for role, answer in answers.items()} == getattr(TABLE[name], method)
    if answers["visitor"].status_code == 302 and name not in ELSEWHERE:
        assert answers["visitor"].headers["Location"].startswith("/accounts/login/?next=")


def answered(person: User | None, method: str, address: str) -> HttpResponse:
    """Return the answer that somebody gets; what was done is taken back, so that each role finds the same."""
    cache.clear()
    with transaction.atomic():
        answer = getattr(browser_of(person), method)(address)
        transaction.set_rollback(True)
    return answer
