"""Beneath an argument: the tree of what answers it, questions and remarks, page by page, at what cost."""

import re

import pytest

from debates.posts.models import Post
from debates.threads.conversations import ANSWERS, PAGE
from debates.threads.views.argument import BELOW
from tests.arguments.crowd import chain, flood_arguments
from tests.conftest import argue, browser_of, counter, reply
from tests.crowd import flood
from tests.threads.pages import page, posts_in, queries_of

pytestmark = pytest.mark.django_db
MOST_BELOW = PAGE + sum(BELOW)
HTMX = {"HX-Request": "true"}


def answers_in(shown: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'<article class="answer [^>]*id="c(\d+)"', shown)]


def part(address: str) -> str:
    return browser_of(None).get(address, headers=HTMX).content.decode()


def next_of(shown: str, name: str = "after") -> str:
    return re.search(rf'rel="next" href="([^"]+{name}=[^"]+)"', shown).group(1).replace("&amp;", "&").split("#")[0]


class TestTheTree:
    def test_answers_stand_by_what_they_do_and_whom_they_serve(self, motion, person, other, noise):
        top = argue(motion, person)
        against = counter(top, other, "Tea does too.", "opposes")
        with_it = counter(top, other, "And it smells.", "supports")
        back = counter(against, person, "Not as well.", "undercuts")
        reply(top, other, "A remark.")
        counter(argue(motion, person, "Another."), other, "Elsewhere.")
        shown = page(top.get_absolute_url())
        assert answers_in(shown) == [against.pk, back.pk, with_it.pk]
        assert 'class="rel against opposes"' in shown
        assert 'class="rel for supports"' in shown
        assert 'class="rel for undercuts"' in shown
        assert "Elsewhere." not in shown
        assert shown.index("And it smells.") < shown.index("Questions and remarks") < shown.index("A remark.")

    def test_three_levels_are_shown_and_what_is_deeper_is_continued(self, motion, person):
        posts = [argue(motion, person)]
        for n in range(5):
            posts.append(counter(posts[-1], person, f"Step {n}."))
        shown = page(posts[0].get_absolute_url())
        assert answers_in(shown) == [post.pk for post in posts[1:4]]
        assert f'href="/c/{posts[3].pk}/#answers"' in shown
        assert "Continue, 1 answer<" in shown

    def test_more_than_some_answers_to_one_are_asked_for(self, motion, person):
        top = argue(motion, person)
        middle = counter(top, person)
        for n in range(ANSWERS + 2):
            counter(middle, person, f"Number {n}.")
        shown = page(top.get_absolute_url())
        assert "2 more answers" in shown
        further = re.search(rf'hx-get="(/c/{middle.pk}/\?after=[^"]+)"', shown).group(1).replace("&amp;", "&")
        joined = part(further)
        assert [f"Number {n}." in joined for n in range(ANSWERS + 2)] == [False] * ANSWERS + [True] * 2
        assert "<!doctype" not in joined
        assert "Number 4." in page(further)

    @pytest.mark.parametrize("order", ["oldest", "newest", "answered"])
    def test_pages_of_each_order_lead_to_every_answer_once(self, motion, person, order):
        top = argue(motion, person)
        tops = flood_arguments(motion, 2 * PAGE + 3, parent=top)
        for one in tops[::7]:
            counter(one, person)
        address, seen = f"{top.get_absolute_url()}?order={order}", []
        while address:
            shown = page(address)
            seen += answers_in(shown)
            address = next_of(shown) if 'rel="next"' in shown else None
        assert len(seen) == len(set(seen)) == len(tops) + len(tops[::7])

    def test_a_further_page_leads_back_and_leaves_the_remarks_to_the_first(self, motion, person):
        top = argue(motion, person)
        flood_arguments(motion, PAGE + 1, parent=top)
        reply(top, person, "A remark.")
        shown = page(next_of(page(top.get_absolute_url())))
        assert "From the beginning" in shown
        assert "A remark." not in shown

    def test_a_place_of_an_answer_that_is_not_shown_is_kept(self, motion, person, other):
        top = argue(motion, person)
        gone = counter(top, other, "The secret claim.")
        counter(gone, person, "It stays.")
        Post.objects.filter(pk=gone.pk).update(state="removed")
        shown = page(top.get_absolute_url())
        assert "Removed by a moderator." in shown
        assert "It stays." in shown
        assert "secret" not in shown
        assert f'"/c/{gone.pk}/counter/"' not in shown

    @pytest.mark.parametrize("asked", ["after=x", "after=1-1&level=9", "remarks=x", "order=x", "level=3"])
    def test_odd_questions_are_answered_with_a_page(self, motion, person, asked):
        top = argue(motion, person)
        counter(top, person)
        page(f"{top.get_absolute_url()}?{asked}")
        assert "<!doctype" not in part(f"{top.get_absolute_url()}?{asked}")


class TestRemarks:
    def test_are_paged_apart_from_the_arguments(self, motion, person):
        top = argue(motion, person)
        counter(top, person, "An argument.")
        flood(motion, PAGE + 2, parent=top, answers_each=0)
        first = page(top.get_absolute_url())
        further = next_of(first, "remarks")
        second = page(further)
        assert len(posts_in(first)) == PAGE
        assert len(posts_in(second)) == len(posts_in(part(further))) == 2
        assert not set(posts_in(first)) & set(posts_in(second))
        assert "An argument." not in second
        assert "Back to the argument" in second

    def test_an_answered_one_says_so(self, motion, person, other):
        top = argue(motion, person)
        asked = reply(top, other, "Which cup?", "asks")
        reply(asked, person, "The blue one.")
        shown = page(top.get_absolute_url())
        assert "The blue one." not in shown
        assert "Continue this thread, 1 answer<" in shown
        assert "The blue one." in page(asked.get_absolute_url())


class TestTheCost:
    def test_is_the_same_for_few_and_for_five_thousand_answers(self, motion, person):
        top = argue(motion, person, rests_on=(1, 3))
        chain(top, 5)
        reply(top, person)
        before = queries_of(top.get_absolute_url()), queries_of(top.get_absolute_url(), person)
        flood_arguments(motion, 5_000, parent=top)
        assert (queries_of(top.get_absolute_url()), queries_of(top.get_absolute_url(), person)) == before
        assert before[0] <= 8
        assert before[1] <= 10
        shown = page(top.get_absolute_url())
        assert len(answers_in(shown)) <= MOST_BELOW
        assert len(shown) < 100_000

    def test_is_the_same_at_the_top_in_the_midst_and_at_the_end_of_a_chain_of_two_hundred(self, motion, person):
        deepest = chain(argue(motion, person), 200)
        assert deepest.depth == 200
        middle = Post.objects.get(motion=motion, depth=100)
        for post, beneath in ((deepest.root, 3), (middle, 3), (deepest, 0)):
            assert queries_of(post.get_absolute_url(), person) <= 10
            assert len(answers_in(page(post.get_absolute_url()))) == beneath
        assert "200 steps beneath" in page(deepest.get_absolute_url())

    def test_does_not_grow_with_the_remarks(self, motion, person):
        top = argue(motion, person)
        counter(top, person)
        before = queries_of(top.get_absolute_url(), person)
        flood(motion, 1_000, parent=top, answers_each=1)
        assert queries_of(top.get_absolute_url(), person) == before
        assert len(posts_in(page(top.get_absolute_url()))) == PAGE
