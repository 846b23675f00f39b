"""Moving a post with everything beneath it: where it may stand, what is counted, what is noted."""

import time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debates.motions.services import close, lock
from debates.posts.derived import faults, rebuild
from debates.posts.models import ParagraphCount, Placement, Post
from debates.posts.placing import join, move, placements_of
from debates.posts.policy import may_tidy
from debates.posts.services import withdraw
from forum.accounts.models import User
from forum.web.refusal import Refusal
from tests.conftest import argue, block, counter, make_motion, make_person, reply, say

pytestmark = pytest.mark.django_db


def now(post: Post) -> Post:
    return Post.objects.get(pk=post.pk)


def put(post: Post, by: User, parent: Post | None = None, relation: str = "supports", **more) -> Post:
    return move(post=post, by=by, parent=parent, relation=relation, why=more.pop("why", "It belongs there."), **more)


@pytest.fixture
def tree(motion, person, other):
    """An argument for with a chain beneath it and a comment at its end, and one against."""
    top = argue(motion, person)
    mid = counter(top, other, "Tea does too.", "opposes")
    low = counter(mid, person, "Not before noon.", "undercuts")
    return top, mid, low, reply(low, other), argue(motion, other, "Coffee costs more.", "against")


def refused(act, status: int, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        act()
    assert (refusal.value.refused.status, words in refusal.value.refused.reason) == (status, True)


class TestWhereItStandsAfterwards:
    def test_everything_beneath_comes_with_it_and_what_it_favours_turns(self, tree, host):
        _top, mid, low, comment, against = tree
        put(mid, host, against, "supports")
        assert [(p.root_id, p.depth, p.side, p.favours) for p in map(now, (mid, low, comment))] == [
            (against.pk, 1, "against", "against"),
            (against.pk, 2, "against", "for"),
            (against.pk, 3, "against", None),
        ]
        put(mid, host, against, "opposes")
        assert [now(p).favours for p in (mid, low, comment)] == ["for", "against", None]
        assert now(mid).get_absolute_url() == f"/c/{mid.pk}/"
        assert faults() == []

    def test_it_can_stand_on_a_side_of_the_motion_and_go_back(self, tree, host):
        top, mid, low, comment, _against = tree
        put(mid, host, side="against")
        assert (now(mid).root, now(mid).depth, now(mid).relation, now(low).root_id) == (None, 0, "opposes", mid.pk)
        put(mid, host, side="for")
        assert [(p.side, p.favours) for p in map(now, (mid, low, comment))] == [
            ("for", "for"), ("for", "against"), ("for", None)
        ]  # fmt: skip
        put(mid, host, top, "undercuts")
        assert (now(comment).root_id, now(comment).depth, now(mid).relation) == (top.pk, 3, "undercuts")
        assert faults() == []

    def test_answers_are_counted_where_they_stand_now(self, tree, host):
        top, mid, _low, _comment, against = tree
        put(mid, host, against, "supports")
        assert (now(top).answer_count, now(top).oppose_count) == (0, 0)
        assert (now(against).answer_count, now(against).support_count) == (1, 1)
        put(mid, host, against, "opposes")
        assert (now(against).answer_count, now(against).support_count, now(against).oppose_count) == (1, 0, 1)

    def test_a_comment_may_change_what_it_does_and_its_paragraph(self, motion, person, other, noise):
        comment = say(motion, person)
        below = reply(reply(comment, other), person)
        gone = reply(comment, other, "Or not.")
        withdraw(post=gone, by=other)
        put(comment, person, None, "opposes", block=block(motion).block)
        put(below, person, below.parent, "asks")
        assert (now(comment).relation, now(below).relation) == ("opposes", "asks")
        put(comment, person, None, "opposes", block=block(motion, 3).block)
        counted = ParagraphCount.objects.filter(motion=motion).order_by("block__public_no")
        assert list(counted.values_list("block__public_no", "posts")) == [(1, 0), (3, 3)]
        assert faults() == []

    def test_each_move_is_noted_with_who_why_from_where_to_where(self, tree, host):
        top, mid, low, _comment, against = tree
        put(mid, host, against, "supports", why="  It speaks of\nthe price. ")
        put(mid, host, side="against")
        second, first = placements_of(now(mid))
        assert (first.was_under, first.was, first.was_side) == (top, "opposes", "for")
        assert (first.is_under, first.became, first.became_side) == (against, "supports", "against")
        assert (first.by, first.why) == (host, "It speaks of the price.")
        assert (second.was_under, second.is_under, second.became_side) == (against, None, "against")
        assert not Placement.objects.filter(post=low).exists()


class TestSayingTheSame:
    def test_it_moves_beneath_the_original_and_says_so_until_it_moves_on(self, tree, motion, host, person):
        top, *_, _against = tree
        same = argue(motion, person, "Coffee wakes a house.")
        backing = counter(same, person, relation="supports")
        join(post=same, by=host, original=top, why="Word for word.")
        assert (now(same).parent, now(same).relation, now(same).same_as) == (top, "supports", top)
        assert now(backing).root == top
        put(same, host, top, "undercuts")
        assert now(same).same_as is None

    def test_what_stands_beneath_the_original_already_is_only_noted(self, tree, host, other):
        top = tree[0]
        same = counter(top, other, "Coffee wakes a house.", "supports")
        join(post=same, by=host, original=top, why="Word for word.")
        assert (now(same).same_as, now(top).support_count, Placement.objects.count()) == (top, 1, 1)
        refused(lambda: join(post=same, by=host, original=top, why="Again."), 409, "already")

    def test_of_another_side_beneath_it_or_a_comment_it_is_refused(self, tree, host):
        top, _mid, low, comment, against = tree
        refused(lambda: join(post=top, by=host, original=against, why="The same."), 409, "different sides")
        refused(lambda: join(post=comment, by=host, original=top, why="The same."), 409, "Only arguments")
        refused(lambda: join(post=top, by=host, original=top, why="The same."), 409, "circle")
        refused(lambda: join(post=top, by=host, original=low, why="The same."), 409, "circle")


class TestWhereItMayNotStand:
    def test_beneath_itself(self, tree, host):
        top, _mid, low, _comment, against = tree
        refused(lambda: put(top, host, low), 409, "circle")
        refused(lambda: put(top, host, top), 409, "circle")
        put(top, host, against)

    def test_in_another_debate_under_a_comment_or_under_what_is_gone(self, tree, host, person, other):
        top, mid, low, comment, against = tree
        elsewhere = argue(make_motion("This house would nap"), other)
        refused(lambda: put(mid, host, elsewhere), 409, "another debate")
        refused(lambda: put(top, host, comment), 409, "not comments")
        withdraw(post=against, by=other)
        refused(lambda: put(mid, host, against), 409, "no longer here")
        put(mid, host, low.parent.parent, "supports")

    def test_where_it_stands_already(self, tree, host):
        top, mid, *_ = tree
        refused(lambda: put(mid, host, top, "opposes"), 409, "already")
        refused(lambda: put(top, host, side="for"), 409, "already")
        put(mid, host, top, "undercuts")

    def test_without_a_side_or_in_a_relation_of_comments(self, tree, host):
        top, mid, *_ = tree
        refused(lambda: put(mid, host), 422, "for or against")
        refused(lambda: put(mid, host, top, "asks"), 422, "support, oppose or undercut")

    def test_without_a_reason(self, tree, host):
        refused(lambda: put(tree[1], host, side="for", why=" "), 422, "Say why")

    def test_comments_where_they_do_not_answer(self, motion, tree, host, other):
        top, _mid, low, comment, _against = tree
        refused(lambda: put(comment, host, top, "supports"), 409, "stays with what it answers")
        refused(lambda: put(comment, host, low, "undercuts"), 422, "A comment")
        said = say(motion, other)
        refused(lambda: put(said, host, None, "asks"), 409, "stays with what it answers")
        refused(
            lambda: put(said, host, None, "asks", block=block(make_motion("Nap"), 1).block), 409, "no such paragraph"
        )
        question = Post.objects.create(
            motion=motion, article=motion.article, kind="comment", relation="asks", body="Why?", html="", author=other
        )
        refused(lambda: put(question, host, None, "supports"), 409, "is a question")
        put(said, host, None, "asks", block=block(motion).block)


class TestWhoMayMove:
    def test_its_author_a_host_and_a_moderator_and_nobody_else(self, tree, host, moderator, person, other):
        top, mid, _low, _comment, against = tree
        refused(lambda: put(mid, person, against), 403, "You can propose it")
        put(mid, other, against)
        put(mid, host, top)
        put(mid, moderator, against)

    def test_nobody_what_is_no_longer_shown(self, tree, host, other):
        _top, mid, _low, _comment, against = tree
        withdraw(post=mid, by=other)
        refused(lambda: put(mid, host, against), 409, "no longer shown")

    def test_nobody_once_the_debate_is_closed_and_where_it_is_locked_a_host(self, tree, motion, host, other):
        _top, mid, _low, _comment, against = tree
        lock(motion=motion, by=host, reason="It got late.")
        refused(lambda: put(mid, other, against), 409, "locked")
        put(mid, host, against)
        close(motion=motion, by=host, reason="It is late.")
        refused(lambda: put(mid, host, side="for"), 409, "over")

    def test_nobody_whose_account_may_not_post_or_whose_article_was_taken_down(self, tree, motion, host, other):
        _top, mid, _low, _comment, against = tree
        other.is_active = False
        refused(lambda: put(mid, other, against), 403, "may not post")
        motion.article.state = "taken_down"
        motion.article.save()
        refused(lambda: put(mid, host, against), 409, "taken down")
        assert may_tidy(AnonymousUser(), motion).status == 401

    def test_an_author_against_the_clock_of_the_debate(self, tree, motion, host, other):
        _top, mid, _low, _comment, against = tree
        motion.voices = "speakers"
        motion.save()
        refused(lambda: put(mid, other, against), 403, "invited speakers")
        put(mid, other, mid.parent, "undercuts")
        put(mid, host, against)


def grown(top: Post, *, depth: int, most: int) -> None:
    """A chain of arguments beneath one, each opposing the one above it, and answers spread over it; in bulk."""
    chain = [top]
    for n in range(1, most + 1):
        above = chain[-1] if n <= depth else chain[n % depth]
        turned = "against" if above.favours == "for" else "for"
        row = Post(
            id=top.pk + 1_000 + n, motion=top.motion, article=top.article, kind="argument", relation="opposes",
            parent=above, root=top, depth=above.depth + 1, side="for", favours=turned, claim="So it goes.",
            body="So.", html="<p>So.</p>", author=top.author,
        )  # fmt: skip
        chain.append(row)
    Post.objects.bulk_create(chain[1:])
    rebuild()


def test_a_subtree_of_five_thousand_two_hundred_deep_moves_in_one_update(motion, host, person):
    top, other = argue(motion, person), argue(motion, make_person(), side="against")
    grown(top, depth=199, most=5_000)
    began = time.monotonic()
    with CaptureQueriesContext(connection) as caught:
        put(top, host, other, "supports")
    print(f"5,001 posts, 200 deep, moved in {time.monotonic() - began:.2f} s with {len(caught)} queries")
    assert len([query for query in caught if "root_id = n.root_id" in query["sql"]]) == 1
    assert len(caught) <= 32  # the case, the decision, its statement and the log among them
    assert not Post.objects.filter(motion=motion).exclude(side="against").exists()
    assert Post.objects.filter(root=other, depth=200).exists()
    assert faults() == []
