"""The page of the settings: what it shows, what it keeps of a form that was overtaken, changing the words."""

import re

import pytest
from django.utils import timezone

from debates.motions.clock import Stage
from debates.motions.models import Motion, Ruling
from tests.conftest import argue, browser_of
from tests.motions.phases import DAY, in_phase, with_terms
from tests.motions.test_creating import fields
from tests.threads.pages import page

pytestmark = pytest.mark.django_db


def address(motion) -> str:
    return f"{motion.get_absolute_url()}settings/"


def form_of(motion, person, which: int = 1) -> dict[str, str]:
    """What a browser would send of the first form (settings) or the second (words) of the page's main part."""
    shown = page(address(motion), person)
    forms = re.findall(r"<form.*?</form>", shown[shown.index("<main") :], re.DOTALL)
    return fields(forms[which - 1])


def test_the_page_shows_what_stands_and_changes_what_is_typed(motion, host):
    now = in_phase(motion, Stage.FLOOR, introduction="Kept.")
    typed = form_of(motion, host)
    later = f"{timezone.now() + 40 * DAY:%Y-%m-%dT%H:%M}"
    answer = browser_of(host).post(address(motion), {**typed, "final_vote_ends": later, "reason": "More time."})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{motion.get_absolute_url()}people/#rulings")
    after = Motion.objects.get(pk=motion.pk)
    assert f"{after.closes:%Y-%m-%dT%H:%M}" == later
    assert after.introduction == "Kept."
    assert after.timetable.spans[:-1] == now.timetable.spans[:-1]
    assert "Final vote" in page(f"{motion.get_absolute_url()}people/")


def test_an_open_debate_is_changed_without_its_seconds_being_lost(motion, host):
    opens = timezone.now() - DAY
    with_terms(motion, opens=opens)
    typed = form_of(motion, host)
    assert browser_of(host).post(address(motion), {**typed, "pause": "9", "reason": "Heat."}).status_code == 303
    after = Motion.objects.get(pk=motion.pk)
    assert (after.pause, after.opens) == (9, opens)


def test_what_does_not_fit_is_told_beside_its_field_and_everything_is_kept(motion, host):
    in_phase(motion, Stage.FLOOR)
    typed = {**form_of(motion, host), "final_vote_ends": "never", "reason": "Typed & kept"}
    answer = browser_of(host).post(address(motion), typed)
    assert answer.status_code == 422
    assert "This is no day and time" in answer.content.decode()
    assert "Typed &amp; kept" in answer.content.decode()
    assert 'value="never"' in answer.content.decode()


def test_a_form_that_was_overtaken_comes_back_with_what_stands_now_and_the_next_press_counts(motion, host, moderator):
    typed = form_of(motion, host)
    other = {**form_of(motion, moderator), "pause": "7", "reason": "Quicker."}
    assert browser_of(moderator).post(address(motion), other).status_code == 303
    answer = browser_of(host).post(address(motion), {**typed, "pause": "30", "reason": "Slower & later."})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this debate" in shown
    assert "Slower &amp; later." in shown
    assert re.search(r"Pause between two posts[^<]*</b> stands at: <bdi>7</bdi>", shown)
    again = {**typed, "pause": "30", "reason": "After all.", "seen": re.search(r'name="seen" value="(\w+)"', shown)[1]}
    assert browser_of(host).post(address(motion), again).status_code == 303
    assert Motion.objects.get(pk=motion.pk).pause == 30


def test_what_stands_is_told_where_a_form_was_overtaken_alone_without_what_is_the_same(motion, host, moderator):
    in_phase(motion, Stage.FLOOR)
    typed = form_of(motion, host)
    later = {"final_vote_ends": f"{timezone.now() + 40 * DAY:%Y-%m-%dT%H:%M}"}
    fresh = browser_of(host).post(address(motion), {**typed, **later}).content.decode()
    assert ("Say why" in fresh, "stands at:" in fresh) == (True, False)
    other = {**typed, "introduction": "Others were quicker.", "reason": "Quicker."}
    assert browser_of(moderator).post(address(motion), other).status_code == 303
    stale = browser_of(host).post(address(motion), {**typed, **later, "reason": "Time."}).content.decode()
    names = re.findall(r"<li><b>([^<]*)</b> stands at:", stale)
    assert names == ["Introduction", "Final vote, Ends"]
    assert re.search(r"Final vote, Ends</b> stands at: <bdi>\d+ \w+ \d{4}, \d\d:\d\d</bdi>", stale)


class TestWords:
    def press(self, motion, person, **typed):
        return browser_of(person).post(f"{motion.get_absolute_url()}reword/", {**form_of(motion, person, 2), **typed})

    def test_a_host_puts_the_motion_in_other_words_and_the_page_shows_both(self, motion, host):
        assert self.press(motion, host, sentence="This house would have cocoa").status_code == 303
        shown = page(f"{motion.get_absolute_url()}people/")
        assert re.search(r"<del[^>]*>This house would rather have coffee</del>", shown)
        assert re.search(r"<ins[^>]*>This house would have cocoa</ins>", shown)

    def test_a_refusal_keeps_the_words_and_the_reason(self, motion, moderator, person):
        argue(motion, person)
        answer = self.press(motion, moderator, sentence="Another & longer sentence", reason="A & B")
        assert answer.status_code == 422
        assert "Another &amp; longer sentence" in answer.content.decode()
        assert "A &amp; B" in answer.content.decode()
        assert "It says now:" in answer.content.decode()
        assert not Ruling.objects.exists()

    def test_a_host_sees_no_form_once_somebody_takes_a_stand_and_is_refused(self, motion, host, person):
        typed = form_of(motion, host, 2)
        argue(motion, person)
        assert "/reword/" not in page(address(motion), host)
        answer = browser_of(host).post(f"{motion.get_absolute_url()}reword/", {**typed, "sentence": "Kept & typed"})
        assert answer.status_code == 403
        assert "Kept &amp; typed" in answer.content.decode()


def test_an_importer_is_told_that_the_debate_is_open(motion, host):
    assert "The debate is open, and everybody can read it." in page(f"{address(motion)}?opened=1", host)
    assert "The debate is open, and everybody can read it." not in page(address(motion), host)
