"""Every address of a post, a case, a statement, an appeal as every role, over objects of every kind and state.

A new address that names a post joins by its row in url_table.py; what it answers follows from the rules below.
"""

import pytest
from django.urls import reverse

from debates.moderation.models import Decision
from debates.posts.models import Post
from debates.posts.purging import purge
from debates.posts.ruling import change_state
from debates.posts.states import State
from tests.conftest import argue, browser_of, make_motion, make_person, say
from tests.moderation.conftest import decided, now, reported
from tests.web.named import decided_about
from tests.web.roles import ROLES
from tests.web.url_table import TABLE

KEEPERS = {"moderator", "senior", "admin"}
OF_POSTS = sorted(name for name, row in TABLE.items() if {"pk", "argument"} & set(row.args) and len(row.args) == 1)
STATES = [State.HELD, State.COLLAPSED, State.HIDDEN, State.REMOVED, State.PURGED, State.WITHDRAWN]
NOT_THERE, FOR_ANOTHER, GONE = 404, {302, 401, 403}, 410


def in_state(post: Post, state: State) -> Post:
    if state == State.PURGED:
        purge(post=post)
    elif state != State.VISIBLE:
        change_state(post=post, to=state)
    return now(post)


def as_it_is() -> list[object]:
    rows = Post.objects.order_by("pk").values("pk", "state", "body", "claim", "parent", "revision_number", "thread")
    return [list(rows), Decision.objects.count()]


def asked_of(name: str, comment: Post, argument: Post) -> str:
    return reverse(name, args=[argument.pk if TABLE[name].args == ("argument",) else comment.pk])


@pytest.fixture
def objects(house):
    """A comment and an argument of the author."""
    people, motion, _draft = house
    author = people["author"]
    return people, now(say(motion, author)), now(argue(motion, author))


@pytest.mark.parametrize("state", STATES)
def test_what_is_asked_of_a_post_in_any_state_is_answered_and_a_refusal_changes_nothing(objects, state):
    people, comment, argument = objects
    comment, argument = in_state(comment, state), in_state(argument, state)
    for role in sorted(ROLES, key=lambda role: role == "author"):  # last: the author may withdraw it
        client = browser_of(people[role])
        for name in OF_POSTS:
            address = asked_of(name, comment, argument)
            seen = client.get(address).status_code
            assert seen < 500, (role, name)
            if state == State.HELD and role != "author" and not name.startswith("desk:"):
                assert seen in {NOT_THERE, *FOR_ANOTHER}, (role, name, seen)
            before = as_it_is()
            answer = client.post(address)
            assert answer.status_code < 500, (role, name)
            if answer.status_code >= 400:
                assert as_it_is() == before, (role, name)
            elif role != "author":
                assert as_it_is() == before, (role, name, answer.status_code)


@pytest.mark.parametrize("state", STATES)
def test_the_page_of_a_post_keeps_its_place_is_gone_or_is_not_there(objects, state):
    people, comment, argument = objects
    expected = {State.HELD: NOT_THERE, State.PURGED: GONE}.get(state, 200)
    for post in (in_state(comment, state), in_state(argument, state)):
        for role in ROLES:
            found = browser_of(people[role]).get(post.get_absolute_url()).status_code
            assert found == (200 if state == State.HELD and role == "author" else expected), (role, post.kind)


def test_who_hosts_elsewhere_decides_nothing_here(objects, motion):
    _people, comment, _argument = objects
    host = make_person()
    make_motion("This house would sleep", host)
    client = browser_of(host)
    case = reported(comment)
    assert client.get(f"/c/{comment.pk}/moderate/").status_code == 403
    assert client.get(f"/desk/cases/{case.pk}/").status_code in {403, NOT_THERE}
    typed = {"action": "collapse", "reason": "off_topic", "facts": "Elsewhere.", "seen": case.version}
    assert client.post(f"/desk/cases/{case.pk}/", typed).status_code in {403, NOT_THERE}
    assert now(comment).state == State.VISIBLE


def test_statements_and_appeals_are_read_by_who_they_are_about_and_who_sees_cases(objects):
    people, comment, _argument = objects
    ids = decided_about(comment.motion, people["author"])
    for role in ROLES:
        client = browser_of(people[role])
        may = role in KEEPERS | {"author", "auditor"}
        for address in (f"/decisions/{ids['statement']}/", f"/appeals/{ids['appeal']}/"):
            found = client.get(address).status_code
            assert (found == 200) == may, (role, address, found)
            assert may or found in {NOT_THERE, 302}, (role, address, found)


def test_others_never_learn_who_reported_nor_who_moderates(objects):
    people, comment, _argument = objects
    reporter = make_person("rapporteur")
    case = reported(comment, reporter, note="A note that names nobody.")
    keeper = people["moderator"]
    statement = decided(case, keeper).statements.get()
    for role in ("visitor", "newcomer", "member", "author", "host"):
        client = browser_of(people[role])
        for address in (comment.get_absolute_url(), statement.get_absolute_url(), "/decisions/", "/log/", "/reports/"):
            text = client.get(address).content.decode()
            assert "rapporteur" not in text, (role, address)
            assert "A note that names nobody." not in text, (role, address)
            if role != "moderator" and address in {"/log/", statement.get_absolute_url()}:
                assert keeper.handle not in text, (role, address)
