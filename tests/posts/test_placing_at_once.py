"""Moves at the same time as others, and as posting, on real connections."""

import pytest

from debates.posts.derived import faults
from debates.posts.models import Placement, Post
from debates.posts.placing import move
from forum.web.refusal import Refusal
from tests.conftest import argue, counter, make_person, reply

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_moves_that_would_make_a_circle_together_are_one_move(motion, host, person, at_once):
    one, two = argue(motion, person, "One."), argue(motion, person, "Two.")

    def under(post: Post, parent: Post):
        return lambda: move(post=post, by=host, parent=parent, relation="supports", why="It belongs there.")

    for _ in range(4):
        results = at_once(under(one, two), under(two, one))
        (refusal,) = [result for result in results if isinstance(result, Refusal)]
        assert "circle" in refusal.refused.reason
        (moved,) = [result for result in results if isinstance(result, Post)]
        move(post=moved, by=host, parent=None, relation="supports", side="for", why="Back.")
    assert faults() == []


def test_what_is_posted_beneath_while_it_moves_comes_with_it(motion, host, person, at_once):
    top, elsewhere = argue(motion, person), argue(motion, person, "Coffee costs more.", "against")
    moved = counter(top, person, "Tea does too.", "opposes")
    low = counter(moved, person, "Not before noon.", "undercuts")
    crowd = [make_person() for _ in range(8)]
    posting = [lambda p=p, n=n: (counter if n % 2 else reply)(low if n < 4 else moved, p) for n, p in enumerate(crowd)]
    moving = [
        lambda: move(post=moved, by=host, parent=elsewhere, relation="opposes", why="It speaks of the price."),
        lambda: move(post=low, by=host, parent=elsewhere, relation="supports", why="So does this."),
    ]
    results = at_once(*posting[:4], moving[0], *posting[4:], moving[1])
    assert [result for result in results if not isinstance(result, Post)] == []
    beneath = Post.objects.filter(root=elsewhere)
    assert beneath.count() == 2 + 8
    assert set(beneath.values_list("side", flat=True)) == {"against"}
    assert all(post.depth == post.parent.depth + 1 for post in beneath.select_related("parent"))
    assert faults() == []


def test_the_same_move_eight_times_at_once_is_one_placement(motion, host, person, at_once):
    top, other = argue(motion, person), argue(motion, person, "Coffee costs more.", "against")
    act = lambda: move(post=other, by=host, parent=top, relation="undercuts", why="It speaks of it.")
    results = at_once(*[act] * 8)
    refusals = [result.refused for result in results if isinstance(result, Refusal)]
    assert len(refusals) == 7
    assert all("somebody was quicker" in refused.reason for refused in refusals)
    assert Placement.objects.count() == 1
    assert faults() == []
