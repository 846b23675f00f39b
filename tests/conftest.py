"""People, articles and debates as every test may want them, made by the same verbs that the site uses."""

import os
from collections.abc import Callable
from itertools import count
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from hypothesis import settings

from debates.articles.models import Article, BlockVersion
from debates.articles.queries import current_blocks
from debates.articles.services import NewArticle, NewBlock, publish
from debates.motions.models import Motion
from debates.motions.services import put
from debates.motions.states import Side
from debates.posts import arguing
from debates.posts.arguing import Case
from debates.posts.basis import Basis
from debates.posts.models import Post
from debates.posts.services import Words, answer, comment_on
from debates.posts.states import Relation
from debates.voting import services as voting
from debates.voting.services import Taken
from debates.voting.states import Axis, Position, Value
from forum.accounts.models import User
from forum.accounts.roles import Role
from tests import emptying

# `make cover` asks for the steady profile: what is covered must not depend on chance
settings.register_profile("steady", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

emptying.install()

PASSWORD = "a quiet harbour"
_numbers = count(1)

BLOCKS = [
    NewBlock("paragraph", "The kettle was put on at six, and nobody spoke before it sang."),
    NewBlock("heading", "On tea", 2),
    NewBlock("paragraph", "Tea is poured first for whoever complained last; so the house has peace by seven."),
    NewBlock("quote", "Sugar is an argument that ends too soon."),
    NewBlock("list_item", "milk, if it must be"),
]


def make_person(handle: str = "", **fields: object) -> User:
    handle = handle or f"person{next(_numbers)}"
    user = User.objects.create_user(handle, f"{handle}@example.org", PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def make_article(title: str = "On kettles", blocks: list[NewBlock] | None = None, **fields: object) -> Article:
    shown = BLOCKS if blocks is None else blocks
    return publish(
        text=NewArticle(title=title, blocks=shown, raw="\n\n".join(b.text for b in shown), **fields), by=None
    )


def make_motion(sentence: str = "This house would rather have coffee", host: User | None = None) -> Motion:
    return put(sentence=sentence, article=make_article(), host=host)


def words(body: str = "I have seen it sing.", relation: str = "comments", **fields: object) -> Words:
    return Words(relation=relation, body=body, client_key=fields.pop("client_key", None) or uuid4(), **fields)


def block(motion: Motion, number: int = 1) -> BlockVersion:
    return current_blocks(motion.article)[number - 1]


def say(
    motion: Motion,
    author: User,
    body: str = "I have seen it sing.",
    number: int = 1,
    relation: str = "comments",
) -> Post:
    return comment_on(author=author, motion=motion, version=block(motion, number), words=words(body, relation)).post


def reply(parent: Post, author: User, body: str = "So have I.", relation: str = "supports") -> Post:
    return answer(author=author, parent=parent, words=words(body, relation)).post


def case(claim: str = "Coffee wakes the house.", body: str = "I have watched it.", **fields: object) -> Case:
    key = fields.pop("client_key", None) or uuid4()
    insists = bool(fields.pop("insists", False))
    return Case(claim=claim, body=body, client_key=key, basis=Basis(**fields), insists=insists)


def argue(motion: Motion, author: User, claim: str = "Coffee wakes the house.", side: str = "for", **fields) -> Post:
    return arguing.argue(author=author, motion=motion, side=Side(side), case=case(claim, **fields)).post


def counter(parent: Post, author: User, claim: str = "Tea does too.", relation: str = "opposes", **fields) -> Post:
    return arguing.counter(author=author, parent=parent, relation=Relation(relation), case=case(claim, **fields)).post


def stand(motion: Motion, person: User, position: str = "for", **fields) -> Taken:
    key = fields.pop("client_key", None) or uuid4()
    return voting.take(motion=motion, by=person, position=Position(position), client_key=key, **fields)


def vote(post: Post, person: User, value: str | None = "yes", axis: str = "helpful") -> Post:
    return voting.cast(post=post, by=person, axis=Axis(axis), value=Value(value) if value else None)


def browser_of(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """allauth counts tries in the cache: those of one test are none of another's."""
    cache.clear()


@pytest.fixture(autouse=True)
def own_pictures(settings, tmp_path_factory) -> None:
    """Pictures that tests bring are none of the site's."""
    settings.UPLOADS_DIR = tmp_path_factory.getbasetemp() / "uploads"


@pytest.fixture
def person(db) -> User:
    return make_person("zeynep")


@pytest.fixture
def other(db) -> User:
    return make_person("oleg")


@pytest.fixture
def moderator(db) -> User:
    return make_person("marta", role=Role.MODERATOR)


@pytest.fixture
def admin(db) -> User:
    return make_person("ada", role=Role.ADMIN)


@pytest.fixture
def host(db) -> User:
    return make_person("hamid")


@pytest.fixture
def motion(host) -> Motion:
    return make_motion(host=host)


@pytest.fixture
def noise(db) -> Motion:
    """Another debate full of posts, so that a filter left out is noticed."""
    crowd = make_motion("This house would keep a goat")
    talker = make_person("noisy")
    for number in (1, 3, 4):
        reply(say(crowd, talker, "noise", number), talker, "more noise")
    return crowd


@pytest.fixture
def at_once() -> Callable[..., list[object]]:
    """Run functions at the same time, each on a connection of its own; return results or exceptions, in order."""
    from tests.crowd import run_at_once

    return run_at_once
