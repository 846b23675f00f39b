"""Every URL as every role, GET and POST. Made from the URLconf: an address without a row here fails."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from debates.appeals.services import appeal
from debates.corrections.changes import Change
from debates.corrections.models import Correction, What
from debates.corrections.services import propose
from forum.accounts.roles import Role
from tests.appeals.conftest import statement_of
from tests.conftest import argue, browser_of, make_person, say
from tests.moderation.conftest import decided, reported
from tests.notices.given import noticed
from tests.uploads.pictures import kept
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


def proposed(motion, author) -> Correction:
    change = Change(What.RELATION, relation="asks")
    return propose(post=say(motion, author), by=make_person(), change=change, why="It asks.")


def decided_about(motion, author) -> dict[str, int]:
    """The ids of a statement to the author that nobody appealed, and of an appeal against another."""
    first, second = [
        statement_of(decided(reported(say(motion, author)), make_person(role=Role.MODERATOR))) for _ in range(2)
    ]
    return {"statement": first.pk, "appeal": appeal(against=second, by=author, text="It was about the kettle.").pk}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(TABLE))
def test_as_every_role(house, name, role, method):
    people, motion, draft = house
    values = {
        "slug": motion.slug,
        "number": 1,
        "pk": say(motion, people["author"]).pk,
        "argument": argue(motion, people["author"]).pk,
        "article": motion.article.slug,
        "mail_key": "no-such-key",
        "picture": kept(people["author"]).key,
        "extension": "webp",
        "key": draft.key,
        "proposal": proposed(motion, people["author"]).pk,
        "receipt": noticed(say(motion, people["author"])).receipt,
        "case": reported(say(motion, people["author"]), people["member"]).pk,
        "tray": "reported",
        "part": 0,
        "handle": make_person().handle,
        "nothing": 10**9,
        **decided_about(motion, people["author"]),
        "act": "lock",
        "uidb36": "1",
        "reset_key": "x-y",
    }
    address = reverse(name, args=[values[arg] for arg in TABLE[name].args])
    answer = getattr(browser_of(people[role]), method)(address)
    assert answer.status_code == getattr(TABLE[name], method)[role]
    if answer.status_code == 302 and role == "visitor" and name not in ELSEWHERE:
        assert answer.headers["Location"].startswith("/accounts/login/?next=")
