"""Trust is reckoned from what people posted, never beneath what was granted."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.utils import timezone

from debates.posts.models import Post
from debates.standing import services
from debates.standing.earning import Facts
from debates.standing.jobs import reckon_all
from debates.standing.queries import facts
from debates.standing.services import reckon
from forum.accounts.models import User
from forum.accounts.services import set_trust
from tests.conftest import make_person, reply, say

pytestmark = pytest.mark.django_db


def trust_of(person: User) -> int:
    return User.objects.get(pk=person.pk).trust


@pytest.fixture
def settled(person, motion, noise) -> User:
    """Somebody who is here for ten days and has two posts that all may read."""
    User.objects.filter(pk=person.pk).update(joined=timezone.now() - timedelta(days=10))
    reply(say(motion, person), person)
    return person


def removed(person: User, motion, many: int, state: str = "removed", days_ago: int = 0) -> None:
    for _ in range(many):
        post = say(motion, person)
        Post.objects.filter(pk=post.pk).update(state=state, created=timezone.now() - timedelta(days=days_ago))


class TestFacts:
    def test_each_state_counts_for_what_it_is(self, settled, motion):
        for state in ("collapsed", "held", "hidden", "withdrawn", "removed"):
            removed(settled, motion, 1, state)
        removed(settled, motion, 1, "visible", days_ago=200)
        removed(settled, motion, 1, "removed", days_ago=200)
        assert facts([settled.pk]) == {settled.pk: Facts(True, 10, 4, 3, 1)}

    def test_who_posted_nothing_has_nothing_and_who_is_no_more_is_not_told_of(self, other):
        assert facts([other.pk, other.pk + 1_000]) == {other.pk: Facts(True, 0, 0, 0, 0)}

    def test_an_address_that_is_not_confirmed_is_none(self, settled):
        EmailAddress.objects.filter(user=settled).update(verified=False)
        assert not facts([settled.pk])[settled.pk].is_confirmed

    def test_of_many_it_costs_as_much_as_of_one(self, settled, other, django_assert_num_queries):
        with django_assert_num_queries(3):
            facts([settled.pk, other.pk])


class TestReckoning:
    def test_who_has_what_a_level_asks_gets_it_and_others_do_not(self, settled, other):
        assert reckon(person_id=settled.pk)
        assert not reckon(person_id=other.pk)
        assert (trust_of(settled), trust_of(other)) == (1, 0)

    def test_it_is_lost_again_with_what_is_removed(self, settled, motion):
        reckon(person_id=settled.pk)
        removed(settled, motion, 1)
        assert reckon(person_id=settled.pk)
        assert trust_of(settled) == 0

    def test_what_was_granted_stays(self, motion):
        granted = make_person(trust=2)
        assert not reckon(person_id=granted.pk)
        assert set_trust(person=granted, earned=3)
        assert not set_trust(person=granted, earned=3)
        assert set_trust(person=granted, earned=0)
        assert (trust_of(granted), User.objects.get(pk=granted.pk).trust_granted) == (2, 2)

    def test_somebody_who_left_is_no_obstacle(self):
        assert not reckon(person_id=999_999)

    def test_every_night_all_are_reckoned_in_batches(self, settled, other, monkeypatch):
        monkeypatch.setattr(services, "BATCH", 2)
        User.objects.filter(pk=other.pk).update(trust=3)
        reckon_all(timestamp=0)
        assert (trust_of(settled), trust_of(other)) == (1, 0)
        assert services.reckon_all() == 0

    def test_confirming_the_address_counts_at_once(self, settled):
        address = EmailAddress.objects.get(user=settled)
        email_confirmed.send(EmailAddress, request=None, email_address=address)
        assert trust_of(settled) == 1
