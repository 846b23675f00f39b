"""Decisions: what each does, to whom it owes a statement, and that the log has a row of it."""

import pytest
from django.db import IntegrityError, transaction

from debates.moderation.actions import ACTIONS, Action
from debates.moderation.choosing import Where
from debates.moderation.models import Case, Decision, Report, Statement
from debates.moderation.services import MOST_AT_ONCE, Overtaken, claim, decide, decide_many, release
from debates.moderation.states import Outcome, State
from debates.posts.models import Post
from debates.posts.states import State as PostState
from forum.audit.models import Entry
from forum.web.refusal import Refusal
from tests.conftest import argue, make_motion, make_person, reply, say

from .conftest import choice, decided, now, reported

OF_STATES = [
    ("collapse", PostState.COLLAPSED),
    ("hide", PostState.HIDDEN),
    ("remove", PostState.REMOVED),
    ("dismiss", PostState.VISIBLE),
    ("approve", PostState.VISIBLE),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "state"), OF_STATES)
def test_a_decision_brings_the_post_into_its_state(action, state, post, moderator, noise):
    decision = decided(reported(post), moderator, action)
    assert now(post).state == state
    assert decision.case.state == State.DECIDED
    assert not Post.objects.exclude(pk=post.pk).exclude(state=PostState.VISIBLE).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "state"), OF_STATES)
def test_who_is_restricted_gets_one_statement_and_the_log_one_row(action, state, post, moderator):
    decision = decided(reported(post), moderator, action)
    owed = [post.author_id] if ACTIONS[Action(action)].is_restricting else []
    assert list(Statement.objects.values_list("person", flat=True)) == owed
    rows = Entry.objects.all()
    assert [(row.act, row.facts["decision"], row.facts["action"]) for row in rows] == [
        ("decision", decision.pk, action)
    ]


@pytest.mark.django_db
def test_the_log_holds_no_words(post, moderator):
    decided(reported(post, note="they insult me"), moderator)
    (row,) = Entry.objects.all()
    assert not any(word in str(row.facts) for word in ("insult", "sentence", post.body, post.author.handle))


@pytest.mark.django_db
def test_a_fault_between_leaves_nothing_of_a_decision(post, moderator, monkeypatch):
    case = reported(post)

    def fail(**kwargs):
        raise IntegrityError

    monkeypatch.setattr("debates.moderation.recording.append", fail)
    with pytest.raises(IntegrityError):
        decided(case, moderator, sanction="silence", hours=24)
    assert now(post).state == PostState.VISIBLE
    assert not Decision.objects.exists()
    assert not Statement.objects.exists()
    assert now(post.author).silenced_until is None
    assert now(case).state == State.OPEN


@pytest.mark.django_db
class TestOvertaken:
    def test_the_second_of_two_is_told_who_decided_what(self, post, moderator, senior):
        case = reported(post)
        decided(case, moderator, "collapse", "off_topic")
        with pytest.raises(Overtaken) as overtaken:
            decide(case=case, by=senior, seen=1, choice=choice())
        assert overtaken.value.refused.status == 409
        assert "moderator A: collapsed, off topic" in overtaken.value.refused.reason
        assert now(post).state == PostState.COLLAPSED

    def test_who_saw_it_before_it_was_taken_up_and_laid_back_is_told(self, post, moderator, senior):
        case = release(case=claim(case=reported(post), by=moderator), by=moderator)
        with pytest.raises(Overtaken, match="changed since you opened it"):
            decide(case=case, by=senior, seen=1, choice=choice())

    def test_who_saw_it_as_it_is_decides(self, post, senior):
        case = reported(post)
        assert decide(case=case, by=senior, seen=case.version, choice=choice()).by == senior

    def test_a_new_report_does_not_overtake(self, post, moderator):
        case = reported(post)
        reported(post)
        assert decide(case=case, by=moderator, seen=1, choice=choice()).case_id == case.pk


@pytest.mark.django_db
class TestClaims:
    def test_a_case_is_taken_up_and_laid_back(self, post, moderator):
        case = claim(case=reported(post), by=moderator)
        assert (case.state, case.claimed_by, case.version) == (State.CLAIMED, moderator, 2)
        assert release(case=case, by=moderator).state == State.OPEN

    def test_nobody_takes_up_what_somebody_else_is_at(self, post, moderator, senior):
        case = claim(case=reported(post), by=moderator)
        with pytest.raises(Overtaken, match="marta is at this case"):
            claim(case=case, by=senior)

    def test_what_somebody_else_took_up_is_not_laid_back(self, post, moderator, senior):
        case = claim(case=reported(post), by=moderator)
        assert release(case=case, by=senior).claimed_by_id == moderator.pk

    def test_a_member_takes_up_nothing(self, post, other):
        with pytest.raises(Refusal, match="Only moderators"):
            claim(case=reported(post), by=other)

    def test_what_is_decided_is_not_taken_up(self, post, moderator):
        case = reported(post)
        decided(case, moderator)
        with pytest.raises(Overtaken, match="Already decided"):
            claim(case=case, by=moderator)

    def test_whoever_has_it_takes_it_up_again_without_a_trace(self, post, moderator):
        case = claim(case=reported(post), by=moderator)
        assert claim(case=case, by=moderator).version == 2


