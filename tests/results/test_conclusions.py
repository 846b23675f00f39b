"""The host's words about a debate: who writes them, on which page, and what is kept when they may not."""

import pytest

from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.results.models import LONGEST_CONCLUSION, Verdict
from tests.conftest import browser_of
from tests.motions.phases import in_phase
from tests.results.told import decided, figures_of
from tests.threads.pages import page

pytestmark = pytest.mark.django_db

SAID = "The floor agreed on more than the count shows.\n\nWhat divided them was time."


@pytest.fixture
def over(motion) -> Motion:
    return decided(motion, figures_of())


def results(motion) -> str:
    return f"{motion.get_absolute_url()}results/"


def conclusion(motion) -> str:
    return f"{results(motion)}conclusion/"


def kept(motion) -> str:
    return Verdict.objects.get(motion=motion).conclusion


def test_a_host_writes_them_and_everybody_reads_them_with_the_name(over, host):
    answer = browser_of(host).post(conclusion(over), {"text": SAID})
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{results(over)}#words"
    told = page(results(over))
    assert "<p>The floor agreed on more than the count shows.</p>" in told
    assert "<p>What divided them was time.</p>" in told
    assert f"<bdi>{host.handle}</bdi>" in told


def test_with_htmx_the_page_is_turned_to_as_well(over, host):
    answer = browser_of(host).post(conclusion(over), {"text": SAID}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == f"{results(over)}#words"
    assert kept(over) == SAID


def test_a_moderator_corrects_them_and_finds_what_stands(over, host, moderator):
    browser_of(host).post(conclusion(over), {"text": SAID})
    assert "The floor agreed on more" in page(conclusion(over), moderator)
    browser_of(moderator).post(conclusion(over), {"text": "Nobody was named."})
    assert kept(over) == "Nobody was named."


def test_nobody_else_writes_them_or_is_offered_to(over, person, host):
    for method in ("get", "post"):
        answer = getattr(browser_of(person), method)(conclusion(over), {"text": SAID})
        assert answer.status_code == 403
        assert "Only a host of this debate or a moderator may do that." in answer.content.decode()
    assert kept(over) == ""
    assert conclusion(over) not in page(results(over), person)
    assert conclusion(over) in page(results(over), host)
    browser_of(host).post(conclusion(over), {"text": SAID})
    assert conclusion(over) not in page(results(over), person)
    assert conclusion(over) in page(results(over), host)


def test_a_visitor_is_sent_to_log_in(over):
    assert browser_of(None).get(conclusion(over)).status_code == 302


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Say in a sentence or two what the debate came to."),
        ("\u200b \u00ad", "Say in a sentence or two what the debate came to."),
        ("a" * (LONGEST_CONCLUSION + 1), "That is 4001 characters; a conclusion has at most 4000."),
        ("what\x00 a debate", "Null characters are not allowed."),
    ],
)
def test_what_says_nothing_or_too_much_is_refused_and_kept_in_the_form(over, host, text, told):
    answer = browser_of(host).post(conclusion(over), {"text": text})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert f"{text}</textarea>" in answer.content.decode()
    assert kept(over) == ""


def test_the_longest_that_may_be_is_kept(over, host):
    assert browser_of(host).post(conclusion(over), {"text": "b" * LONGEST_CONCLUSION}).status_code == 303
    assert len(kept(over)) == LONGEST_CONCLUSION


def test_while_the_debate_sits_there_is_nothing_to_conclude_and_what_was_typed_is_kept(motion, host):
    asked = browser_of(host).get(conclusion(motion))
    assert asked.status_code == 409
    assert "This debate is not over." in asked.content.decode()
    assert "<textarea" not in asked.content.decode()
    sent = browser_of(host).post(conclusion(motion), {"text": SAID})
    assert sent.status_code == 409
    assert "This debate is not over." in sent.content.decode()
    assert "What divided them was time.</textarea>" in sent.content.decode()
    assert not Verdict.objects.exists()


def test_what_is_typed_is_shown_as_text_wherever_it_is_shown(over, host):
    browser_of(host).post(conclusion(over), {"text": "<b>Everybody</b> won."})
    for address in (results(over), over.get_absolute_url(), conclusion(over)):
        assert "&lt;b&gt;Everybody&lt;/b&gt; won." in page(address, host)


def test_the_words_stay_when_the_debate_runs_in_phases(motion, host):
    over = decided(in_phase(motion, Stage.CLOSING), figures_of(has_winner=True))
    browser_of(host).post(conclusion(over), {"text": SAID})
    assert "No clear winner" in page(conclusion(over), host)
    assert "What divided them was time." in page(results(over))
