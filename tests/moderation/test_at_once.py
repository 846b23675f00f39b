"""Several people at once: one case, one decision, one seat each, a log without a gap."""

from functools import partial

import pytest

from debates.moderation.models import Case, Decision, Report, Seat, Statement
from debates.moderation.reasons import Reason
from debates.moderation.reporting import report
from debates.moderation.services import Overtaken, claim, decide, undo
from debates.moderation.things import thing_of
from debates.posts.derived import faults
from debates.posts.models import Post
from debates.posts.services import revise, withdraw
from debates.posts.states import State as PostState
from forum.accounts.models import Restriction
from forum.accounts.roles import Role
from forum.audit.models import Entry
from forum.web.refusal import Refusal
from tests.conftest import argue, make_person, say

from .conftest import choice, decided, now, reported


def whole_log() -> bool:
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    return numbers == list(range(1, len(numbers) + 1))


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_ten_who_report_share_one_case(self, post, at_once):
        people = [make_person(trust=1) for _ in range(10)]
        acts = [partial(report, by=who, thing=thing_of(now(post)), reason=Reason.SPAM) for who in people]
        assert {one.case_id for one in at_once(*acts)} == {Case.objects.get().pk}
        case = Case.objects.get()
        assert Report.objects.count() == 10
        assert case.score == pytest.approx(10 * 0.5)

    def test_one_person_in_two_tabs_reports_once(self, post, other, at_once):
        act = partial(report, by=other, thing=thing_of(post), reason=Reason.SPAM)
        at_once(*[act] * 4)
        assert Report.objects.count() == 1

    def test_of_two_who_decide_one_decides_and_the_other_is_told(self, post, at_once):
        case = reported(post)
        keepers = [make_person(role=Role.MODERATOR) for _ in range(6)]
        actions = ("remove", "collapse", "hide", "dismiss", "approve", "warn")
        acts = [
            partial(decide, case=case, by=who, seen=1, choice=choice(action))
            for who, action in zip(keepers, actions, strict=True)
        ]
        done = at_once(*acts)
        assert sum(isinstance(one, Decision) for one in done) == 1
        assert sum(isinstance(one, Overtaken) for one in done) == 5
        assert Decision.objects.count() == Entry.objects.count() == 1
        assert Statement.objects.count() <= 1
        assert whole_log()
        assert faults() == []

    def test_many_decisions_at_once_leave_a_whole_log_and_a_seat_for_each(self, motion, at_once):
        keepers = [make_person(role=Role.MODERATOR) for _ in range(8)]
        cases = [reported(say(motion, make_person(), f"Kettle {n}.")) for n in range(8)]
        acts = [
            partial(decide, case=case, by=who, seen=1, choice=choice(sanction="silence", hours=24))
            for case, who in zip(cases, keepers, strict=True)
        ]
        assert all(isinstance(one, Decision) for one in at_once(*acts))
        assert sorted(Seat.objects.values_list("number", flat=True)) == list(range(1, 9))
        assert Entry.objects.count() == Statement.objects.count() == 8
        assert whole_log()
        assert faults() == []

    def test_a_decision_undone_in_two_tabs_is_undone_once(self, post, moderator, at_once):
        decision = decided(reported(post), moderator)
        done = at_once(*[partial(undo, decision=decision, by=moderator)] * 3)
        assert sum(isinstance(one, Decision) for one in done) == 1
        assert Decision.objects.count() == 2
        assert now(post).state == PostState.VISIBLE
        assert whole_log()

    def test_of_two_who_take_a_case_up_one_has_it(self, post, at_once):
        case = reported(post)
        keepers = [make_person(role=Role.MODERATOR) for _ in range(4)]
        done = at_once(*[partial(claim, case=case, by=who) for who in keepers])
        assert sum(isinstance(one, Case) for one in done) == 1

    def test_a_post_withdrawn_while_it_is_decided_on_is_one_of_the_two(self, post, person, moderator, at_once):
        case = reported(post)
        done = at_once(
            partial(withdraw, post=post, by=person), partial(decide, case=case, by=moderator, seen=1, choice=choice())
        )
        assert any(not isinstance(one, Exception) for one in done)
        assert all(isinstance(one, Post | Decision | Refusal) for one in done)
        state = now(post).state
        assert state in {PostState.WITHDRAWN, PostState.REMOVED}
        assert Decision.objects.exists() == (state == PostState.REMOVED)
        assert faults() == []

    def test_a_post_revised_while_it_is_decided_on_names_the_revision_it_was(self, post, person, moderator, at_once):
        case = reported(post)
        at_once(
            partial(revise, post=post, by=person, body="Other words.", seen=1),
            partial(decide, case=case, by=moderator, seen=1, choice=choice("collapse")),
        )
        decision = Decision.objects.get()
        assert decision.revision_number in {1, 2}
        assert now(post).state == PostState.COLLAPSED

    def test_votes_are_excluded_once(self, motion, moderator, at_once):
        from debates.voting.models import Exclusion, Voter
        from tests.conftest import stand, vote

        post, voter = argue(motion, make_person()), make_person()
        stand(motion, voter)
        vote(post, voter)
        ids = tuple(Voter.objects.filter(person=voter).values_list("pk", flat=True))
        case = reported(motion, reason="spam")
        keepers = [moderator, make_person(role=Role.MODERATOR)]
        acts = [
            partial(decide, case=case, by=who, seen=1, choice=choice("exclude_votes", "spam", voters=ids))
            for who in keepers
        ]
        done = at_once(*acts)
        assert sum(isinstance(one, Decision) for one in done) == 1
        assert Exclusion.objects.count() == 1

    def test_two_who_curb_one_person_leave_both_in_force(self, motion, at_once):
        author = make_person()
        cases = [reported(say(motion, author, f"Kettle {n}.")) for n in range(2)]
        keepers = [make_person(role=Role.MODERATOR) for _ in range(2)]
        acts = [
            partial(decide, case=case, by=who, seen=1, choice=choice(sanction="silence", hours=hours))
            for case, who, hours in zip(cases, keepers, (24, 72), strict=True)
        ]
        assert all(isinstance(one, Decision) for one in at_once(*acts))
        longest = max(Restriction.objects.values_list("until", flat=True))
        assert now(author).silenced_until == longest
