"""Decisions and appeals as their verbs make them."""

import pytest

from debates.appeals.models import Appeal
from debates.appeals.services import appeal, decide
from debates.appeals.states import Outcome
from debates.moderation.models import Decision, Statement
from debates.posts.models import Post
from forum.accounts.models import User
from forum.accounts.roles import Role
from tests.conftest import make_person, say
from tests.moderation.conftest import now

WORDS = "It was about the kettle and not about Oleg."
ANSWER = "I read it again: it answers the argument."


def statement_of(decision: Decision) -> Statement:
    return Statement.objects.get(decision=decision)


def appealed(decision: Decision, by: User | None = None) -> Appeal:
    statement = statement_of(decision)
    return appeal(against=statement, by=by or statement.person, text=WORDS)


def answered(made: Appeal, by: User, outcome: str = "overturned", answer: str = ANSWER) -> Appeal:
    return decide(appeal=Appeal.objects.get(pk=made.pk), by=by, outcome=Outcome(outcome), answer=answer)


@pytest.fixture
def senior(db) -> User:
    return make_person("selma", role=Role.SENIOR)


@pytest.fixture
def post(motion, person) -> Post:
    return now(say(motion, person))
