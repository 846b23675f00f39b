"""Notices are answered with the decision on their case, told after the minute in which it can be undone."""

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from debates.moderation.models import Case
from debates.moderation.services import undo
from debates.moderation.states import UNDO_WITHIN
from debates.notices import wording
from debates.notices.jobs import tell
from debates.notices.models import Notice
from debates.notices.services import TELL
from debates.notices.states import State
from forum.audit.models import Entry
from forum.letters.models import Letter
from tests.conftest import make_motion, make_person, say
from tests.moderation.conftest import decided
from tests.notices.given import noticed

pytestmark = pytest.mark.django_db
LAW = {"reason": "illegal", "law": "Penal Code, section 130"}


@pytest.fixture
def notice(motion, person) -> Notice:
    return noticed(say(motion, person), name="Nadia", email="nadia@example.org")


def now(notice: Notice) -> Notice:
    return Notice.objects.select_related("decision").get(pk=notice.pk)


def letters() -> list[str]:
    found = Letter.objects.filter(subject__contains="decided on").order_by("pk")
    return [bytes(letter.message).decode() for letter in found]


def test_what_is_removed_was_acted_on(notice, moderator):
    decision = decided(notice.case, moderator, "remove", **LAW)
    found = now(notice)
    assert (found.state, found.decision) == (State.ACTED, decision)
    assert wording.answer(found) == "It was removed. Reason: illegal content."
    assert wording.by_whom(found) == "A person decided."


def test_what_is_found_in_order_was_not_acted_on(notice, moderator):
    decided(notice.case, moderator, "dismiss")
    assert now(notice).state == State.NOT_ACTED
    assert "it stays" in wording.answer(now(notice))


def test_what_is_done_to_a_person_is_not_told(notice, moderator):
    decided(notice.case, moderator, "warn")
    assert wording.answer(now(notice)) == "Measures were taken against the account behind it. Reason: harassment."
    assert "warn" not in wording.answer(now(notice)).lower()


def test_a_notice_that_waits_has_no_answer(notice):
    assert (wording.answer(notice), wording.by_whom(notice)) == ("", "")


def test_other_notices_wait_on(notice, moderator):
    other = noticed(say(make_motion("This house would rather have milk"), make_person()))
    decided(notice.case, moderator)
    assert now(other).state == State.RECEIVED


def test_the_log_has_a_row_of_each_notice_and_ends_with_the_decision(notice, moderator):
    second = noticed(notice.case.post, text="By somebody else.")
    decision = decided(notice.case, moderator, "remove", **LAW)
    rows = list(Entry.objects.order_by("number"))
    assert [row.act for row in rows] == ["notice_decided", "notice_decided", "decision"]
    assert [row.facts["notice"] for row in rows[:2]] == [notice.pk, second.pk]
    assert rows[0].facts | {"notice": 0} == {
        "notice": 0, "outcome": "acted", "case": decision.case_id, "decision": decision.pk,
        "motion": notice.case.debate_id, "reason": "illegal",
    }  # fmt: skip


def test_the_answer_is_written_after_the_minute_in_which_it_can_be_undone(notice, moderator):
    decision = decided(notice.case, moderator, "remove", **LAW)
    job = ProcrastinateJob.objects.get(task_name=TELL)
    assert (job.args, job.scheduled_at) == (
        {"notice": notice.pk, "decision": decision.pk},
        decision.made + UNDO_WITHIN,
    )
    assert letters() == []
    tell(**job.args)
    (letter,) = letters()
    assert "It was removed" in letter
    assert notice.receipt in letter
    assert "article 21" in letter


def test_who_gave_no_address_gets_no_letter(motion, person, moderator):
    notice = noticed(say(motion, person))
    decision = decided(notice.case, moderator)
    assert not ProcrastinateJob.objects.filter(task_name=TELL).exists()
    tell(notice=notice.pk, decision=decision.pk)
    assert not Letter.objects.exists()


def test_what_is_undone_waits_again_and_no_letter_tells_of_it(notice, moderator):
    decision = decided(notice.case, moderator)
    undo(decision=decision, by=moderator)
    found = now(notice)
    assert (found.state, found.decision, found.decided) == (State.RECEIVED, None, None)
    tell(notice=notice.pk, decision=decision.pk)
    assert letters() == []
    decided(notice.case, moderator, "dismiss")
    assert now(notice).state == State.NOT_ACTED


def test_a_decision_by_itself_that_leaves_the_case_open_answers_nothing(notice):
    case = Case.objects.get(pk=notice.case_id)
    assert case.is_undecided
    assert now(notice).state == State.RECEIVED


def test_a_fault_in_the_decision_leaves_the_notice_as_it_was(notice, moderator, monkeypatch):
    def fail(**kwargs):
        raise IntegrityError

    monkeypatch.setattr("debates.moderation.recording.append", fail)
    with pytest.raises(IntegrityError):
        decided(notice.case, moderator)
    assert now(notice).state == State.RECEIVED
    assert not Entry.objects.exists()


def test_the_database_holds_that_an_answer_is_a_decision(notice):
    with pytest.raises(IntegrityError, match="notice_answered_by_a_decision"), transaction.atomic():
        Notice.objects.update(state=State.ACTED)
