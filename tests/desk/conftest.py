"""A desk with cases on it."""

import pytest

from debates.moderation.models import Case
from forum.accounts.models import User
from forum.accounts.roles import Role
from tests.conftest import browser_of, make_person, say
from tests.moderation.conftest import now, reported

FACTS = "It is about the person and not about what they said."


def typed(case: Case, action: str = "remove", **fields: object) -> dict[str, object]:
    """What the form of a decision sends."""
    case.refresh_from_db()
    return {"action": action, "reason": "harassment", "facts": FACTS, "hours": "24", "seen": case.version, **fields}


def posts_reported(motion, author, number: int, reason: str = "harassment") -> list[Case]:
    reporter = make_person(trust=2)
    return [reported(say(motion, author, f"Said {n}."), reporter, reason) for n in range(number)]


@pytest.fixture
def senior(db) -> User:
    return make_person("selma", role=Role.SENIOR)


@pytest.fixture
def post(motion, person):
    return now(say(motion, person, "You would say that, your sort always does."))


@pytest.fixture
def case(post) -> Case:
    return reported(post, make_person("rania", trust=2), note="It is about a group.")


@pytest.fixture
def desk(moderator):
    return browser_of(moderator)
