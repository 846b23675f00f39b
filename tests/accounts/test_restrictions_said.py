"""What somebody is told who is held back: on every page, and where they are refused."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from debates.posts.policy import may_post
from forum.accounts.curbs import Curb
from forum.accounts.policy import has, may_as_member, why_held, why_not, why_restricted
from forum.accounts.restricting import restrict
from forum.accounts.roles import Ability
from tests.conftest import browser_of

pytestmark = pytest.mark.django_db


def in_hours(hours: int):
    return timezone.now() + timedelta(hours=hours)


def test_nobody_unrestricted_is_told_anything(person, motion):
    assert (why_restricted(person), why_held(person), why_not(person, "Tea.")) == ("", "", "Tea.")
    assert b"see \xe2\x80\x9cDecisions about you" not in browser_of(person).get("/").content


def test_who_is_not_logged_in_is_told_to():
    nobody = AnonymousUser()
    assert may_as_member(nobody, Ability.REPORT).status == 401
    assert (why_restricted(nobody), why_held(nobody)) == ("", "")


def test_who_is_held_is_told_so_on_every_page_and_posts_on(person, motion):
    restrict(person=person, kind=Curb.HOLD, until=in_hours(24))
    assert may_post(person, motion)
    assert "is looked at by a moderator before others see it." in why_held(person)
    assert "looked at by a moderator" in browser_of(person).get("/").content.decode()
    restrict(person=person, kind=Curb.HOLD, until=None)
    assert "until this is lifted" in why_held(person)


def test_being_suspended_is_said_before_being_silenced(person):
    restrict(person=person, kind=Curb.SILENCE, until=None)
    restrict(person=person, kind=Curb.SUSPEND, until=in_hours(24))
    assert "is suspended until" in why_restricted(person)
    assert "is suspended until" in why_not(person, "Tea.")


@pytest.mark.parametrize(("ability", "told"), [("VOTE", "vote"), ("REPORT", "report"), ("POST", "post")])
def test_a_closed_account_is_told_what_it_may_not(person, ability, told):
    person.is_active = False
    assert may_as_member(person, Ability[ability]).reason == f"Your account may not {told}."


def test_saying_so_costs_no_question(person, motion, django_assert_num_queries):
    restrict(person=person, kind=Curb.SILENCE, until=in_hours(24))
    with django_assert_num_queries(0):
        assert why_restricted(person)
        assert not has(person, Ability.POST)
