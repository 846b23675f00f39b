"""The page of one's own standing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forum.accounts.curbs import Curb
from forum.accounts.models import User
from forum.accounts.restricting import lift, restrict
from forum.accounts.roles import Role
from tests.conftest import browser_of, make_person, say

pytestmark = pytest.mark.django_db


def page_for(person: User) -> str:
    answer = browser_of(person).get("/standing/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_newcomer_reads_what_is_missing_and_what_is_used(person, other, motion, noise):
    say(motion, person, "See https://example.org/ for it.")
    say(motion, other)
    page = page_for(person)
    assert "trust 0 of 3" in page
    assert "Be here 1 day more." in page
    assert "Have 2 posts that everybody can read. You have 1." in page
    assert "Confirm your" not in page
    assert "<dt>20 posts in an hour</dt><dd>1 used, 19 left</dd><dd>all back" in page
    assert "<dt>5 links in a day</dt><dd>1 used, 4 left</dd>" in page
    assert "<dt>10 reports in a day</dt><dd>0 used, 10 left</dd><dd></dd>" in page
    assert "You can bring an article" not in page


def test_an_address_to_confirm_and_what_was_removed_are_named(person, motion):
    person.emailaddress_set.update(verified=False)
    post = say(motion, person)
    type(post).objects.filter(pk=post.pk).update(state="removed")
    page = page_for(person)
    assert "Confirm your e-mail address." in page
    assert "Of what you posted in the last 180 days, 100 in a hundred were removed. At most 25 may be." in page


def test_trust_shows_what_it_gives_and_the_next_level():
    page = page_for(make_person(trust=1))
    assert "You can bring an article and open a debate on it." in page
    assert "Where votes count from trust 1 on, or from less, yours count." in page
    assert "What is missing for trust 2" in page


def test_after_the_last_level_nothing_comes():
    assert "You have the highest trust." in page_for(make_person(trust=3))


def test_who_lacks_nothing_is_told_when_it_comes(person, motion):
    User.objects.filter(pk=person.pk).update(joined=timezone.now() - timedelta(days=2))
    say(motion, person)
    say(motion, person)
    assert "it is yours after the next count" in page_for(person)


def test_staff_read_the_limits_of_the_most_trusted(moderator):
    assert "100 links in a day" in page_for(moderator)


def test_an_auditor_reads_that_they_change_nothing():
    assert "Auditors read everything and change nothing." in page_for(make_person(role=Role.AUDITOR))


def test_what_is_in_force_is_named_and_what_is_over_is_not(person, other):
    until = timezone.now() + timedelta(hours=24)
    made = restrict(person=person, kind=Curb.SILENCE, until=until)
    restrict(person=person, kind=Curb.HOLD, until=None)
    restrict(person=other, kind=Curb.SUSPEND, until=None)
    page = page_for(person)
    assert "Nothing can be posted: since" in page
    assert "until it is lifted" in page
    assert "Reading and appealing alone" not in page
    assert "You can post, vote" not in page
    lift(restriction_id=made.pk)
    assert "Nothing can be posted: since" not in page_for(person)
    assert "You can post, vote" in page_for(person)


def test_the_way_there_stands_on_the_page_of_the_account(person):
    assert 'href="/standing/"' in browser_of(person).get("/accounts/").content.decode()


def test_the_page_costs_the_same_whatever_is_used(person, motion, django_assert_max_num_queries):
    client = browser_of(person)
    say(motion, person, "See https://example.org/ for it.")
    with django_assert_max_num_queries(8):
        client.get("/standing/")
