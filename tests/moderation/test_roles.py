"""Who may decide what: the table of roles, and who has a stake."""

import pytest
from django.contrib.auth.models import AnonymousUser

from debates.moderation.actions import ACTIONS, Action, Target
from debates.moderation.models import Case
from debates.moderation.policy import conflict_of, may_decide, may_read, may_report, may_see_queue, visible_cases
from debates.moderation.reasons import Reason
from debates.moderation.services import decide
from debates.moderation.things import thing_of
from debates.motions.models import MotionRole
from debates.motions.states import Part
from forum.accounts.roles import Role
from forum.web.refusal import Refusal
from tests.conftest import argue, make_motion, make_person, say

from .conftest import choice, decided, now, reported

SENIORS = {Action.BAN, Action.PURGE}
HOSTS = {
    Action.DISMISS, Action.APPROVE, Action.COLLAPSE, Action.LOCK, Action.UNLOCK, Action.REMOVE, Action.MOVE,
}  # fmt: skip


def allowed(person, thing, reason: Reason = Reason.OFF_TOPIC) -> set[Action]:
    return {action for action in ACTIONS if may_decide(person, thing, action, reason)}


ON_POSTS = {action for action, rule in ACTIONS.items() if Target.POST in rule.on}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.MEMBER, set()),
        (Role.AUDITOR, set()),
        (Role.MODERATOR, ON_POSTS - SENIORS),
        (Role.SENIOR, ON_POSTS),
        (Role.ADMIN, ON_POSTS),
    ],
)
def test_what_each_role_decides_on_a_post(role, expected, post):
    assert allowed(make_person(role=role), thing_of(post)) == expected


@pytest.mark.django_db
class TestOfOneDebate:
    def test_a_host_tidies_their_own_debate(self, post, host):
        assert allowed(host, thing_of(post)) == HOSTS

    def test_a_host_removes_nothing_but_what_is_off_topic(self, post, host):
        assert allowed(host, thing_of(post), Reason.HATE) == HOSTS - {Action.REMOVE, Action.MOVE}

    def test_a_host_decides_nothing_elsewhere(self, person, host):
        assert allowed(host, thing_of(now(say(make_motion("This house sleeps"), person)))) == set()

    def test_a_host_does_nothing_to_the_author(self, post, host):
        assert not may_decide(host, thing_of(post), Action.REMOVE, Reason.OFF_TOPIC, Action.WARN)

    def test_a_moderator_of_one_debate_decides_there_as_moderators_do(self, post, motion, other):
        MotionRole.objects.create(motion=motion, person=other, part=Part.MODERATOR)
        assert allowed(other, thing_of(post)) == ON_POSTS - SENIORS
        elsewhere = now(say(make_motion("This house sleeps"), make_person()))
        other.__dict__.pop("_keeps_order", None)
        assert allowed(other, thing_of(elsewhere)) == set()

    def test_each_sees_the_cases_that_are_theirs(self, post, motion, host, moderator, other):
        ours = reported(post)
        reported(say(make_motion("This house sleeps"), make_person()))
        seen = {who: Case.objects.filter(visible_cases(who)).count() for who in (host, moderator, other)}
        assert seen == {host: 1, moderator: 2, other: 0}
        assert Case.objects.filter(visible_cases(host)).get() == ours
        assert not Case.objects.filter(visible_cases(AnonymousUser())).exists()

    def test_the_queue_is_there_for_whoever_has_one(self, motion, host, moderator, other):
        auditor = make_person(role=Role.AUDITOR)
        assert [bool(may_see_queue(who)) for who in (host, moderator, auditor, other, AnonymousUser())] == [
            True, True, True, False, False,
        ]  # fmt: skip


@pytest.mark.django_db
class TestStakes:
    def test_nobody_decides_on_their_own_post(self, motion, moderator):
        own = now(say(motion, moderator))
        with pytest.raises(Refusal, match="in their own cause"):
            decided(reported(own), moderator)

    def test_nobody_decides_on_what_they_reported(self, post, moderator):
        with pytest.raises(Refusal, match="You reported it yourself"):
            decided(reported(post, moderator), moderator)

    def test_nobody_decides_where_they_argued(self, motion, post, moderator):
        argue(motion, moderator)
        with pytest.raises(Refusal, match="You argued in this debate"):
            decided(reported(post), moderator)

    def test_a_comment_is_no_stake(self, motion, post, moderator):
        say(motion, moderator)
        assert decided(reported(post), moderator).pk

    def test_an_administrator_may_all_the_same_and_it_is_written_down(self, motion, post, admin):
        argue(motion, admin)
        with pytest.raises(Refusal, match="You argued"):
            decided(reported(post), admin)
        decision = decided(Case.objects.get(), admin, overrides=True)
        assert decision.is_override

    def test_where_there_is_no_stake_nothing_is_overridden(self, post, admin):
        assert not decided(reported(post), admin, overrides=True).is_override

    def test_a_moderator_overrides_nothing(self, motion, post, moderator):
        argue(motion, moderator)
        with pytest.raises(Refusal, match="You argued"):
            decided(reported(post), moderator, overrides=True)

    def test_a_bystander_has_no_stake(self, post, moderator):
        assert conflict_of(moderator, thing_of(post), reported(post)) == ""


@pytest.mark.django_db
class TestRefusals:
    def test_what_is_for_people_is_not_done_to_a_debate(self, motion, moderator):
        answer = may_decide(moderator, thing_of(motion), Action.REMOVE, Reason.SPAM)
        assert (bool(answer), answer.status) == (False, 422)

    def test_a_visitor_is_asked_to_log_in(self, post):
        assert may_decide(AnonymousUser(), thing_of(post), Action.HIDE, Reason.SPAM).status == 401
        assert may_report(AnonymousUser(), thing_of(post)).status == 401

    def test_who_keeps_order_is_restricted_by_administrators_alone(self, motion, moderator, senior, admin):
        post = now(say(motion, moderator))
        case = reported(post)
        with pytest.raises(Refusal, match="keeps order here as well"):
            decide(case=case, by=senior, seen=1, choice=choice(sanction="silence", hours=24))
        assert decide(case=case, by=admin, seen=1, choice=choice(sanction="silence", hours=24)).pk

    def test_who_is_suspended_reports_nothing(self, post, other, moderator):
        decided(reported(now(other), reason="spam"), moderator, "suspend", "spam", hours=24)
        assert "suspended" in may_report(now(other), thing_of(post)).reason


@pytest.mark.django_db
def test_a_statement_is_read_by_who_it_is_to_and_who_sees_cases(post, person, other, moderator):
    statement = decided(reported(post), moderator).statements.get()
    assert [bool(may_read(who, statement)) for who in (person, moderator, other, AnonymousUser())] == [
        True, True, False, False,
    ]  # fmt: skip
    assert (may_read(other, statement).status, may_read(AnonymousUser(), statement).status) == (404, 401)
