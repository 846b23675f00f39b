"""Who knows of a post, and who reads its words."""

import pytest
from django.contrib.auth.models import AnonymousUser

from debates.posts.models import Post
from debates.posts.policy import known_to, may_read_words, visible_to
from debates.posts.states import State
from tests.conftest import reply, say

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def put_into(post, state) -> Post:
    Post.objects.filter(pk=post.pk).update(state=state)
    post.refresh_from_db()
    return post


@pytest.mark.parametrize("state", [State.VISIBLE, State.COLLAPSED, State.HIDDEN, State.REMOVED, State.PURGED])
def test_the_place_of_these_is_kept_for_everybody(motion, person, other, state):
    post = put_into(say(motion, person), state)
    for viewer in (NOBODY, person, other):
        assert list(Post.objects.filter(visible_to(viewer))) == [post]
        assert list(known_to(viewer)) == [post]


def test_a_held_post_is_its_authors_alone(motion, person, other):
    post = put_into(say(motion, person), State.HELD)
    assert list(Post.objects.filter(visible_to(person))) == list(known_to(person)) == [post]
    assert may_read_words(person, post)
    for viewer in (NOBODY, other):
        assert not Post.objects.filter(visible_to(viewer)).exists()
        assert not known_to(viewer).exists()
        assert not may_read_words(viewer, post)


def test_a_withdrawn_post_keeps_its_place_only_where_it_was_answered(motion, person, other):
    alone, answered = say(motion, person), say(motion, person)
    reply(answered, other)
    put_into(alone, State.WITHDRAWN)
    put_into(answered, State.WITHDRAWN)
    assert list(Post.objects.filter(visible_to(NOBODY), parent=None)) == [answered]
    assert known_to(NOBODY).count() == 3


@pytest.mark.parametrize("state", list(State))
def test_words_are_read_in_public_states_alone(motion, person, other, state):
    post = put_into(say(motion, person), state)
    assert may_read_words(other, post) == (state in {State.VISIBLE, State.COLLAPSED})
    assert may_read_words(NOBODY, post) == (state in {State.VISIBLE, State.COLLAPSED})


def test_a_held_post_of_somebody_who_left_is_nobodys(motion, person):
    post = put_into(say(motion, person), State.HELD)
    Post.objects.filter(pk=post.pk).update(author=None)
    post.refresh_from_db()
    assert not may_read_words(NOBODY, post)
    assert not known_to(NOBODY).exists()
