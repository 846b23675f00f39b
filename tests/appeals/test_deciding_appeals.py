"""Deciding appeals: by somebody else; what succeeds is as it was."""

import pytest
from django.contrib.auth.models import AnonymousUser

from debates.appeals.models import Appeal
from debates.appeals.policy import may_decide_appeal
from debates.appeals.services import appeal, decide
from debates.appeals.states import Outcome
from debates.moderation.models import Case, Decision, Report
from debates.moderation.services import undo
from debates.moderation.states import State
from debates.posts.derived import faults
from debates.posts.ruling import change_state
from debates.posts.states import State as PostState
from debates.voting.models import Voter
from forum.accounts.roles import Role
from forum.audit.models import Entry
from forum.web.refusal import Refusal
from tests.conftest import argue, make_person, say, stand, vote
from tests.moderation.conftest import decided, now, reported

from .conftest import WORDS, answered, appealed, statement_of

pytestmark = pytest.mark.django_db


def test_an_appeal_that_succeeds_puts_everything_back_with_one_row_in_the_log(post, moderator, senior):
    decision = decided(reported(post), moderator, sanction="suspend", hours=24)
    made = answered(appealed(decision, now(post.author)), senior)
    assert (now(post).state, now(post.author).is_suspended) == (PostState.VISIBLE, False)
    assert (now(decision.case).state, Report.objects.get().outcome) == (State.OVERTURNED, "disagreed")
    assert statement_of(decision).withdrawn is not None
    restoring = Decision.objects.get(undoes=decision)
    assert (restoring.action, restoring.origin, restoring.by) == ("restore", "appeal", senior)
    entries = list(Entry.objects.order_by("number"))
    assert [entry.act for entry in entries] == ["decision", "appealed", "appeal_decided"]
    facts = entries[-1].facts
    assert {name: facts[name] for name in ("appeal", "decision", "outcome", "alone", "role", "restoring")} == {
        "appeal": made.pk, "decision": decision.pk, "outcome": "overturned", "alone": False, "role": "senior",
        "restoring": restoring.pk,
    }  # fmt: skip
    assert faults() == []


def test_an_appeal_that_fails_leaves_everything_with_an_answer(post, moderator, senior):
    decision = decided(reported(post), moderator)
    made = answered(appealed(decision), senior, "upheld", "It is about Oleg.")
    assert (now(post).state, now(decision.case).state) == (PostState.REMOVED, State.UPHELD)
    assert (made.outcome, made.answer, made.decider) == ("upheld", "It is about Oleg.", senior)
    entry = Entry.objects.order_by("number").last()
    assert (entry.act, entry.facts["outcome"], entry.facts["seat"]) == ("appeal_decided", "upheld", 2)
    assert statement_of(decision).withdrawn is None


def test_words_taken_out_come_back(motion, person, moderator, senior):
    told = say(motion, person, "My number is 555 1234, call me.")
    decision = decided(reported(told), moderator, "redact", "personal_data", passages=("555 1234",))
    answered(appealed(decision), senior)
    assert now(told).body == "My number is 555 1234, call me."


def test_excluded_votes_count_again_and_who_appeals_second_finds_nothing_left_to_do(motion, person, moderator, senior):
    argument, voters = argue(motion, person), [make_person() for _ in range(3)]
    for voter in voters:
        stand(motion, voter)
        vote(argument, voter)
    ids = tuple(Voter.objects.filter(person__in=voters).values_list("pk", flat=True))
    decision = decided(reported(motion, reason="spam"), moderator, "exclude_votes", "spam", voters=ids)
    one, two = [appeal(against=decision.statements.get(person=voter), by=voter, text=WORDS) for voter in voters[:2]]
    answered(one, senior)
    argument.tally.refresh_from_db()
    assert (argument.tally.yes, now(decision.case).state) == (3, State.APPEALED)
    answered(two, senior)
    assert (Decision.objects.filter(undoes=decision).count(), now(decision.case).state) == (1, State.OVERTURNED)


def test_what_was_removed_for_good_stays_gone_and_only_the_record_is_corrected(post, senior, admin):
    decision = decided(reported(post), senior, "purge", "illegal", law="Penal Code, 153")
    made = answered(appealed(decision), admin)
    assert (now(post).state, made.outcome, now(decision.case).state) == ("purged", "overturned", State.OVERTURNED)


