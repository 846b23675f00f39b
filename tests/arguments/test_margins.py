"""Paragraphs know what rests on them: beside the text, in their conversation, on a page of its own."""

import re

import pytest

from debates.motions.services import put
from debates.posts.services import withdraw
from tests.conftest import argue, browser_of, counter, make_motion, make_person, say
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cited(motion, person, other):
    """Paragraph 1: three lean on it, one disputes it; paragraph 3: one disputes it."""
    top = argue(motion, person, rests_on=(1,), disputes=(3,))
    counter(top, other, "Tea does too.", rests_on=(1,))
    argue(motion, other, "Coffee costs more.", "against", rests_on=(), disputes=(1,))
    argue(motion, other, "Coffee is late.", "against", rests_on=(1,))
    return top


def rests(shown: str) -> list[str]:
    """What is said beside the paragraphs, in the order of the page."""
    return re.findall(r'<span class="rest">(.*?)</span>', shown, re.DOTALL)


def claims(shown: str) -> list[str]:
    return re.findall(r"<h2[^>]*><a[^>]*>([^<]*)</a></h2>", shown)


def words(part: str) -> str:
    return re.sub(r"<[^>]*>", "", part)


class TestBesideTheText:
    def test_stands_how_many_lean_on_a_paragraph_and_how_many_dispute_it(self, motion, cited, noise):
        first, third = rests(page(motion.get_absolute_url()))
        address = f"{motion.get_absolute_url()}p/1/arguments/"
        assert f'href="{address}" title="3 arguments lean on paragraph 1"' in first
        assert f'href="{address}?how=disputes" title="1 argument disputes paragraph 1"' in first
        assert "3 lean" in words(first)
        assert "1 disputes" in words(first)
        assert "lean" not in third
        assert "1 disputes" in words(third)

    def test_stands_nothing_where_nothing_rests_on_it(self, motion, person, noise):
        say(motion, person)
        assert rests(page(motion.get_absolute_url())) == []

    def test_a_withdrawn_argument_is_counted_no_longer(self, motion, cited, person):
        withdraw(post=cited, by=person)
        (first,) = rests(page(motion.get_absolute_url()))
        assert "2 lean" in words(first)

    def test_another_debate_on_the_article_counts_its_own(self, motion, cited, person):
        twin = put(sentence="This house would have tea", article=motion.article, host=None)
        assert rests(page(twin.get_absolute_url())) == []
        argue(twin, person, rests_on=(3,))
        assert len(rests(page(twin.get_absolute_url()))) == 1
        assert claims(page(f"{twin.get_absolute_url()}p/1/arguments/")) == []

    def test_it_costs_no_query_more(self, motion, person, cited):
        bare = make_motion("This house would nap")
        assert queries_of(motion.get_absolute_url()) == queries_of(bare.get_absolute_url()) <= 8
        assert queries_of(motion.get_absolute_url(), person) == queries_of(bare.get_absolute_url(), person) <= 10


class TestInTheConversation:
    def test_it_is_said_in_words_with_the_way_to_argue_from_it(self, motion, cited, person):
        shown = page(f"{motion.get_absolute_url()}p/1/", person)
        assert "3 arguments lean on it" in shown
        assert "1 argument disputes it" in shown
        assert f'{motion.get_absolute_url()}arguments/new/?paragraph=1"' in shown

    def test_from_a_heading_or_in_a_closed_debate_nobody_argues(self, motion, person):
        new = "arguments/new/"
        assert new in page(f"{motion.get_absolute_url()}p/1/", person)
        assert new not in page(f"{motion.get_absolute_url()}p/2/", person)
        motion.state = "closed"
        motion.save()
        assert new not in page(f"{motion.get_absolute_url()}p/1/", person)
        assert new not in page(f"{motion.get_absolute_url()}p/1/arguments/", person)


class TestThePageOfAParagraph:
    def test_lists_what_leans_on_it_and_what_disputes_it_the_newest_first(self, motion, cited, noise):
        address = f"{motion.get_absolute_url()}p/1/arguments/"
        leaning = page(address)
        assert claims(leaning) == ["Coffee is late.", "Tea does too.", "Coffee wakes the house."]
        assert "The kettle was put on at six" in leaning
        assert f'{motion.get_absolute_url()}arguments/new/?paragraph=1"' in leaning
        assert claims(page(f"{address}?how=disputes")) == ["Coffee costs more."]

    def test_leaves_out_what_is_no_longer_shown(self, motion, cited, person):
        withdraw(post=cited, by=person)
        assert claims(page(f"{motion.get_absolute_url()}p/1/arguments/")) == ["Coffee is late.", "Tea does too."]

    def test_goes_on_by_pages_that_cost_the_same(self, motion, noise):
        author, address = make_person(trust=3), f"{motion.get_absolute_url()}p/1/arguments/"
        for n in range(45):
            argue(motion, author, f"Claim {n}.", rests_on=(1,))
        seen, further = [], address
        while further:
            shown = page(further)
            seen += claims(shown)
            found = re.search(r'rel="next" href="([^"]+)"', shown)
            further = address + found.group(1).replace("&amp;", "&") if found else None
        assert seen == [f"Claim {n}." for n in reversed(range(45))]
        assert queries_of(address) == queries_of(f"{address}?before=999999999") <= 7

    def test_says_so_where_nothing_does_and_odd_places_are_none(self, motion):
        address = f"{motion.get_absolute_url()}p/1/arguments/"
        assert "No argument leans on this paragraph yet." in page(address)
        assert "No argument disputes this paragraph yet." in page(f"{address}?how=disputes&before=abc")
        assert page(f"{address}?before={'9' * 18}&how=odd")

    def test_is_not_there_for_a_heading_or_for_no_paragraph(self, motion):
        for number in (2, 99):
            page(f"{motion.get_absolute_url()}p/{number}/arguments/", status=404)
        assert browser_of(None).get("/d/nothing/p/1/arguments/").status_code == 404
