"""Who sees a picture: owner, reader, stranger; and with which headers."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from debates.articles.models import Article
from debates.posts.models import Post
from debates.posts.states import State
from forum.uploads import policy, storage
from forum.uploads.policy import may_see, register
from tests.conftest import browser_of, make_person, reply, say

from .pictures import kept, shown

pytestmark = pytest.mark.django_db


def statuses(picture, *people) -> list[int]:
    return [browser_of(one).get(picture.get_absolute_url()).status_code for one in people]


def test_before_it_is_posted_its_owner_alone_sees_it(person, other, moderator):
    assert statuses(kept(person), person, other, moderator, None) == [200, 404, 404, 404]


def test_everybody_sees_what_a_public_post_shows(motion, noise, person, other):
    picture, unused = kept(person), kept(person)
    say(motion, person, shown(picture))
    assert statuses(picture, person, other, None) == [200, 200, 200]
    assert statuses(unused, person, other, None) == [200, 404, 404]


@pytest.mark.parametrize("state", [State.HIDDEN, State.REMOVED, State.PURGED, State.WITHDRAWN, State.HELD])
def test_with_the_words_the_picture_goes(motion, person, other, state):
    picture = kept(person)
    say(motion, person, shown(picture))
    Post.objects.update(state=state)
    assert statuses(picture, person, other, None) == [200, 404, 404]


def test_the_author_of_a_held_post_sees_what_it_shows_of_others(motion, person, other):
    picture = kept(person)
    first = say(motion, person, shown(picture))
    held = reply(first, other, shown(picture))
    Post.objects.filter(pk=first.pk).update(state=State.HIDDEN)
    Post.objects.filter(pk=held.pk).update(state=State.HELD)
    assert statuses(picture, person, other, make_person(), None) == [200, 200, 404, 404]


def test_one_readable_post_among_several_is_enough(motion, person, other):
    picture = kept(person)
    reply(say(motion, person, shown(picture)), person, f"It is a field, and no lake: {shown(picture)}")
    Post.objects.filter(parent=None).update(state=State.REMOVED)
    assert statuses(picture, other, None) == [200, 200]


def test_an_article_that_was_taken_down_takes_its_pictures_along_but_for_staff(motion, person, other, moderator):
    picture = kept(person)
    say(motion, person, shown(picture))
    Article.objects.update(state="taken_down")
    assert statuses(picture, person, moderator, other, None) == [200, 200, 404, 404]


def test_it_is_a_picture_and_nothing_else_to_the_browser(person):
    picture = kept(person)
    answer = browser_of(person).get(picture.get_absolute_url())
    expected = {
        "Content-Type": "image/webp",
        "Content-Disposition": f'inline; filename="{picture.key}.webp"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
        "ETag": f'"{picture.sha256}"',
    }
    assert {name: answer.headers[name] for name in expected} == expected
    assert answer.content == storage.read(picture.name)


def test_it_is_sent_once_and_then_asked_for_anew(motion, person, other):
    picture = kept(person)
    say(motion, person, shown(picture))
    known = {"If-None-Match": f'"{picture.sha256}"'}
    again = browser_of(other).get(picture.get_absolute_url(), headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert browser_of(other).get(picture.get_absolute_url(), headers={"If-None-Match": '"x"'}).status_code == 200
    Post.objects.update(state=State.HIDDEN)
    assert browser_of(other).get(picture.get_absolute_url(), headers=known).status_code == 404


@pytest.mark.parametrize("ending", ["png", "svg", "html", "webp/", "jpg"])
def test_under_another_name_there_is_nothing(person, ending):
    picture = kept(person)
    assert browser_of(person).get(f"/pictures/{picture.key}.{ending}").status_code == 404


def test_what_never_was_is_not_there(person):
    assert browser_of(person).get(f"/pictures/{uuid4()}.webp").status_code == 404
    assert browser_of(person).get("/pictures/../settings.py").status_code == 404


def test_a_row_without_its_file_is_not_there(person):
    picture = kept(person)
    storage.remove(picture.name)
    assert statuses(picture, person) == [404]


def test_a_room_that_shows_pictures_has_its_say(person, other, monkeypatch):
    monkeypatch.setattr(policy, "CHECKS", {})
    picture = kept(person)
    assert not may_see(other, picture)
    register("a room", lambda viewer, keys: set(keys) if viewer == other else set())
    assert may_see(other, picture)
    assert not may_see(AnonymousUser(), picture)


def test_a_picture_of_somebody_who_left_stays_in_what_shows_it(motion, person, other):
    picture = kept(person)
    say(motion, person, shown(picture))
    Post.objects.update(author=None)
    person.delete()
    assert statuses(picture, other, None) == [200, 200]
