"""Arguing for and against, countering, and what an argument rests on."""

import pytest

from debates.posts.derived import faults
from debates.posts.models import Citation, ParagraphCount, Participation, Post
from tests.conftest import argue, counter, make_person

pytestmark = pytest.mark.django_db


def test_an_argument_stands_on_its_side_and_favours_it(motion, person):
    for side, relation in (("for", "supports"), ("against", "opposes")):
        post = argue(motion, person, f"Claim {side}", side)
        assert (post.kind, post.side, post.favours, post.relation, post.depth) == ("argument", side, side, relation, 0)


def test_what_a_counterargument_favours_is_turned_at_each_opposes_and_undercuts(motion, person, other):
    top = argue(motion, person)
    against = counter(top, other, relation="opposes")
    again = counter(against, person, relation="undercuts")
    backing = counter(again, other, relation="supports")
    assert [p.favours for p in (top, against, again, backing)] == ["for", "against", "for", "for"]
    assert {p.side for p in (top, against, again, backing)} == {"for"}


def test_counts_follow_what_was_argued(motion, person, other):
    top = argue(motion, person, rests_on=(1,), disputes=(3,))
    for relation in ("supports", "opposes", "opposes", "undercuts"):
        counter(top, other, relation=relation)
    top.refresh_from_db()
    assert (top.answer_count, top.support_count, top.oppose_count, top.undercut_count) == (4, 1, 2, 1)
    assert list(ParagraphCount.objects.order_by("block__public_no").values_list("posts", "leaning", "disputing")) == [
        (0, 1, 0),
        (0, 0, 1),
    ]
    assert set(Participation.objects.values_list("person__handle", "posts")) == {("zeynep", 1), ("oleg", 4)}
    assert faults() == []


def test_sources_and_citations_are_kept(motion, person):
    post = argue(motion, make_person(), rests_on=(3,))
    assert Citation.objects.get().post == post
    assert Post.objects.get().revisions.get().basis == {"sources": [], "cited": [{"paragraph": 3, "how": "rests_on"}]}
