"""What changed minds, where sides agree and what divides them."""

import pytest
from django.utils import timezone

from debates.results.counting import Earlier, count, turned
from debates.voting.crediting import Given, Thing, in_full, moved
from debates.voting.models import Credit, Reason, Voter
from debates.voting.ranks import rank_anew
from tests.conftest import argue, block, make_person, say
from tests.results.counted import confirmed, credit_by, crowd
from tests.voting.crowd import flood_votes

pytestmark = pytest.mark.django_db


def figures_of(motion, **fields):
    return count(motion, timezone.now(), **fields)


@pytest.fixture
def posts(motion):
    author = make_person(trust=1)
    return [argue(motion, author, f"Coffee does this, number {n}.") for n in range(3)]


def test_what_three_people_credit_is_named_and_what_two_do_is_not(motion, posts):
    crowd(motion, *["for"] * 8)
    one, two, three, four = confirmed(4, name="turned")
    credit_by(motion, [one, two], posts=posts[:2])
    credit_by(motion, [three], posts=posts[:1], blocks=[block(motion).block])
    credit_by(motion, [four], blocks=[block(motion).block])
    (credited,) = figures_of(motion).credited
    newest = list(Reason.objects.filter(credits__post=posts[0]).order_by("-made").values_list("pk", flat=True))
    assert (credited.post, credited.block, credited.people) == (posts[0].pk, None, 3)
    assert credited.weight == pytest.approx(1.5)
    assert list(credited.reasons) == newest
    assert figures_of(motion).reasons == 4


def test_a_paragraph_that_turned_three_is_told_by_its_number(motion):
    credit_by(motion, confirmed(3, name="turned"), blocks=[block(motion, 2).block])
    credit_by(motion, confirmed(2, name="others"), blocks=[block(motion, 1).block])
    assert turned(motion, timezone.now()) == {block(motion, 2).block_id: 3}


def test_who_does_not_count_or_is_late_turns_nothing(motion, posts):
    crowd(motion, *["for"] * 10)
    people = confirmed(5, name="turned")
    credit_by(motion, people, posts=posts[:1])
    Voter.objects.filter(person=people[0]).update(counts=False)
    assert figures_of(motion).credited[0].people == 4
    Voter.objects.filter(person=people[1]).update(is_late=True)
    assert figures_of(motion).credited[0].people == 3
    assert figures_of(motion).reasons == 3


def test_who_changed_back_said_why_they_had_moved_and_is_not_among_those_who_moved(motion, posts):
    people = confirmed(12, name="turned")
    credit_by(motion, people, posts=posts[:1])
    voter = Voter.objects.get(person=people[0])
    voter.stances.create(number=3, position="undecided")
    assert figures_of(motion).reasons == 11


def test_credits_are_told_in_groups_of_three_where_they_were_told_before(motion):
    people = confirmed(5, name="turned")
    credit_by(motion, people, blocks=[block(motion, 2).block])
    assert turned(motion, timezone.now(), earlier=Earlier.POSTS) == {block(motion, 2).block_id: 3}
    assert turned(motion, timezone.now()) == {block(motion, 2).block_id: 5}


def test_a_group_ends_with_a_reason_and_holds_three_persons():
    one, two = Thing(post=1), Thing(block=2)
    given = [Given(1, 7, one), Given(2, 7, two), Given(3, 8, one), Given(4, 9, one), Given(4, 9, two), Given(5, 7, one)]
    assert in_full(given) == given[:5]
    assert in_full(given[:3]) == in_full([]) == []


def test_the_most_persuasive_stands_first_with_its_newest_reasons():
    whole, half = Thing(post=9), Thing(block=2)
    given = [Given(n, n, half) for n in range(3)] + [Given(n, n, Thing(post=1)) for n in range(3)]
    given += [Given(n, n, whole) for n in range(10, 15)]
    assert (moved(given)[0].thing, moved(given)[0].people, moved(given)[0].weight) == (whole, 5, 5.0)
    assert moved(given)[0].reasons == (14, 13, 12)
    assert len(moved(given)) == 3


def test_where_most_of_both_sides_agree_and_what_divides_them_is_listed(motion, posts):
    shared, dividing, unloved = posts
    for_, against = crowd(motion, *["for"] * 6), crowd(motion, *["against"] * 6)
    flood_votes([shared], for_ + against, "agree", axis="agree")
    flood_votes([dividing], for_, "disagree", axis="agree")
    flood_votes([dividing], against, "agree", axis="agree")
    flood_votes([unloved], for_ + against, "pass", axis="agree")
    rank_anew(motion)
    figures = figures_of(motion)
    assert [(one.post, one.n, one.for_, one.against) for one in figures.agreed] == [(shared.pk, 12, (6, 6), (6, 6))]
    assert [(one.post, one.for_, one.against) for one in figures.dividing] == [(dividing.pk, (0, 6), (6, 6))]


def test_the_other_way_round_divides_as_well(motion, posts):
    for_, against = crowd(motion, *["for"] * 6), crowd(motion, *["against"] * 6)
    flood_votes(posts[:1], for_, "agree", axis="agree")
    flood_votes(posts[:1], against, "disagree", axis="agree")
    rank_anew(motion)
    assert [one.post for one in figures_of(motion).dividing] == [posts[0].pk]
    assert figures_of(motion).agreed == ()


@pytest.mark.parametrize(("a_side", "listed"), [(4, 0), (5, 1)])
def test_of_fewer_than_ten_nothing_is_listed(motion, posts, a_side, listed):
    voters = crowd(motion, *["for"] * 6, *["against"] * 6)
    flood_votes(posts[:1], voters[:a_side] + voters[6 : 6 + a_side], "agree", axis="agree")
    rank_anew(motion)
    assert len(figures_of(motion).agreed) == listed


def test_numbers_by_side_are_left_out_where_they_tell_of_one(motion, posts):
    for_, against = crowd(motion, *["for"] * 6), crowd(motion, *["against"] * 6)
    flood_votes(posts[:1], for_ + against[1:], "agree", axis="agree")
    flood_votes(posts[:1], against[:1], "pass", axis="agree")
    rank_anew(motion)
    (listed,) = figures_of(motion).agreed
    assert (listed.post, listed.n, listed.for_, listed.against) == (posts[0].pk, 12, None, None)


def test_numbers_by_side_are_left_out_where_votes_were_withdrawn_since(motion, posts):
    voters = crowd(motion, *["for"] * 6, *["against"] * 6)
    flood_votes(posts[:1], voters, "agree", axis="agree")
    rank_anew(motion)
    posts[0].tally.agree = 11
    posts[0].tally.save()
    assert figures_of(motion).agreed[0].for_ is None


def test_five_are_listed_at_most(motion):
    author = make_person(trust=1)
    posts = [say(motion, author, f"Number {n} is said.") for n in range(7)]
    flood_votes(posts, crowd(motion, *["for"] * 6, *["against"] * 6), "agree", axis="agree")
    rank_anew(motion)
    assert [one.post for one in figures_of(motion).agreed] == [post.pk for post in posts[:5]]


def test_of_few_people_nothing_of_it_is_told(motion, posts):
    credit_by(motion, confirmed(5, name="turned"), posts=posts[:1])
    figures = figures_of(motion)
    assert (figures.credited, figures.reasons, figures.agreed) == ((), None, ())
    assert Credit.objects.count() == 5
