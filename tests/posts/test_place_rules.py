"""Where a post stands agrees with what it answers: the trigger refuses all else, whoever writes."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from debates.posts.models import Post
from tests.conftest import block, reply, say
from tests.posts.rows import argument, comment, refused

pytestmark = pytest.mark.django_db


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
