"""Opening a debate on an article in two steps: what is asked, what is kept, what is refused."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from debates.articles.services import take_down
from debates.motions.clock import Stage
from debates.motions.filling import initial_of
from debates.motions.forms import StructuredForm
from debates.motions.models import Motion
from debates.motions.queries import hosts
from debates.motions.services import open_debate
from debates.motions.states import Format
from debates.motions.terms import Terms, terms_of
from forum.accounts.limits import Limit
from forum.web.refusal import Refusal
from tests.conftest import browser_of, make_article, make_motion, make_person
from tests.motions.phases import DAY
from tests.threads.pages import page

pytestmark = pytest.mark.django_db
SENTENCE = "This house would rather have cocoa"
VOTES = {"results": "stance", "counts_from": "0"}
OPEN = {"sentence": SENTENCE, "format": "open", "terms_typed_open": "1", "voices": "everybody", "do": "open", **VOTES}


@pytest.fixture
def opener():
    return make_person("opener", trust=1)


@pytest.fixture
def article():
    return make_article(language="de")


def address(article) -> str:
    return f"/a/{article.slug}/debate/"


def fields(shown: str) -> dict[str, str]:
    """What a browser would send of the form on a page."""
    found = {}
    for tag in re.findall(r"<input[^>]+>", shown):
        values = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if values.get("type") not in {"checkbox", "radio", "search"} or " checked" in tag:
            found[values["name"]] = values.get("value", "on" if values.get("type") == "checkbox" else "")
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', shown, re.DOTALL):
        found[name] = re.search(r'value="([^"]*)" selected', options).group(1)
    found |= dict(re.findall(r'<textarea name="(\w+)"[^>]*>\n?(.*?)</textarea>', shown, re.DOTALL))
    found.pop("csrfmiddlewaretoken", None)
    return {name: unescape(value) for name, value in found.items()}


def second_step(article, opener, format_="structured") -> dict[str, str]:
    answer = browser_of(opener).get(address(article), {"sentence": SENTENCE, "format": format_, "do": "next"})
    assert answer.status_code == 200
    return fields(answer.content.decode())


def press(article, person, typed, do="open"):
    return browser_of(person).post(address(article), {**typed, "do": do})


def test_the_article_offers_it_to_who_may_and_shows_what_is_debated_already(article, opener, person):
    make_article("Another")
    shown = page(article.get_absolute_url(), opener)
    assert f'href="{address(article)}"' in shown
    for somebody in (person, None):
        assert address(article) not in page(article.get_absolute_url(), somebody)
    there = make_motion("This house knows better")
    assert "This house knows better" in page(address(there.article), opener)
    assert "This house knows better" not in page(address(article), opener)


def test_an_open_debate_is_opened_on_its_terms(article, opener):
    typed = {**OPEN, "closes": f"{timezone.now() + 9 * DAY:%Y-%m-%dT%H:%M}", "voices": "speakers", "pause": "5"}
    answer = press(article, opener, {**typed, "introduction": "Why now?"})
    motion = Motion.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, motion.get_absolute_url())
    assert (motion.sentence, motion.language, hosts(motion)) == (SENTENCE, "de", ["opener"])
    assert (motion.voices, motion.pause, motion.introduction) == ("speakers", 5, "Why now?")
    assert motion.clock.standing == "sitting"


def test_a_structured_debate_is_opened_as_it_is_proposed(article, opener):
    assert press(article, opener, second_step(article, opener)).status_code == 303
    motion = Motion.objects.get()
    spans = motion.timetable.spans
    assert [span.stage for span in spans] == list(Stage)
    assert (motion.opens, motion.closes) == (spans[0].starts, spans[-1].ends)
    assert (spans[-1].ends - spans[0].starts).days == 19
    assert motion.clock.standing == "coming"


def test_phases_are_left_out_and_dates_reckoned_from_another_day(article, opener):
    typed = second_step(article, opener)
    for stage in ("opening_vote", "rebuttals", "final_vote"):
        del typed[f"{stage}_on"]
    day = (timezone.now() + 30 * DAY).strftime("%Y-%m-%dT10:00")
    again = press(
        article, opener, {**typed, "start": day, "introduction": "Kept & well", "floor_longest": "900"}, "fill"
    )
    filled = fields(again.content.decode())
    assert "Kept &amp; well" in again.content.decode()
    assert (filled["statements_starts"], filled["floor_longest"], "rebuttals_on" in filled) == (day, "900", False)
    assert press(article, opener, filled).status_code == 303
    stages = [(span.stage, span.longest) for span in Motion.objects.get().timetable.spans]
    assert stages == [("statements", None), ("floor", 900), ("closing", None)]


@pytest.mark.parametrize("start", ["", "soon", "0001-01-01T00:00"])
def test_a_day_that_is_none_is_told_and_all_else_is_kept(article, opener, start):
    typed = {**second_step(article, opener), "start": start, "introduction": "Kept."}
    answer = press(article, opener, typed, "fill")
    assert "Write the day and the time" in answer.content.decode()
    assert fields(answer.content.decode())["introduction"] == "Kept."


def test_back_to_the_first_step_and_forth_again_loses_nothing(article, opener):
    typed = {**second_step(article, opener), "introduction": "Kept & well", "floor_ends": "nonsense"}
    del typed["closing_on"]
    first = press(article, opener, typed, "back").content.decode()
    carried = fields(first)
    assert SENTENCE in first
    second = press(article, opener, {**carried, "sentence": "This house would have tea"}, "next").content.decode()
    again = fields(second)
    assert again["sentence"] == "This house would have tea"
    assert again["introduction"] == "Kept & well"
    assert again["floor_ends"] == "nonsense"
    assert "closing_on" not in again
    assert "floor_on" in again


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"sentence": ""}, "Write the sentence"),
        ({"sentence": "\u200b"}, "A motion needs its sentence"),
        ({"sentence": "Is tea better?"}, "Turn the question into a sentence"),
        ({"sentence": "x" * 241}, "at most 240"),
        ({"format": "loose"}, "not one of the available choices"),
        ({"opens": "tomorrow"}, "This is no day and time"),
        ({"opens": "9999-12-31T23:59"}, "This is no day and time"),
        ({"opens": "2020-01-01T00:00"}, "That is over already"),
        ({"opens": "2050-01-02T00:00", "closes": "2050-01-01T00:00"}, "A debate closes after it opens"),
        ({"pause": "1441"}, "1440"),
        ({"pause": "-1"}, "Write whole minutes"),
        ({"pause": "soon"}, "Write whole minutes"),
        ({"closes": "2020-01-01T00:00", "opens": "2019-01-01T00:00"}, "Opens: That is over already"),
        ({"voices": "cats"}, "not one of the available choices"),
        ({"introduction": "x" * 4001}, "at most 4000"),
    ],
)
def test_what_does_not_fit_is_told_and_everything_is_kept(article, opener, changed, told):
    answer = press(article, opener, {**OPEN, "introduction": "Typed & kept", **changed})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert ("Typed &amp; kept" in answer.content.decode()) == ("introduction" not in changed)
    assert not Motion.objects.exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"floor_starts": ""}, "When? Write day and time"),
        ({"floor_ends": "2050-01-01T00:00"}, "before the one before it ends"),
        ({"floor_longest": "7"}, "between 200 and 20000"),
        ({"floor_longest": "99999"}, "between 200 and 20000"),
        ({"floor_who": "cats"}, "not one of the available choices"),
        ({"opening_vote_starts": "2020-01-01T00:00"}, "Opening vote: That is over already"),
    ],
)
def test_what_does_not_fit_in_a_phase_is_told_and_everything_is_kept(article, opener, changed, told):
    answer = press(article, opener, {**second_step(article, opener), "introduction": "Typed & kept", **changed})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Typed &amp; kept" in answer.content.decode()
    assert not Motion.objects.exists()


def test_a_structured_debate_without_a_phase_is_none(article, opener):
    typed = {name: value for name, value in second_step(article, opener).items() if not name.endswith("_on")}
    assert "at least one phase" in press(article, opener, typed).content.decode()


def test_the_same_motion_is_opened_once_however_often_the_form_comes(article, opener):
    assert press(article, opener, OPEN).status_code == 303
    answer = press(article, opener, {**OPEN, "sentence": SENTENCE.upper(), "introduction": "Kept."})
    assert answer.status_code == 409
    assert "is debated on this article already" in answer.content.decode()
    assert "Kept." in answer.content.decode()
    assert press(make_article("Another"), opener, OPEN).status_code == 303


def test_who_may_not_open_one_is_refused_in_words(article, person):
    assert press(article, person, OPEN).status_code == 403
    assert browser_of(None).get(address(article)).status_code == 302
    terms = Terms(Format.OPEN, timezone.now())
    with pytest.raises(Refusal):
        open_debate(sentence=SENTENCE, article=article, host=person, terms=terms)
    assert not Motion.objects.exists()


def test_no_debate_is_opened_on_what_was_taken_down(article, opener, admin):
    take_down(article=article, by=admin, reason="It was stolen.")
    assert "It was stolen." in press(article, opener, OPEN).content.decode()
    assert not Motion.objects.exists()


def test_only_so_many_are_opened_a_day(article, opener, monkeypatch):
    monkeypatch.setattr("forum.accounts.policy.limit_for", lambda *_: Limit(1, 86_400))
    assert press(article, opener, OPEN).status_code == 303
    assert press(article, opener, {**OPEN, "sentence": "Another"}).status_code == 429


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_the_same_at_once_one_does(at_once):
    article, people = make_article(), [make_person(trust=1), make_person(trust=1)]
    acts = [
        lambda who=who: open_debate(
            sentence=SENTENCE, article=article, host=who, terms=Terms(Format.OPEN, timezone.now())
        )
        for who in people
    ]
    assert sorted(type(outcome).__name__ for outcome in at_once(*acts)) == ["Motion", "Refusal"]
    assert Motion.objects.count() == 1


def test_a_form_gives_back_the_terms_that_it_shows(article, opener):
    press(article, opener, second_step(article, opener))
    motion = Motion.objects.get()
    was = terms_of(motion)
    moved = tuple(
        type(span)(span.stage, span.starts + timedelta(seconds=7), span.ends + timedelta(seconds=7), span.who, 900)
        for span in was.spans
    )
    shown = initial_of(Terms(was.format, was.opens, spans=moved, comments_follow=True))
    form = StructuredForm(was=Terms(was.format, was.opens, spans=moved))
    sent = {name: f"{value:%Y-%m-%dT%H:%M}" if hasattr(value, "hour") else value for name, value in shown.items()}
    bound = StructuredForm({name: v for name, v in sent.items() if v is not None and v is not False}, was=form.was)
    assert bound.is_valid(), bound.errors
    argued = [span for span in bound.terms().spans if "vote" not in span.stage]
    assert argued == [span for span in moved if "vote" not in span.stage]