@pytest.mark.django_db
class TestLacking:
    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"facts": " "}, "Say what the facts are"),
            ({"facts": "x" * 2_001}, "2001 characters"),
            ({"reason": "illegal"}, "Name the law"),
            ({"reason": "illegal", "law": "x" * 201}, "too long"),
            ({"sanction": "silence"}, "for how long"),
            ({"sanction": "suspend", "hours": 25}, "for how long"),
            ({"sanction": "collapse"}, "besides"),
        ],
    )
    def test_a_decision_that_lacks_something_is_refused_in_words(self, fields, told, post, moderator):
        with pytest.raises(Refusal, match=told) as refusal:
            decided(reported(post), moderator, **fields)
        assert refusal.value.refused.status == 422
        assert now(post).state == PostState.VISIBLE

    def test_what_restricts_nobody_needs_no_facts(self, post, moderator):
        assert decided(reported(post), moderator, "dismiss", facts="").pk


@pytest.mark.django_db
class TestMany:
    def test_each_is_decided_for_itself_with_a_result(self, motion, person, moderator):
        cases = [reported(say(motion, person, f"Kettle {n}.")) for n in range(3)]
        decided(cases[1], moderator)
        done = decide_many(items=[(case.pk, 1) for case in cases], by=moderator, choice=choice("collapse"))
        assert [bool(one.decision) for one in done] == [True, False, True]
        assert "Already decided" in done[1].refused
        assert {one.decision.origin for one in done if one.decision} == {"bulk"}
        assert Statement.objects.count() == Entry.objects.count() == 3

    def test_one_that_is_not_there_is_told(self, post, moderator):
        (done,) = decide_many(items=[(999_999, 1)], by=moderator, choice=choice())
        assert done.refused == "There is no such case."

    @pytest.mark.parametrize("number", [0, MOST_AT_ONCE + 1])
    def test_none_and_too_many_are_refused(self, number, moderator):
        with pytest.raises(Refusal, match="between 1 and 50"):
            decide_many(items=[(n, 1) for n in range(number)], by=moderator, choice=choice())


@pytest.mark.django_db
def test_reports_are_agreed_with_or_not(motion, person, moderator):
    right, wrong = reported(say(motion, person)), reported(say(motion, person, "Tea."))
    decided(right, moderator)
    decided(wrong, moderator, "dismiss")
    assert dict(Report.objects.values_list("case", "outcome")) == {
        right.pk: Outcome.AGREED,
        wrong.pk: Outcome.DISAGREED,
    }


@pytest.mark.django_db
def test_decisions_and_statements_never_change_and_stay(post, moderator):
    decision = decided(reported(post), moderator)
    statement = decision.statements.get()
    for act in (
        lambda: Decision.objects.filter(pk=decision.pk).update(facts="Other."),
        lambda: Decision.objects.filter(pk=decision.pk).delete(),
        lambda: Statement.objects.filter(pk=statement.pk).update(appeal_until=statement.made),
        lambda: Statement.objects.filter(pk=statement.pk).delete(),
    ):
        with pytest.raises(Exception, match=r"(?i)cannot|trigger|protect"), transaction.atomic():
            act()


@pytest.mark.django_db
class TestThreads:
    def test_a_thread_is_locked_and_opened_again(self, motion, person, other, moderator):
        top = say(motion, person)
        decided(reported(top), moderator, "lock")
        with pytest.raises(Refusal, match="locked"):
            reply(now(top), other)
        decided(reported(top), moderator, "unlock")
        assert reply(now(top), other).pk

    def test_a_debate_is_locked_with_one_log_row_and_a_statement_to_its_host(self, motion, host, moderator):
        decided(reported(motion), moderator, "lock", "spam")
        motion.refresh_from_db()
        assert motion.state == "locked"
        assert Statement.objects.get().person == host
        assert Entry.objects.count() == 1
        assert motion.rulings.get().reason


@pytest.mark.django_db
def test_a_post_is_moved_with_a_statement_to_its_author(person, moderator, host):
    motion = make_motion("This house would move", host)
    top = argue(motion, person)
    moved = argue(motion, make_person(), "Tea wakes it too.", "against")
    case = reported(moved)
    decision = decided(case, moderator, "move", "off_topic", place=Where(top.pk, "opposes"))
    assert now(moved).parent_id == top.pk
    assert decision.effects["place"]["side"] == "against"
    assert Statement.objects.get().person_id == moved.author_id
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_a_case_is_about_one_thing(post, motion):
    with pytest.raises(IntegrityError, match="case_is_about_one_thing"), transaction.atomic():
        Case.objects.create(post=post, motion=motion, tray="reported")
    with pytest.raises(IntegrityError, match="case_is_about_one_thing"), transaction.atomic():
        Case.objects.create(tray="reported")