class TestReporters:
    def test_what_succeeds_is_looked_at_again_with_what_was_reported(self, post, moderator, senior, other):
        decision = decided(reported(post, other), moderator, "dismiss", facts="")
        answered(appeal(against=Report.objects.get(), by=other, text=WORDS), senior)
        assert now(decision.case).state == State.OVERTURNED
        anew = Case.objects.get(state=State.OPEN)
        assert (anew.post, anew.tray) == (post, "reported")
        assert [(report.reporter, report.reason) for report in anew.reports.all()] == [(other, "harassment")]
        assert decision.case.reports.get().outcome == "agreed"
        assert now(post).state == PostState.VISIBLE

    def test_nothing_opens_for_what_was_withdrawn_since(self, post, moderator, senior, other):
        decided(reported(post, other), moderator, "dismiss", facts="")
        change_state(post=post, to=PostState.WITHDRAWN)
        made = answered(appeal(against=Report.objects.get(), by=other, text=WORDS), senior)
        assert (made.outcome, Case.objects.count()) == ("overturned", 1)

    def test_what_fails_stays_in_order(self, post, moderator, senior, other):
        decision = decided(reported(post, other), moderator, "dismiss", facts="")
        answered(appeal(against=Report.objects.get(), by=other, text=WORDS), senior, "upheld")
        assert (now(decision.case).state, Report.objects.get().outcome) == (State.UPHELD, "disagreed")


def test_an_appeal_against_what_was_undone_meanwhile_changes_nothing_more(post, moderator, senior):
    decision = decided(reported(post), moderator)
    made = appealed(decision)
    undo(decision=decision, by=moderator)
    answered(made, senior)
    assert (now(decision.case).state, now(post).state) == (State.OPEN, PostState.VISIBLE)


class TestWho:
    def test_who_decided_first_does_not_while_somebody_else_could(self, post, senior, admin):
        made = appealed(decided(reported(post), senior))
        with pytest.raises(Refusal, match="You made this decision yourself"):
            answered(made, senior)
        assert answered(made, admin).is_alone is False

    def test_who_is_alone_on_the_site_does_and_the_log_shows_it(self, post, senior):
        made = answered(appealed(decided(reported(post), senior)), senior, "upheld")
        assert made.is_alone
        assert Entry.objects.order_by("number").last().facts["alone"] is True

    @pytest.mark.parametrize("field", [{"is_active": False}, {"role": Role.MODERATOR}])
    def test_who_cannot_decide_does_not_count_as_somebody_else(self, field, post, senior):
        make_person(**({"role": Role.SENIOR} | field))
        assert answered(appealed(decided(reported(post), senior)), senior).is_alone

    @pytest.mark.parametrize("role", [Role.MEMBER, Role.MODERATOR, Role.AUDITOR])
    def test_others_do_not(self, role, post, moderator):
        made = appealed(decided(reported(post), moderator))
        with pytest.raises(Refusal) as refusal:
            answered(made, make_person(role=role))
        assert refusal.value.refused.status == 403
        assert may_decide_appeal(AnonymousUser(), made).status == 401

    def test_who_argued_in_the_debate_does_not(self, post, motion, moderator, senior):
        argue(motion, senior)
        make_person(role=Role.SENIOR)
        with pytest.raises(Refusal, match="argued in this debate"):
            answered(appealed(decided(reported(post), moderator)), senior)

    def test_nobody_decides_their_own_appeal(self, motion, moderator, senior):
        stand(motion, senior)
        voter = Voter.objects.get(person=senior)
        case = reported(motion, reason="spam")
        decision = decided(case, moderator, "exclude_votes", "spam", voters=(voter.pk,))
        with pytest.raises(Refusal, match="your own appeal"):
            answered(appealed(decision), senior)

    def test_nobody_decides_twice_or_without_a_word(self, post, moderator, senior, admin):
        made = appealed(decided(reported(post), moderator))
        with pytest.raises(Refusal, match="Say it in words"):
            answered(made, senior, answer=" ")
        answered(made, senior)
        with pytest.raises(Refusal, match="decided already"):
            answered(made, admin, "upheld")
        assert Appeal.objects.get().outcome == "overturned"


def test_a_moderator_who_decides_meanwhile_is_not_overwritten(post, moderator, senior):
    from .test_appealing import hidden_by_itself

    case, decision = hidden_by_itself(post)
    made = appealed(decision)
    decided(case, moderator, "remove")
    decide(appeal=made, by=senior, outcome=Outcome.OVERTURNED, answer="Too quick.")
    assert (now(post).state, now(case).state) == (PostState.REMOVED, State.DECIDED)
