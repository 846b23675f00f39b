"""When results are shown and whose votes count: what a host is offered, what is told, what is refused."""

import re
from dataclasses import replace

import pytest
from django.utils import timezone

from debates.motions.models import Motion, Ruling
from debates.motions.services import close
from debates.motions.settling import settle
from debates.motions.states import Format, Shown
from debates.motions.terms import Terms, fingerprint, terms_of, wrong
from forum.web.refusal import Refusal
from tests.conftest import browser_of
from tests.motions.phases import DAY, with_terms
from tests.motions.test_creating import OPEN, article, opener, press, second_step
from tests.motions.test_creating_back import through
from tests.motions.test_settings_page import address, form_of
from tests.threads.pages import page

__all__ = ["article", "opener"]
pytestmark = pytest.mark.django_db


def settled(motion, by, **changed) -> Motion:
    terms = replace(terms_of(motion), **changed)
    return settle(motion=motion, by=by, terms=terms, seen=fingerprint(motion), reason="It is fairer.")


@pytest.mark.parametrize(("format_", "results"), [("open", "stance"), ("structured", "close")])
def test_each_format_proposes_when_results_are_shown_and_that_everybody_counts(article, opener, format_, results):
    typed = second_step(article, opener, format_)
    assert (typed["results"], typed["counts_from"]) == (results, "0")
    assert press(article, opener, typed).status_code == 303
    motion = Motion.objects.get()
    assert (motion.results, motion.counts_from) == (results, 0)


def test_a_debate_is_opened_as_its_host_chooses(article, opener):
    assert press(article, opener, {**OPEN, "results": "close", "counts_from": "2"}).status_code == 303
    motion = Motion.objects.get()
    assert (motion.results, motion.counts_from) == ("close", 2)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"results": ""}, "Choose when results are shown"),
        ({"counts_from": ""}, "Choose from which trust on"),
        ({"results": "never"}, "not one of the available choices"),
        ({"counts_from": "4"}, "not one of the available choices"),
        ({"counts_from": "-1"}, "not one of the available choices"),
    ],
)
def test_what_is_no_choice_is_told_beside_its_field_and_the_rest_is_kept(article, opener, changed, told):
    answer = press(article, opener, {**OPEN, "introduction": "Typed & kept", **changed})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Typed &amp; kept" in answer.content.decode()
    assert not Motion.objects.exists()


def test_whose_votes_count_goes_along_to_another_format_and_what_it_proposes_is_its_own(article, opener):
    turned = through(article, opener, second_step(article, opener, "open") | {"counts_from": "3"}, "structured")
    assert (turned["counts_from"], turned["results"]) == ("3", "close")


def test_results_are_put_off_to_the_close_and_back_and_it_is_told(motion, host):
    for shown in (Shown.CLOSE, Shown.STANCE):
        assert settled(motion, host, results=shown).results == shown
        motion.refresh_from_db()
    assert list(Ruling.objects.values_list("became", flat=True)) == ["results", "results"]
    people = page(f"{motion.get_absolute_url()}people/")
    assert "<b>changed the settings</b>: when results are shown" in people
    assert "Shown to everybody who has said where they stand." in people


def test_from_which_trust_votes_count_is_changed_and_told(motion, host):
    typed = form_of(motion, host)
    answer = browser_of(host).post(address(motion), {**typed, "counts_from": "1", "reason": "Many came at once."})
    assert answer.status_code == 303
    assert Motion.objects.get(pk=motion.pk).counts_from == 1
    people = page(f"{motion.get_absolute_url()}people/")
    assert "<b>changed the settings</b>: whose votes count" in people
    assert "Stances and votes count from trust 1 on." in people


def test_a_form_from_before_is_noticed_and_what_stands_is_told_as_a_sentence(motion, host):
    typed = form_of(motion, host)
    settled(motion, host, results=Shown.CLOSE, counts_from=1)
    answer = browser_of(host).post(address(motion), {**typed, "pause": "3", "reason": "Heat."})
    assert answer.status_code == 409
    told = dict(re.findall(r"<li><b>([^<]*)</b> stands at: <bdi>([^<]*)</bdi>", answer.content.decode()))
    assert told["When results are shown"].startswith("To nobody before the debate is over")
    assert told["Whose stances and votes count"].startswith("From trust 1 on")


def test_whose_votes_count_stays_once_the_debate_is_over_and_not_before(motion, host):
    settled(motion, host, counts_from=2)
    motion.refresh_from_db()
    close(motion=motion, by=host, reason="It is late.")
    motion.refresh_from_db()
    with pytest.raises(Refusal, match="whose votes count in it stays"):
        settled(motion, host, counts_from=0)
    settled(motion, host, pause=1)
    over = with_terms(motion, opens=timezone.now() - 2 * DAY, closes=timezone.now() - DAY)
    with pytest.raises(Refusal, match="whose votes count in it stays"):
        settled(over, host, counts_from=1)


@pytest.mark.parametrize(("level", "at"), [(-1, ["counts_from"]), (0, []), (3, []), (4, ["counts_from"])])
def test_there_are_four_levels_of_trust(level, at):
    assert [fault.at for fault in wrong(Terms(Format.OPEN, timezone.now(), counts_from=level))] == at
