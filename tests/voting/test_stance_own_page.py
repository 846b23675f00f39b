"""The page on which one says where one stands: what it promises, an example, one's own history."""

import re

import pytest

from debates.motions.models import Motion
from debates.motions.services import close, reopen
from debates.voting.models import Stance, Voter
from tests.conftest import stand
from tests.threads.pages import page
from tests.voting.test_stance_pages import answer_of, at

pytestmark = pytest.mark.django_db


def test_it_says_what_one_will_see_and_shows_an_example_until_one_has_answered(motion, person):
    shown = page(at(motion), person)
    assert "Your first answer stays your opening one." in shown
    assert "here of 100 invented people" in shown
    stand(motion, person)
    assert "invented people" not in page(at(motion), person)


def test_the_history_is_ones_own_alone(motion, person, other):
    stand(motion, other, "against", confidence=3)
    stand(motion, person, "undecided", confidence=2)
    stand(motion, person, "for")
    shown = page(at(motion), person)
    told = re.findall(r"<b>(For|Undecided|Against)</b>(, [a-z ]+)?", shown)
    assert told == [("For", ""), ("Undecided", ", fairly sure ")]
    assert "certain" not in shown.partition("Where you stood")[2]


def test_how_sure_one_is_is_taken_with_it(motion, person):
    answer_of(motion, person, "against", confidence="1")
    assert Stance.objects.get().confidence == 1
    shown = page(at(motion), person)
    assert re.search(r'name="confidence" value="1"[^>]* checked', shown)


def test_how_sure_is_one_of_three(motion, person):
    assert answer_of(motion, person, confidence="9").status_code == 422
    assert not Stance.objects.exists()


def test_to_look_changes_nothing(motion, person):
    page(f"{at(motion)}?position=for&next=/", person)
    assert not Voter.objects.exists()


def test_where_results_wait_for_the_close_it_does_not_promise_them_before(motion, person):
    Motion.objects.update(results="close")
    shown = page(at(motion), person)
    assert "totals are shown when it is over" in shown
    assert "Once you have answered you see" not in shown


def test_an_opening_taken_after_totals_were_shown_is_marked(motion, person, other, host):
    stand(motion, other)
    close(motion=motion, by=host, reason="It is late.")
    reopen(motion=motion, by=host, reason="It was not.")
    stand(motion, person)
    told = ["Everybody could see totals" in page(at(motion), one) for one in (person, other)]
    assert told == [True, False]
