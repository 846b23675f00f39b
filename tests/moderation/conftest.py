"""Who keeps order in tests, and cases as their verbs make them."""

import pytest

from debates.moderation.actions import Action
from debates.moderation.choosing import Choice
from debates.moderation.models import Case, Decision
from debates.moderation.reasons import Reason
from debates.moderation.reporting import report
from debates.moderation.services import decide
from debates.moderation.things import thing_of
from debates.posts.models import Post
from forum.accounts.models import User
from forum.accounts.roles import Role
from tests.conftest import make_person, say

FACTS = "The first sentence is about the person and not about what they said."


def choice(action: str = "remove", reason: str = "harassment", **fields: object) -> Choice:
    fields.setdefault("facts", FACTS)
    if sanction := fields.pop("sanction", None):
        fields["sanction"] = Action(sanction)
    return Choice(action=Action(action), reason=Reason(reason), **fields)


def reported(subject: object, by: User | None = None, reason: str = "harassment", **fields: object) -> Case:
    """The case that a report opens, or finds."""
    reporter = by or make_person(trust=1)
    return report(by=reporter, thing=thing_of(now(subject)), reason=Reason(reason), **fields).case


def decided(case: Case, by: User, action: str = "remove", reason: str = "harassment", **fields: object) -> Decision:
    case.refresh_from_db()
    return decide(case=case, by=by, seen=case.version, choice=choice(action, reason, **fields))


def now(subject: object) -> object:
    if isinstance(subject, Post):
        return Post.objects.select_related("author", "motion__article", "root").get(pk=subject.pk)
    return type(subject).objects.get(pk=subject.pk)


@pytest.fixture
def senior(db) -> User:
    return make_person("selma", role=Role.SENIOR)


@pytest.fixture
def post(motion, person) -> Post:
    return now(say(motion, person))
