"""What the database itself refuses, whoever writes: checks, uniqueness, the trigger. Argument rows included."""

import pytest
from django.db import IntegrityError, connection, transaction

from debates.posts.models import Anchor
from tests.conftest import block, make_motion, make_person, reply, say
from tests.posts.rows import argument, comment, refused

pytestmark = pytest.mark.django_db


def test_arguments_stand_in_trees_of_their_side(motion):
    top = argument(motion, relation="opposes", side="against")
    against = argument(motion, parent=top, relation="opposes", side="against")
    cut = argument(motion, parent=against, relation="undercuts", side="against")
    note = comment(motion, relation="comments", parent=cut, root=top, depth=3, side="against")
    assert [post.depth for post in (top, against, cut, note)] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"kind": "speech", "claim": None, "relation": "asks", "side": None}, "post_kind_is_known"),
        ({"state": "lost"}, "post_state_is_known"),
        ({"side": "middle", "favours": "for"}, "post_side_is_known"),
        ({"favours": "middle"}, "post_argument_favours_a_side"),
        ({"favours": None}, "post_argument_favours_a_side"),
        ({"favours": "against"}, "post_top_argument_favours_its_side"),
        ({"relation": "undercuts"}, "post_top_argument_stands_on_its_side"),
        ({"relation": "asks"}, "post_argument_has_a_side"),
        ({"side": None, "favours": "for"}, "post_argument_has_a_side"),
        ({"side": "against", "favours": "against"}, "post_top_argument_stands_on_its_side"),
        ({"claim": None}, "post_argument_has_a_claim"),
        ({"claim": ""}, "post_argument_has_a_claim"),
        ({"depth": 1}, "post_depth_0_exactly_without_parent"),
        ({"revision_number": 0}, "post_revision_number_from_1"),
    ],
)
def test_an_argument_at_the_top_must_be_one(motion, fields, constraint):
    assert constraint in refused(lambda: argument(motion, **fields))


def test_a_claim_has_at_most_160_characters(motion):
    assert argument(motion, claim="x" * 160).pk
    assert "160" in refused(lambda: argument(motion, claim="x" * 161))


def test_an_argument_answers_no_block(motion):
    assert "post_argument_has_a_side" in refused(lambda: argument(motion, block=block(motion).block))


def test_a_purged_argument_needs_no_claim(motion):
    assert argument(motion, claim=None, body="", html="", state="purged").pk


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"claim": "A claim."}, "post_comment_has_no_claim"),
        ({"relation": "undercuts"}, "post_comment_has_no_claim"),
        ({"side": "for"}, "post_top_comment_has_no_side"),
        ({"relation": "supports"}, "post_comment_on_the_motion_only_asks"),
        ({"relation": "comments"}, "post_comment_on_the_motion_only_asks"),
    ],
)
def test_a_comment_on_the_motion_may_only_ask(motion, fields, constraint):
    assert constraint in refused(lambda: comment(motion, **fields))


def test_a_question_to_the_motion_is_taken(motion):
    assert comment(motion).pk


def test_a_comment_never_undercuts_even_another_post(motion):
    top = argument(motion)
    act = lambda: comment(motion, relation="undercuts", parent=top, root=top, depth=1, side="for")
    assert "post_comment_has_no_claim" in refused(act)


def test_a_post_answers_one_thing(motion, person):
    top = say(motion, person)
    act = lambda: comment(motion, relation="comments", parent=top, root=top, depth=1, block=block(motion).block)
    assert "post_answers_one_thing" in refused(act)


def test_two_people_may_use_one_key_but_one_person_may_not(motion, person):
    post = say(motion, person)
    assert comment(motion, client_key=post.client_key, author=make_person()).pk
    assert "post_form_once_per_author" in refused(lambda: comment(motion, client_key=post.client_key, author=person))


def test_a_comment_becomes_an_argument_once(motion, person):
    post = say(motion, person)
    assert argument(motion, promoted_from=post).pk
    assert "post_promoted_once" in refused(lambda: argument(motion, promoted_from=post))


def test_a_motion_keeps_its_article(motion):
    another = make_motion().article
    motion.article = another
    assert "article" in refused(motion.save)


def test_an_anchor_never_changes(motion, person):
    post = say(motion, person)
    assert refused(lambda: Anchor.objects.filter(post=post).update(before="x"))


def test_what_is_answered_cannot_be_deleted_under_its_answers(motion, person):
    reply(say(motion, person), person)
    delete = (
        "DELETE FROM posts_anchor; DELETE FROM posts_postrevision; DELETE FROM posts_post WHERE depth = 0;"
        " SET CONSTRAINTS ALL IMMEDIATE"
    )
    with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute(delete)
