"""Who may say what when: every phase, everybody, every kind of saying. A refusal says what comes next."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from debates.motions.clock import ALLOWS, Say, Stage, Who, planned
from debates.motions.policy import may_speak
from debates.motions.roles import invite
from debates.motions.services import close, lock
from tests.motions.phases import DAY, in_phase, with_terms

pytestmark = pytest.mark.django_db
BY_SPEAKERS = {Stage.STATEMENTS, Stage.REBUTTALS, Stage.CLOSING}
ARGUING = (Say.ARGUMENT, Say.COUNTER)


@pytest.fixture
def speaker(motion, host, other):
    invite(motion=motion, by=host, handle=other.handle, side="for")
    return other


@pytest.mark.parametrize("say", Say)
@pytest.mark.parametrize("stage", Stage)
def test_in_every_phase_speakers_and_others_say_what_it_allows(motion, person, speaker, stage, say):
    now = in_phase(motion, stage)
    for somebody, is_speaker in ((person, False), (speaker, True)):
        allowed = say == Say.COMMENT or (say in ALLOWS[stage] and (is_speaker or stage not in BY_SPEAKERS))
        answer = may_speak(somebody, now, say, "for" if say == Say.ARGUMENT else None)
        assert bool(answer) == allowed
        if not answer:
            assert answer.status == (409 if say not in ALLOWS[stage] else 403)


@pytest.mark.parametrize("stage", Stage)
def test_comments_that_follow_the_phases_are_taken_on_the_floor_alone(motion, person, stage):
    now = in_phase(motion, stage, comments_follow=True)
    answer = may_speak(person, now, Say.COMMENT)
    assert bool(answer) == (stage == Stage.FLOOR)
    if stage in {Stage.OPENING_VOTE, Stage.STATEMENTS, Stage.REBUTTALS}:
        assert "Comments wait for the floor here, as the host decided. It begins on" in answer.reason
    if stage in {Stage.CLOSING, Stage.FINAL_VOTE}:
        assert answer.reason.endswith("and the floor is over.")


@pytest.mark.parametrize("stage", Stage)
def test_where_comments_follow_the_phases_no_refusal_sends_people_to_comment(motion, person, stage):
    for follow in (False, True):
        now = in_phase(motion, stage, comments_follow=follow)
        reasons = [answer.reason for say in ARGUING if not (answer := may_speak(person, now, say))]
        assert not any("You can comment" in reason for reason in reasons) or not follow
        if stage == Stage.FINAL_VOTE:
            assert all("You can comment" in reason for reason in reasons) != follow


def test_comments_that_follow_a_floor_that_there_is_not_are_never_taken_and_that_is_said(motion, person):
    spans = planned(timezone.now() - timedelta(hours=1), [Stage.STATEMENTS])
    answer = may_speak(person, with_terms(motion, spans=spans, comments_follow=True), Say.COMMENT)
    assert "this debate has none" in answer.reason


def test_a_speaker_speaks_for_their_side_alone(motion, speaker):
    now = in_phase(motion, Stage.STATEMENTS)
    assert may_speak(speaker, now, Say.ARGUMENT, "for")
    assert "other side: For" in may_speak(speaker, now, Say.ARGUMENT, "against").reason


def test_who_is_not_logged_in_is_taken_for_whoever_may_speak(motion):
    assert may_speak(AnonymousUser(), in_phase(motion, Stage.STATEMENTS), Say.ARGUMENT, "for")
    assert not may_speak(AnonymousUser(), in_phase(motion, Stage.FINAL_VOTE), Say.ARGUMENT, "for")


@pytest.mark.parametrize("voices", Who)
def test_in_an_open_debate_the_host_says_who_argues(motion, person, speaker, voices):
    now = with_terms(motion, voices=voices)
    for say in ARGUING:
        assert bool(may_speak(person, now, say)) == (voices == Who.EVERYBODY)
        assert bool(may_speak(speaker, now, say)) == (voices != Who.NOBODY)
    assert may_speak(person, now, Say.COMMENT)


def test_between_two_phases_nothing_is_argued_and_the_next_one_is_named(motion, person):
    now = timezone.now()
    first, second = planned(now - 4 * DAY, [Stage.STATEMENTS]), planned(now + DAY, [Stage.FLOOR])
    resting = with_terms(motion, spans=(*first, *second))
    answer = may_speak(person, resting, Say.ARGUMENT)
    assert "rests between two phases" in answer.reason
    assert "“Floor”" in answer.reason
    assert may_speak(person, resting, Say.COMMENT)


def test_in_the_last_phase_a_refusal_says_what_is_left_to_do(motion, person):
    reason = may_speak(person, in_phase(motion, Stage.FINAL_VOTE), Say.COUNTER).reason
    assert reason.startswith("Counterarguments are not taken in this phase: Final vote.")
    assert "You can comment" in reason


def test_before_it_opens_and_after_it_closes_nothing_is_said(motion, person, admin):
    coming = with_terms(motion, opens=timezone.now() + DAY)
    assert "opens on" in may_speak(person, coming, Say.COMMENT).reason
    assert "(UTC)" in may_speak(admin, coming, Say.ARGUMENT).reason
    over = with_terms(motion, opens=timezone.now() - 2 * DAY, closes=timezone.now() - timedelta(minutes=1))
    assert "time of this debate is over" in may_speak(person, over, Say.COMMENT).reason


def test_nobody_speaks_where_it_is_locked_or_closed(motion, person, moderator, admin):
    assert may_speak(person, motion, Say.COMMENT)
    for verb in (lock, close):
        ruled = verb(motion=motion, by=admin, reason="Tea.")
        answers = [may_speak(somebody, ruled, Say.COMMENT) for somebody in (person, moderator, admin)]
        assert [answer.status for answer in answers] == [409] * 3
