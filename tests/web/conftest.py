"""A debate, and somebody of every role."""

import pytest

from debates.imports.reading import pasted
from debates.imports.services import begin
from forum.accounts.roles import Role
from tests.conftest import make_motion, make_person


@pytest.fixture
def house(db):
    """A debate, and somebody of every role."""
    people = {
        "newcomer": make_person(),
        "member": make_person(trust=1),
        "author": make_person(),
        "host": make_person(trust=1),
        "moderator": make_person(role=Role.MODERATOR),
        "senior": make_person(role=Role.SENIOR),
        "auditor": make_person(role=Role.AUDITOR),
        "admin": make_person(role=Role.ADMIN),
        "visitor": None,
    }
    motion = make_motion(host=people["host"])
    draft = begin(owner=people["host"], brought=pasted("A bell rang once. Nobody knew why."))
    return people, motion, draft
