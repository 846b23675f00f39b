"""Excluding while others vote, and twice at once, on real connections."""

import pytest

from debates.motions.services import close
from debates.voting.derived import faults
from debates.voting.excluding import exclude, include
from debates.voting.models import Exclusion, Tally, Vote, Voter
from forum.web.refusal import Refusal
from tests.conftest import argue, make_person, stand, vote

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(motion, person):
    """Two posts, and eight people who stand and voted on the first."""
    posts = [argue(motion, person, f"Claim {n}.") for n in range(2)]
    people = [make_person() for _ in range(8)]
    for one in people:
        stand(motion, one)
        vote(posts[0], one)
    return posts, people, list(Voter.objects.filter(motion=motion).order_by("pk").values_list("pk", flat=True))


def yes(post) -> int:
    return Tally.objects.get(post=post).yes


def test_who_votes_while_they_are_excluded_is_counted_on_no_post(motion, house, at_once):
    posts, people, voters = house
    acts = [lambda one=one, n=n: vote(posts[n % 2], one, ("yes", "no")[n % 2]) for n, one in enumerate(people)]
    results = at_once(*acts[:4], lambda: exclude(motion=motion, voters=voters[:5]), *acts[4:])
    assert [one for one in results if isinstance(one, Exception)] == []
    assert len(results[4]) == 5
    assert Vote.objects.count() == 12
    assert yes(posts[0]) == 3
    assert Tally.objects.get(post=posts[1]).no == Vote.objects.filter(post=posts[1], voter__in=voters[5:]).count() == 2
    assert faults() == []


def test_twice_at_once_is_one_exclusion_each(motion, house, at_once):
    posts, _people, voters = house
    results = at_once(*[lambda n=n: exclude(motion=motion, voters=voters[n : n + 4]) for n in (0, 2, 0, 2)])
    assert [one for one in results if isinstance(one, Exception)] == []
    assert sum(map(len, results)) == Exclusion.objects.filter(lifted=None).count() == 6
    assert yes(posts[0]) == 2
    assert faults() == []


def test_lifted_twice_and_made_anew_at_once_the_tallies_agree_with_who_is_excluded(motion, house, at_once):
    posts, _people, voters = house
    made = exclude(motion=motion, voters=voters[:4])
    lift = lambda: include(exclusions=made)
    results = at_once(lift, lambda: exclude(motion=motion, voters=voters[:2]), lift)
    assert [one for one in results if isinstance(one, Exception)] == []
    assert sorted((results[0], results[2])) == [0, 4]
    assert yes(posts[0]) == 8 - Exclusion.objects.filter(lifted=None).count()
    assert faults() == []


def test_the_close_and_an_exclusion_at_once_are_one_after_the_other(motion, house, host, at_once):
    posts, _people, voters = house
    closing = lambda: close(motion=motion, by=host, reason="It is late.")
    excluded, _closed = at_once(lambda: exclude(motion=motion, voters=voters[:3]), closing)
    assert isinstance(excluded, (list, Refusal))
    assert yes(posts[0]) == (8 if isinstance(excluded, Refusal) else 5)
    assert faults() == []
