"""The conclusion: written by a host or a moderator, corrected by them, beside what was counted."""

import pytest

from debates.results.models import Verdict
from debates.results.policy import may_conclude
from debates.results.queries import verdict_of
from debates.results.services import conclude
from forum.web.refusal import Refusal
from tests.results.counted import closed, crowd

pytestmark = pytest.mark.django_db


@pytest.fixture
def verdict(motion) -> Verdict:
    crowd(motion, *["for"] * 12)
    return verdict_of(closed(motion))


def test_the_host_writes_it_and_the_figures_stay(verdict, host):
    written = conclude(verdict=verdict, by=host, text="Coffee it is. \r\nFor now.\n")
    assert (written.conclusion, written.concluded_by) == ("Coffee it is.\nFor now.", host)
    assert written.concluded is not None
    assert (written.figures, written.hash) == (verdict.figures, verdict.hash)


def test_a_moderator_corrects_it(verdict, host, moderator):
    first = conclude(verdict=verdict, by=host, text="Coffee it is.")
    second = conclude(verdict=verdict, by=moderator, text="Coffee, then.")
    assert (second.conclusion, second.concluded_by) == ("Coffee, then.", moderator)
    assert second.concluded > first.concluded


def test_nobody_else_does(verdict, host, person):
    assert may_conclude(host, verdict)
    assert not may_conclude(person, verdict)
    with pytest.raises(Refusal, match="host of this debate or a moderator"):
        conclude(verdict=verdict, by=person, text="Tea it is.")
    assert Verdict.objects.get().conclusion == ""


@pytest.mark.parametrize(("text", "told"), [("", "Say in a sentence"), (" \u200b\n", "Say"), ("a" * 4_001, "4001")])
def test_it_says_something_and_not_too_much(verdict, host, text, told):
    with pytest.raises(Refusal, match=told):
        conclude(verdict=verdict, by=host, text=text)
    conclude(verdict=verdict, by=host, text="a" * 4_000)
