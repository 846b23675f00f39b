"""An argument, what answers it, and somebody who said neither."""

import pytest

from debates.posts.models import Post
from forum.accounts.models import User
from tests.conftest import argue, counter, make_person


@pytest.fixture
def top(motion, person) -> Post:
    return argue(motion, person)


@pytest.fixture
def answer(top, other) -> Post:
    return counter(top, other, relation="opposes")


@pytest.fixture
def third(db) -> User:
    return make_person("third")
