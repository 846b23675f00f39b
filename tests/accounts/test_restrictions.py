"""Holding somebody back: for a time or until it is lifted, what they may not do meanwhile, and what they are told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from debates.articles.policy import may_change_showing
from debates.corrections.policy import may_correct
from debates.motions.policy import may_open, may_rule
from debates.posts.policy import may_post, may_revise, may_withdraw, may_write
from debates.posts.services import revise, withdraw
from debates.voting.policy import may_credit, may_stand, may_vote
from forum.accounts.curbs import FOREVER, Curb
from forum.accounts.derived import curb_faults, rebuild_curbs
from forum.accounts.models import Restriction, User
from forum.accounts.policy import (
    has,
    may_as_member,
    may_change_addresses,
    may_import,
)
from forum.accounts.restricting import lift, restrict
from forum.accounts.roles import Ability
from forum.web.refusal import Refusal
from tests.conftest import browser_of, make_person, reply, say, stand
from tests.uploads.pictures import sent

pytestmark = pytest.mark.django_db


def in_hours(hours: int):
    return timezone.now() + timedelta(hours=hours)


def again(person: User) -> User:
    return User.objects.get(pk=person.pk)


def run_out(person: User) -> User:
    """Return the person after everything that has an end has ended."""
    past = timezone.now() - timedelta(minutes=1)
    begun = past - timedelta(days=1)
    Restriction.objects.filter(person=person).exclude(until=None).update(starts=begun, until=past)
    rebuild_curbs()
    return again(person)


class TestInForce:
    def test_it_holds_until_its_end_and_not_after(self, person):
        restrict(person=person, kind=Curb.SILENCE, until=in_hours(24))
        assert again(person).is_silenced
        assert not run_out(person).is_silenced

    def test_without_an_end_it_holds_until_it_is_lifted(self, person, other):
        made = restrict(person=person, kind=Curb.SUSPEND, until=None)
        assert (again(person).suspended_until, again(other).suspended_until) == (FOREVER, None)
        lift(restriction_id=made.pk)
        assert again(person).suspended_until is None

    def test_lifting_twice_keeps_the_first_time_and_lifting_nothing_does_nothing(self, person):
        made = restrict(person=person, kind=Curb.HOLD, until=None)
        lift(restriction_id=made.pk)
        first = Restriction.objects.get(pk=made.pk).lifted
        lift(restriction_id=made.pk)
        assert Restriction.objects.get(pk=made.pk).lifted == first
        lift(restriction_id=made.pk + 1_000)

    def test_of_two_the_longer_one_counts_and_lifting_it_leaves_the_other(self, person):
        short = restrict(person=person, kind=Curb.SUSPEND, until=in_hours(24))
        ban = restrict(person=person, kind=Curb.BAN, until=in_hours(1))
        assert (ban.until, again(person).suspended_until) == (None, FOREVER)
        lift(restriction_id=ban.pk)
        assert again(person).suspended_until == short.until

    def test_each_kind_has_its_own_effect(self, person):
        restrict(person=person, kind=Curb.HOLD, until=in_hours(2))
        held = again(person)
        assert (held.is_held, held.is_silenced, held.is_suspended) == (True, False, False)

    def test_a_restriction_says_itself_whether_it_holds(self, person):
        made = restrict(person=person, kind=Curb.HOLD, until=in_hours(2))
        assert made.is_in_force
        made.lifted = timezone.now()
        assert not made.is_in_force
        assert str(made) == f"hold of {person.pk}"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"kind": "exile"},
            {"kind": "ban", "until": in_hours(9)},
            {"until": in_hours(-9)},
            {"lifted": in_hours(-9)},
        ],
    )
    def test_the_database_refuses_what_is_no_restriction(self, person, wrong):
        with pytest.raises(IntegrityError), transaction.atomic():
            Restriction.objects.create(person=person, **{"kind": "silence", **wrong})
        assert Restriction.objects.create(person=person, kind="silence", until=in_hours(9), lifted=in_hours(1)).pk

    def test_what_is_kept_beside_the_person_can_be_checked_and_made_anew(self, person, other):
        restrict(person=person, kind=Curb.SILENCE, until=None)
        assert curb_faults() == []
        User.objects.filter(pk=person.pk).update(silenced_until=None)
        User.objects.filter(pk=other.pk).update(held_until=FOREVER)
        assert len(curb_faults()) == 2
        assert rebuild_curbs() == User.objects.count()
        assert curb_faults() == []
        assert again(person).is_silenced


class TestSilenced:
    def test_they_post_nothing_and_vote_on(self, person, other, motion):
        theirs = say(motion, other)
        made = restrict(person=person, kind=Curb.SILENCE, until=in_hours(24))
        for may in (may_post, may_write):
            assert "may not post until" in may(person, motion).reason
        assert "(UTC)" in may_post(person, motion).reason
        assert "may not post until" in may_correct(person, theirs).reason
        assert may_stand(person, motion)
        assert may_vote(person, theirs)
        assert may_as_member(person, Ability.REPORT)
        lift(restriction_id=made.pk)
        assert may_post(again(person), motion)
        assert may_correct(again(person), theirs)

    def test_they_change_nothing_that_they_said_but_may_take_it_back(self, person, motion):
        post = say(motion, person)
        restrict(person=person, kind=Curb.SILENCE, until=in_hours(24))
        assert "may not post" in may_revise(person, post).reason
        with pytest.raises(Refusal, match="may not post"):
            revise(post=post, by=person, body="Something else.", seen=1)
        assert may_revise(run_out(person), post)
        assert may_withdraw(person, post)
        withdraw(post=post, by=person)

    def test_they_bring_no_article_and_open_no_debate(self):
        trusted = make_person(trust=1)
        made = restrict(person=trusted, kind=Curb.SILENCE, until=None)
        for may in (may_import, may_open):
            assert "may not post until this is lifted" in may(trusted).reason
        lift(restriction_id=made.pk)
        assert may_import(again(trusted))
        assert may_open(again(trusted))

    def test_they_do_not_say_what_changed_their_mind(self, person, motion):
        stand(motion, person, "for")
        newest = stand(motion, person, "against").stance
        assert may_credit(person, motion, newest)
        restrict(person=person, kind=Curb.SILENCE, until=None)
        assert "may not post" in may_credit(person, motion, newest).reason

    def test_a_form_comes_back_with_their_words_and_the_reason(self, person, motion):
        restrict(person=person, kind=Curb.SILENCE, until=in_hours(24))
        typed = {"body": "Kept words.", "relation": "comments", "client_key": "5b0b1c04-6a57-4b5f-9b0f-0c6b5c1f9d11"}
        client = Client(headers={"host": "testserver", "origin": "http://testserver"})
        client.force_login(person)
        answer = client.post(f"{motion.get_absolute_url()}p/1/posts/", typed)
        assert answer.status_code == 403
        assert b"may not post until" in answer.content
        assert b"Kept words." in answer.content

    def test_they_send_no_picture_but_change_their_address(self, person):
        restrict(person=person, kind=Curb.SILENCE, until=in_hours(24))
        answer = browser_of(person).post(reverse("markdownx_upload"), {"image": sent()})
        assert (answer.status_code, "may not post" in answer.json()["reason"]) == (403, True)
        assert may_change_addresses(person)


class TestSuspended:
    def test_they_may_do_nothing_but_read_and_appeal(self, moderator, motion):
        made = restrict(person=moderator, kind=Curb.SUSPEND, until=in_hours(72))
        assert {ability for ability in Ability if has(moderator, ability)} == {Ability.APPEAL}
        for answer in (may_post(moderator, motion), may_stand(moderator, motion), may_rule(moderator, motion)):
            assert "is suspended until" in answer.reason
        assert "is suspended" in may_as_member(moderator, Ability.REPORT).reason
        lift(restriction_id=made.pk)
        assert has(again(moderator), Ability.MODERATE)
        assert may_rule(again(moderator), motion)

    def test_a_banned_person_logs_in_and_reads(self, person, other, motion):
        reply(say(motion, other), other)
        restrict(person=person, kind=Curb.BAN, until=None)
        page = browser_of(person).get(motion.get_absolute_url())
        assert page.status_code == 200
        assert "suspended until this is lifted" in page.content.decode()

    def test_they_rule_no_debate_though_they_host_it(self, host, motion):
        restrict(person=host, kind=Curb.SUSPEND, until=in_hours(24))
        assert "is suspended" in may_rule(host, motion).reason
        assert may_rule(run_out(host), motion)

    def test_they_take_down_no_article_though_they_brought_it(self, person, motion):
        motion.article.added_by = person
        assert may_change_showing(person, motion.article)
        restrict(person=person, kind=Curb.SUSPEND, until=in_hours(24))
        assert "is suspended" in may_change_showing(person, motion.article).reason

    def test_they_change_no_address_but_have_theirs_confirmed(self, person):
        made = restrict(person=person, kind=Curb.SUSPEND, until=in_hours(24))
        client, new = browser_of(person), {"action_add": "", "email": "new@example.org"}
        refused = client.post("/accounts/email/", new)
        assert (refused.status_code, b"is suspended until" in refused.content) == (403, True)
        assert client.post("/accounts/email/", {"action_send": "", "email": person.email}).status_code == 302
        lift(restriction_id=made.pk)
        assert client.post("/accounts/email/", new).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_restrictions_at_once_both_count(person, at_once):
    until = [in_hours(24), in_hours(48)]
    at_once(*(lambda u=u: restrict(person=person, kind=Curb.SUSPEND, until=u) for u in until))
    assert Restriction.objects.filter(person=person).count() == 2
    assert again(person).suspended_until == until[1]
