"""What the database itself refuses, whoever writes: checks, uniqueness, the trigger. Argument rows included."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F

from debates.posts.models import Anchor, Post
from tests.conftest import block, make_motion, make_person, reply, say

pytestmark = pytest.mark.django_db


def argument(motion, *, parent=None, relation="supports", side="for", **fields) -> Post:
    root = (parent.root or parent) if parent else None
    depth = parent.depth + 1 if parent else 0
    given = {
        "kind": "argument",
        "claim": "A kettle is enough.",
        "body": "b",
        "html": "b",
        "parent": parent,
        "root": root,
        "depth": depth,
        "relation": relation,
        "side": side,
        "favours": served(parent, relation, side),
        "article_id": motion.article_id,
        "motion": motion,
    } | fields
    return Post.objects.create(**given)


def served(parent: Post | None, relation: str, side: str) -> str:
    """What an argument favours: turned round by all that does not support."""
    of = parent.favours if parent and parent.favours else side
    return of if relation == "supports" or parent is None else {"for": "against", "against": "for"}[of]


def comment(motion, **fields) -> Post:
    given = {
        "kind": "comment",
        "relation": "asks",
        "body": "b",
        "html": "b",
        "motion": motion,
        "article_id": motion.article_id,
    } | fields
    return Post.objects.create(**given)


def refused(act) -> str:
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        act()
    return str(error.value)


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


class TestThePlaceOfAPostAgreesWithItsParents:
    def test_the_article_is_the_motions(self, motion, noise):
        assert "about another article" in refused(lambda: comment(motion, article_id=noise.article_id))

    def test_the_block_is_of_the_article(self, motion, noise):
        act = lambda: comment(motion, relation="comments", block=block(noise).block)
        assert "of another article" in refused(act)

    def test_the_motion_is_the_parents(self, motion, noise):
        far = Post.objects.filter(motion=noise, parent=None).first()
        act = lambda: comment(motion, parent=far, root=far, depth=1)
        assert "its parent stands" in refused(act)

    @pytest.mark.parametrize("fields", [{"depth": 2}, {"depth": 7}])
    def test_the_depth_is_one_more(self, motion, fields):
        top = argument(motion)
        assert "its parent stands" in refused(lambda: argument(motion, parent=top, **fields))

    def test_the_root_is_the_parents(self, motion):
        top, another = argument(motion), argument(motion)
        assert "its parent stands" in refused(lambda: argument(motion, parent=top, root=another))

    def test_the_side_is_the_roots(self, motion):
        top = argument(motion)
        assert "its parent stands" in refused(lambda: argument(motion, parent=top, side="against"))

    @pytest.mark.parametrize(
        ("relation", "favours"), [("supports", "against"), ("opposes", "for"), ("undercuts", "for")]
    )
    def test_what_an_argument_favours_follows_from_what_it_answers(self, motion, relation, favours):
        top = argument(motion)
        assert "its parent stands" in refused(lambda: argument(motion, parent=top, relation=relation, favours=favours))

    def test_a_relation_that_changes_alone_is_refused(self, motion):
        branch = argument(motion, parent=argument(motion))
        assert "its parent stands" in refused(lambda: Post.objects.filter(pk=branch.pk).update(relation="opposes"))

    def test_an_argument_answers_no_comment(self, motion, person):
        asked = say(motion, person)
        assert refused(lambda: argument(motion, parent=asked, side="for"))

    def test_a_comment_under_an_argument_stands_on_its_side(self, motion):
        top = argument(motion)
        assert "its parent stands" in refused(lambda: comment(motion, parent=top, root=top, depth=1, side=None))


class TestMoves:
    def test_a_subtree_moves_in_one_statement(self, motion):
        old, new = argument(motion), argument(motion, relation="opposes", side="against")
        branch = argument(motion, parent=old)
        leaf = argument(motion, parent=branch)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE posts_post SET parent_id = CASE WHEN id = %(b)s THEN %(n)s ELSE parent_id END, root_id = %(n)s,"
                " side = 'against', favours = 'against' WHERE id IN (%(b)s, %(l)s)",
                {"b": branch.pk, "l": leaf.pk, "n": new.pk},
            )
        leaf.refresh_from_db()
        assert (leaf.root, leaf.side, leaf.parent) == (new, "against", branch)

    def test_leaving_the_children_behind_is_refused(self, motion):
        top, other_top = argument(motion), argument(motion)
        branch = argument(motion, parent=top)
        argument(motion, parent=branch)
        act = lambda: Post.objects.filter(pk=branch.pk).update(parent=other_top, root=other_top)
        assert "its answers do not stand" in refused(act)

    def test_a_post_is_not_its_own_parent(self, motion):
        top = argument(motion)
        branch = argument(motion, parent=top)
        assert refused(lambda: Post.objects.filter(pk=branch.pk).update(parent=branch.pk))

    def test_a_circle_of_two_is_refused(self, motion):
        top = argument(motion)
        one = argument(motion, parent=top)
        two = argument(motion, parent=one)
        act = lambda: Post.objects.filter(pk=one.pk).update(parent=two, depth=F("depth") + 2)
        assert refused(act)
        with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(
                "UPDATE posts_post SET parent_id = CASE id WHEN %s THEN %s ELSE %s END, depth = 2 WHERE id IN (%s, %s)",
                [one.pk, two.pk, one.pk, one.pk, two.pk],
            )

    def test_a_parent_that_becomes_a_comment_is_refused_while_an_argument_answers_it(self, motion):
        top = argument(motion)
        branch = argument(motion, parent=top)
        argument(motion, parent=branch)
        changed = {"kind": "comment", "claim": None, "favours": None}
        assert "its answers" in refused(lambda: Post.objects.filter(pk=branch.pk).update(**changed))

    def test_changing_the_words_is_no_move(self, motion, person):
        post = reply(say(motion, person), person)
        assert Post.objects.filter(pk=post.pk).update(body="new words") == 1


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
