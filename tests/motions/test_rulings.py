"""Locking, closing and reopening, each with a reason that everybody reads; and the pages that ask for it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from debates.motions.clock import Stage, planned
from debates.motions.derived import rebuild
from debates.motions.models import Motion, Ruling
from debates.motions.services import close, lock, reopen, unlock
from forum.web.refusal import Refusal
from tests.conftest import browser_of, make_motion
from tests.motions.phases import DAY, in_phase, with_terms
from tests.threads.pages import page

pytestmark = pytest.mark.django_db


def press(motion, act, person, **typed):
    return browser_of(person).post(f"{motion.get_absolute_url()}rule/{act}/", typed)


def test_a_host_locks_unlocks_closes_and_reopens_and_everybody_reads_why(motion, host, noise):
    for act, state in (("lock", "locked"), ("unlock", "open"), ("close", "closed"), ("reopen", "open")):
        answer = press(motion, act, host, reason=f"Because of {act} & tea.")
        assert answer.status_code == 303
        assert Motion.objects.get(pk=motion.pk).state == state
    shown = page(f"{motion.get_absolute_url()}people/")
    assert shown.index("Because of reopen &amp; tea.") < shown.index("Because of lock &amp; tea.")
    assert "Because of" not in page(f"{noise.get_absolute_url()}people/")


@pytest.mark.parametrize("act", ["lock", "close"])
def test_the_page_of_a_ruling_asks_and_others_are_refused(motion, host, person, act):
    assert "Why" in page(f"{motion.get_absolute_url()}rule/{act}/", host)
    assert press(motion, act, person, reason="Tea.").status_code == 403
    assert press(motion, act, None, reason="Tea.").status_code == 302
    assert Motion.objects.get(pk=motion.pk).state == "open"


def test_without_a_reason_nothing_is_ruled_and_a_reason_that_is_too_long_comes_back_with_its_form(motion, host):
    for nothing in ("", " "):
        answer = press(motion, "lock", host, reason=nothing)
        assert (answer.status_code, "Say why: everybody" in answer.content.decode()) == (422, True)
    answer = press(motion, "lock", host, reason="Long & winding " + "x" * 500)
    assert answer.status_code == 422
    assert "Long &amp; winding" in answer.content.decode()
    with pytest.raises(Refusal) as refusal:
        lock(motion=motion, by=host, reason="x" * 501)
    assert "at most 500" in refusal.value.refused.reason
    assert not Ruling.objects.exists()


def test_what_was_done_already_is_told_and_the_reason_is_kept(motion, host, moderator):
    lock(motion=motion, by=moderator, reason="Quicker.")
    answer = press(motion, "lock", host, reason="Slower & later.")
    assert answer.status_code == 409
    assert "is locked already" in answer.content.decode()
    assert "Slower &amp; later." in answer.content.decode()
    assert "done already" in page(f"{motion.get_absolute_url()}rule/lock/", host)


@pytest.mark.parametrize("act", ["settle", "reword", "nothing"])
def test_there_are_no_other_rulings(motion, host, act):
    page(f"{motion.get_absolute_url()}rule/{act}/", host, status=404)


class TestReopening:
    def test_where_the_time_is_over_asks_until_when_it_sits(self, motion, host):
        over = with_terms(motion, opens=timezone.now() - 9 * DAY, closes=timezone.now() - DAY)
        assert "Until when it sits" in page(f"{motion.get_absolute_url()}rule/reopen/", host)
        for closes in ("", "2020-01-01T10:00"):
            answer = press(over, "reopen", host, reason="More to say.", closes=closes)
            assert answer.status_code == 422
            assert "Say until when it sits" in answer.content.decode()
        later = timezone.now() + 3 * DAY
        assert press(over, "reopen", host, reason="More.", closes=f"{later:%Y-%m-%dT%H:%M}").status_code == 303
        assert Motion.objects.get(pk=motion.pk).clock.standing == "sitting"

    def test_a_date_that_is_none_is_told_and_never_fails(self, motion, host):
        over = with_terms(motion, opens=timezone.now() - 9 * DAY, closes=timezone.now() - DAY)
        for closes in ("soon", "0001-01-01T00:00", "9999-12-31T23:59", "2026-13-40T99:99"):
            assert press(over, "reopen", host, reason="More.", closes=closes).status_code == 422

    def test_a_closed_debate_whose_time_is_not_over_needs_no_date(self, motion, host):
        assert reopen(motion=close(motion=motion, by=host, reason="x"), by=host, reason="y").is_open

    def test_of_a_structured_debate_needs_a_phase_ahead_first(self, motion, host):
        over = with_terms(motion, spans=planned(timezone.now() - 9 * DAY, [Stage.STATEMENTS]))
        assert "Put one ahead first" in page(f"{motion.get_absolute_url()}rule/reopen/", host)
        assert "Put one ahead in the settings first" in self.why_not(over, host)
        finished = with_terms(motion, spans=planned(timezone.now() - 99 * DAY))
        asked = page(f"{motion.get_absolute_url()}rule/reopen/", host)
        assert ("Put one ahead first" in asked, "had all its phases" in asked) == (False, True)
        assert f'href="{motion.article.get_absolute_url()}">To the article' in asked
        assert "had all its phases" in self.why_not(finished, host)

    def why_not(self, motion, host) -> str:
        with pytest.raises(Refusal) as refusal:
            reopen(motion=motion, by=host, reason="x", closes=timezone.now() + DAY)
        assert refusal.value.refused.status == 409
        return refusal.value.refused.reason

    def test_what_is_over_by_its_dates_is_not_locked_or_closed_besides(self, motion, host):
        over = with_terms(motion, opens=timezone.now() - 9 * DAY, closes=timezone.now() - DAY)
        for verb in (lock, close, unlock):
            with pytest.raises(Refusal):
                verb(motion=over, by=host, reason="x")
        shown = page(f"{motion.get_absolute_url()}people/", host)
        assert "rule/reopen/" in shown
        assert "rule/lock/" not in shown


@pytest.mark.django_db(transaction=True)
def test_of_two_who_lock_at_once_one_does(at_once, host):
    motion = make_motion(host=host)
    outcomes = at_once(*[lambda: lock(motion=motion, by=host, reason="Tea.")] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Motion", "Refusal"]
    assert Ruling.objects.count() == 1


def test_the_dates_of_a_debate_are_those_of_its_phases_and_integrity_is_checked(motion, noise, capsys):
    now = in_phase(motion, Stage.FLOOR)
    call_command("check_integrity")
    true = now.opens
    Motion.objects.filter(pk=motion.pk).update(opens=true - timedelta(days=1))
    with pytest.raises(SystemExit):
        call_command("check_integrity")
    assert f"motion {motion.pk}: sits from" in capsys.readouterr().out
    assert rebuild() == 1
    assert Motion.objects.get(pk=motion.pk).opens == true
