"""Links to words say the same in Python as in the browser, whose test reads the same table."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.articles.fragments import address_of_words, directive
from tests.articles.fragment_table import DIRECTIVES


@pytest.mark.parametrize(("exact", "before", "after", "said"), DIRECTIVES)
def test_words_are_named_with_what_stands_beside_them(exact, before, after, said):
    assert directive(exact, before, after) == said


def test_the_paragraph_stands_before_the_words_for_browsers_that_do_not_know_them():
    assert address_of_words("/d/tea/", 12, "the hob", "", "") == "/d/tea/#p12:~:text=the%20hob"


@given(st.text(min_size=1), st.text(max_size=32), st.text(max_size=32))
def test_whatever_the_words_the_parts_of_a_directive_stay_apart(exact, before, after):
    said = directive(exact.replace("\n", " ") + "x", before, after)
    parts = said.split(",")
    assert 1 <= len(parts) <= 4
    assert all(not part.strip("-").count("-") for part in parts)
    assert not set(said) & set(' "<>&#\n')
    assert unquote(said)
