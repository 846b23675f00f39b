"""Marks change neither the words of a block nor its other tags, wherever they begin and end."""

import re

import nh3
from hypothesis import given
from hypothesis import strategies as st

from debates.articles.highlights import MOST_RANGES, Quoted, distinct, marked, segments
from debates.articles.markup import INLINE, block_html, text_of
from tests.articles.test_markup import SOURCES

PEOPLE = st.frozensets(st.integers(1, 5), min_size=1)
RANGES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20), PEOPLE), max_size=8)
OURS = re.compile(r'<mark class="quoted[^>]*>(.*?)</mark>', re.DOTALL)


def ranges(drawn) -> list[Quoted]:
    return [Quoted(start, start + length, people, post=1) for start, length, people in drawn]


@given(SOURCES, RANGES)
def test_words_and_tags_stay_as_they_are(source, drawn):
    made = block_html("", source)
    shown = marked(made, ranges(drawn))
    assert text_of(shown) == text_of(made)
    assert text_of(OURS.sub(r"\1", shown)) == text_of(made)
    own = {"class", "data-start", "data-end", "data-post"}
    safe = nh3.clean(shown, tags=INLINE, attributes={"a": {"href"}, "mark": own}, link_rel="nofollow noopener")
    assert safe.replace("&nbsp;", "\xa0") == shown.replace("&nbsp;", "\xa0")


@given(SOURCES, RANGES)
def test_exactly_the_quoted_words_are_marked(source, drawn):
    made = block_html("", source.replace("<mark>", ""))
    quoted = ranges(drawn)
    wanted = "".join(
        char
        for at, char in enumerate(text_of(made))
        if char != "\n" and any(one.start <= at < one.end for one in quoted)
    )
    assert "".join(map(text_of, OURS.findall(marked(made, quoted)))).replace("\n", "") == wanted


def test_a_quotation_runs_over_links_and_emphasis_without_breaking_them():
    made = 'Tea <em>is <a href="https://e.org/" rel="nofollow noopener">poured</a></em> first'
    assert marked(made, [Quoted(2, 9, frozenset({1}), 7)]) == (
        'Te<mark class="quoted by-1" data-start="2" data-end="9" data-post="7">a </mark>'
        '<em><mark class="quoted by-1" data-start="2" data-end="9" data-post="7">is </mark>'
        '<a href="https://e.org/" rel="nofollow noopener">'
        '<mark class="quoted by-1" data-start="2" data-end="9" data-post="7">po</mark>ured</a></em> first'
    )


def test_it_is_denser_where_more_people_quote_in_three_steps_and_one_person_counts_once():
    one, two, many = frozenset({1}), frozenset({1, 2}), frozenset({2, 3, 4, 5})
    found = segments([Quoted(0, 9, one, 1), Quoted(3, 9, two, 2), Quoted(6, 12, many, 3, is_mine=True)])
    assert [(s.start, s.end, s.step, s.post, s.is_mine) for s in found] == [
        (0, 3, 1, 1, False),
        (3, 6, 2, 1, False),
        (6, 9, 3, 1, True),
        (9, 12, 3, 3, True),
    ]
    assert segments([Quoted(0, 2, one, 1), Quoted(5, 7, one, 2)])[1].start == 5


def test_the_ranges_that_most_people_quote_are_kept_and_always_ones_own():
    crowd = [(at, at + 3, 100 + at, at, False) for at in range(60)]
    three = [(90, 95, 1, 7, False), (90, 95, 2, None, False), (90, 95, 3, None, False)]
    found = distinct([*three, (70, 75, 4, 9, True), *crowd])
    assert len(found) == MOST_RANGES
    assert found == sorted(found, key=lambda one: one.start)
    dense = next(one for one in found if one.start == 90)
    assert (len(dense.people), dense.post, dense.is_mine) == (3, 1, False)
    assert next(one for one in found if one.start == 70).is_mine
    assert [one.start for one in found][:2] == [22, 23]


def test_without_quotations_nothing_is_touched():
    assert marked("a &quot; b", []) == "a &quot; b"
