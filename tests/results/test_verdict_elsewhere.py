"""The verdict where a debate is met: above its article, in the order of its day, in the lists of debates."""

import pytest
from django.utils import timezone

from debates.motions.clock import Stage
from debates.motions.models import Motion
from tests.conftest import make_motion, make_person, say, stand
from tests.motions.phases import in_phase
from tests.results.told import CLEAR, LOST, PLAIN, counted, decided, figures_of
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


def results(motion) -> str:
    return f"{motion.get_absolute_url()}results/"


@pytest.fixture
def over(motion) -> Motion:
    return decided(in_phase(motion, Stage.FLOOR), figures_of(CLEAR, has_winner=True))


def test_the_page_of_a_closed_debate_leads_with_it(over):
    told = page(over.get_absolute_url())
    assert f'<a href="{over.get_absolute_url()}results/">For won over more</a>' in told
    assert "so large a difference is hardly chance" in told
    assert told.index("For won over more") < told.index("<h1")


def test_the_beginning_of_the_hosts_words_stands_beneath(motion):
    words = "Nobody defended secrecy. " * 60
    over = decided(motion, figures_of(PLAIN), conclusion=words, concluded=timezone.now())
    told = page(over.get_absolute_url())
    assert "Nobody defended secrecy." in told
    assert told.count("Nobody defended secrecy.") < 20


def test_a_debate_that_sits_has_none_whatever_was_counted(motion, person):
    counted(motion, figures_of(CLEAR))
    stand(motion, person)
    assert "lead-verdict" not in page(motion.get_absolute_url(), person)


def test_a_debate_taken_up_again_shows_its_old_verdict_nowhere(over):
    Motion.objects.update(state="open")
    for address in (over.get_absolute_url(), "/", "/debates/", f"{over.get_absolute_url()}results/"):
        assert "For won over more" not in page(address)


def test_the_order_of_the_day_leads_to_it(over):
    assert f'<a href="{over.get_absolute_url()}results/">Verdict</a>' in page(f"{over.get_absolute_url()}people/")


def test_the_lists_say_the_headline_of_each_debate_that_is_over(over):
    lost = decided(in_phase(make_motion("This house would keep cats"), Stage.FLOOR), figures_of(LOST, has_winner=True))
    make_motion("This house would keep a goat")
    for address in ("/", "/debates/?part=closed"):
        told = page(address)
        assert f'<a href="{over.get_absolute_url()}results/">For won over more</a>' in told
        assert f'<a href="{lost.get_absolute_url()}results/">Against won over more</a>' in told
    assert "won over more" not in page("/debates/?part=open")


def test_the_lists_cost_the_same_for_one_verdict_and_for_many(over):
    before = queries_of("/"), queries_of("/debates/?part=closed")
    for n in range(4):
        decided(make_motion(f"This house would keep {n} cats"), figures_of(PLAIN))
    assert (queries_of("/"), queries_of("/debates/?part=closed")) == before


def test_the_page_of_a_closed_debate_costs_no_more_than_ten_queries(over):
    reader = make_person()
    assert queries_of(over.get_absolute_url(), reader) <= 10


def test_other_pages_of_the_debate_do_not_lead_with_it(over, person):
    Motion.objects.update(state="open")
    say(over, person)
    Motion.objects.update(state="closed")
    assert "lead-verdict" not in page(f"{over.get_absolute_url()}p/1/")


def test_the_tab_leads_there_and_is_current(motion, person):
    assert f'href="{results(motion)}">Results</a>' in page(motion.get_absolute_url())
    assert f'href="{results(motion)}" aria-current="page">Results</a>' in page(results(motion))
