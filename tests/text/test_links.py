"""Which links of a text lead away, and which of them are new."""

import pytest

from forum.text.links import links_added, links_away
from forum.text.markdown import render

OWN = "https://debates.example"


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        ("No link at all, and a < b.", 0),
        ("[one](https://example.org/) and https://example.net/two", 2),
        ("[twice](https://example.org/) and [again](https://example.org/)", 2),
        ("[ours](https://debates.example/d/tea/), [here](/d/tea/), [top](https://debates.example)", 0),
        ("[not ours](https://debates.example.evil.example/)", 1),
        ('`<a href="https://example.org/">`', 0),
    ],
)
def test_links_away_are_counted_as_they_are_shown(typed, away):
    assert links_away(render(typed), OWN).total() == away


def test_an_address_without_a_scheme_names_another_host():
    assert links_away('<a href="//evil.example/">x</a><a rel="nofollow" href="/c/1/">y</a>', OWN).total() == 1


def test_only_what_was_not_there_before_is_added():
    before = render("[one](https://example.org/1) [two](https://example.org/2)")
    now = render("[two](https://example.org/2) [two](https://example.org/2) [three](https://example.org/3)")
    assert links_added(now, before, OWN) == 2
    assert links_added(before, now, OWN) == 1
    assert links_added(now, "", OWN) == 3
