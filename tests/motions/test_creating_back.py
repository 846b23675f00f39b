"""Going to and fro between the steps and the formats of a new debate: nothing that was typed is lost."""

import pytest

from tests.conftest import browser_of
from tests.motions.test_creating import OPEN, SENTENCE, address, article, fields, opener, press, second_step

__all__ = ["article", "opener"]
pytestmark = pytest.mark.django_db


def shown(answer) -> dict[str, str]:
    assert answer.status_code == 200
    return fields(answer.content.decode())


def through(article, opener, typed, format_) -> dict[str, str]:
    """Back to the first step, another format, and on to its terms."""
    first = shown(press(article, opener, typed, "back"))
    return shown(press(article, opener, {**first, "format": format_}, "next"))


def test_who_turns_to_phases_after_all_finds_them_as_they_are_proposed(article, opener):
    typed = second_step(article, opener, "open") | {"pause": "7", "introduction": "Kept & well"}
    turned = through(article, opener, typed, "structured")
    proposed = second_step(article, opener)
    assert {name for name in turned if name.endswith("_on")} == {name for name in proposed if name.endswith("_on")}
    assert turned["start"] == proposed["start"] != ""
    assert (turned["pause"], turned["introduction"]) == ("7", "Kept & well")


def test_a_timetable_outlives_a_look_at_an_open_debate(article, opener):
    typed = second_step(article, opener) | {"floor_longest": "900", "start": "2050-01-02T10:00"}
    del typed["rebuttals_on"]
    there = through(article, opener, typed, "open")
    again = through(article, opener, {**there, "closes": "2050-01-01T10:00", "pause": "3"}, "structured")
    assert (again["floor_longest"], again["start"], again["pause"]) == ("900", "2050-01-02T10:00", "3")
    assert "rebuttals_on" not in again
    assert "floor_on" in again
    assert through(article, opener, again, "open")["closes"] == "2050-01-01T10:00"


def test_an_open_debate_carries_nothing_where_nothing_else_was_typed(article, opener):
    typed = second_step(article, opener, "open")
    assert not [name for name in through(article, opener, typed, "open") if name.endswith(("_on", "_starts"))]


def test_what_does_not_fit_keeps_what_was_typed_of_the_other_format(article, opener):
    typed = through(article, opener, second_step(article, opener) | {"floor_longest": "900"}, "open")
    answer = press(article, opener, {**typed, "closes": "soon"})
    assert (answer.status_code, fields(answer.content.decode())["floor_longest"]) == (422, "900")


def test_an_address_with_something_at_its_end_asks_and_does_not_scold(article, opener):
    client = browser_of(opener)
    asked = client.get(address(article), {"utm_source": "letter"})
    assert (asked.status_code, "Write the sentence" in asked.content.decode()) == (200, False)
    assert client.get(address(article), {"sentence": "", "do": "next"}).status_code == 422
    assert client.get(address(article), {"sentence": SENTENCE, "format": OPEN["format"]}).status_code == 200
