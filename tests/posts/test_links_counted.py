"""Links away are counted by the day: those of a new post, and those that a revision adds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debates.posts.arguing import rewrite
from debates.posts.models import Post
from debates.posts.services import revise
from forum.web.models import Count
from forum.web.refusal import Refusal
from tests.conftest import argue, case, counter, make_person, reply, say

pytestmark = pytest.mark.django_db

ONE, TWO, THREE = (" ".join(f"https://a.org/{n}" for n in range(many)) for many in (1, 2, 3))


def links_of(person) -> int:
    return sum(Count.objects.filter(key=f"links:{person.pk}").values_list("times", flat=True))


def test_a_new_member_posts_five_links_in_a_day_and_not_six(motion, person, other):
    first = say(motion, person, THREE)
    with pytest.raises(Refusal) as refusal:
        say(motion, person, THREE)
    assert refusal.value.refused.status == 429
    assert refusal.value.refused.retry_after > 0
    assert "This adds 3 links. That is more than 5 in the time allowed. 2 are left. Come" in str(refusal.value)
    assert (Post.objects.filter(author=person).get(), links_of(person)) == (first, 3)
    reply(say(motion, person, ONE), person, ONE)
    assert links_of(person) == 5
    with pytest.raises(Refusal, match=r"This adds 1 link\. That is more than 5 in the time allowed\. Come"):
        reply(say(motion, other), person, ONE)
    assert say(motion, person, "Without one I may go on.").pk


def test_trust_brings_more(motion):
    trusted = make_person(trust=1)
    assert all(say(motion, trusted, THREE).pk for _ in range(3))


def test_arguments_count_too_and_what_they_rest_on_does_not(motion, person, other):
    argue(motion, person, body=THREE)
    with pytest.raises(Refusal, match="3 links"):
        argue(motion, person, "Tea brings sleep to it.", body=THREE)
    second = argue(motion, person, "Tea brings sleep to it.", body=TWO)
    with pytest.raises(Refusal, match="1 link"):
        counter(argue(motion, other), person, body=ONE)
    assert links_of(person) == 5
    claim = second.claim
    assert rewrite(post=second, by=person, case=case(claim, TWO + " Still two."), seen=1).post.revision_number == 2
    with pytest.raises(Refusal, match="This adds 1 link"):
        rewrite(post=second, by=person, case=case(claim, THREE), seen=2)


def test_a_revision_counts_what_it_adds(motion, person):
    post = say(motion, person, ONE)
    revise(post=post, by=person, body=f"{ONE} is the same link.", seen=1)
    assert links_of(person) == 1
    revise(post=post, by=person, body=TWO, seen=2)
    assert links_of(person) == 2
    say(motion, person, THREE)
    with pytest.raises(Refusal, match="This adds 1 link"):
        revise(post=post, by=person, body=THREE, seen=3)


def test_a_post_without_links_costs_no_question_and_one_with_links_one(motion, person):
    def cost(body: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            say(motion, person, body)
        return len(asked)

    cost("The first is another matter.")
    assert cost(TWO) - cost("No link.") == 1
