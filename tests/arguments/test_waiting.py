"""What waits for an answer: in one debate, and of one person over all of them."""

import re

import pytest

from debates.arguments import waiting
from debates.arguments.views.waiting import PAGE
from debates.articles.services import take_down
from debates.motions.services import lock
from debates.posts.derived import rebuild
from debates.posts.models import Post
from debates.posts.services import withdraw
from tests.arguments.map_crowd import flood
from tests.conftest import argue, counter, make_motion, make_person, reply
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


def list_of(motion, asked: str = "") -> str:
    return f"{motion.get_absolute_url()}unanswered/{asked}"


def shown_in(page_: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'<article class="case waits" id="c(\d+)"', page_)]


def every_page(address: str, person=None) -> list[int]:
    base, seen = address.split("?", maxsplit=1)[0], []
    while address:
        shown = page(address, person)
        assert not set(shown_in(shown)) & set(seen)
        seen += shown_in(shown)
        further = re.search(r'rel="next" href="(\?[^"]+)"', shown)
        address = base + further[1].replace("&amp;", "&") if further else ""
    return seen


@pytest.fixture
def crowd_elsewhere(other):
    """Another debate in which much is unanswered and somebody is countered."""
    motion = make_motion("This house would keep a goat")
    flood(motion, 30)
    counter(argue(motion, make_person()), make_person())
    return motion


class TestOfADebate:
    def test_lists_what_nobody_countered_the_most_supported_first(self, motion, person, other, crowd_elsewhere):
        young = argue(motion, person, "It wakes.")
        countered = argue(motion, person, "It is cheap.")
        strong = argue(motion, person, "It smells.", "against")
        undercut = argue(motion, person, "It is warm.")
        no = counter(countered, other)
        cut = counter(undercut, other, relation="undercuts")
        yes = counter(strong, other, "I smelt it.", "supports")
        assert every_page(list_of(motion)) == [strong.pk, yes.pk, cut.pk, no.pk, young.pk]

    def test_lists_one_side_where_that_is_asked_for(self, motion, person, other):
        one, two = argue(motion, person), argue(motion, other, side="against")
        no = counter(one, other)
        assert every_page(list_of(motion, "?side=for")) == []
        assert every_page(list_of(motion, "?side=against")) == [no.pk, two.pk]
        assert every_page(list_of(motion, "?side=neither")) == every_page(list_of(motion)) == [no.pk, two.pk]

    def test_pages_through_all_of_it_once(self, motion, crowd_elsewhere):
        tops = flood(motion, 45)
        assert len(shown_in(page(list_of(motion)))) == PAGE
        assert sorted(every_page(list_of(motion))) == sorted(top.pk for top in tops)
        wanted = sorted(top.pk for top in tops if top.favours == "against")
        assert sorted(every_page(list_of(motion, "?side=against"))) == wanted

    def test_offers_to_answer_what_others_said_and_marks_ones_own(self, motion, person, other):
        own, theirs = argue(motion, person), argue(motion, other)
        shown = page(list_of(motion), person)
        assert f"/c/{theirs.pk}/counter/?relation=opposes" in shown
        assert f"/c/{own.pk}/counter/" not in shown
        assert shown.count(">yours<") == 1
        assert page(list_of(motion)).count("/counter/?relation=opposes") == 2

    def test_offers_nothing_where_nothing_may_be_said_and_says_why(self, motion, person, host):
        argue(motion, person)
        lock(motion=motion, by=host, reason="It is late.")
        shown = page(list_of(motion))
        assert "This debate is locked" in shown
        assert "/counter/" not in shown

    def test_says_what_each_answers_but_no_words_that_were_taken_away(self, motion, person, other):
        one = argue(motion, person, "It wakes.")
        no = counter(one, other, "It does not.")
        assert "It wakes." in page(list_of(motion))
        Post.objects.filter(pk=one.pk).update(state="removed")
        rebuild()
        shown = page(list_of(motion))
        assert shown_in(shown) == [no.pk]
        assert "It wakes." not in shown
        assert "Removed by a moderator." in shown

    @pytest.mark.parametrize("state", ["hidden", "removed", "purged", "held", "withdrawn"])
    def test_leaves_out_what_is_not_read(self, motion, person, state):
        gone, stays = argue(motion, person, "It wakes."), argue(motion, person, "It warms.")
        Post.objects.filter(pk=gone.pk).update(state=state)
        rebuild()
        shown = page(list_of(motion), person)
        assert shown_in(shown) == [stays.pk]
        assert "It wakes." not in shown

    def test_counts_a_counter_no_longer_that_was_taken_back(self, motion, person, other):
        one = argue(motion, person)
        no = counter(one, other)
        assert one.pk not in shown_in(page(list_of(motion)))
        withdraw(post=no, by=other)
        assert shown_in(page(list_of(motion))) == [one.pk]

    def test_of_an_article_that_was_taken_down_shows_the_reason_alone(self, motion, person, moderator):
        argue(motion, person, "It wakes.")
        take_down(article=motion.article, by=moderator, reason="The author asked for it.")
        shown = page(list_of(motion))
        assert "The author asked for it." in shown
        assert "It wakes." not in shown

    def test_where_there_is_nothing_says_so(self, motion, noise):
        assert "Every argument here was countered, or none was made." in page(list_of(motion))

    def test_forgives_a_place_that_is_none(self, motion, person):
        one = argue(motion, person)
        assert shown_in(page(list_of(motion, "?after=x-1&side=x"))) == [one.pk]

    def test_costs_the_same_for_twenty_and_for_two_thousand(self, motion, person):
        flood(motion, 25)
        before = queries_of(list_of(motion)), queries_of(list_of(motion), person)
        flood(motion, 400, each=(4,))
        assert (queries_of(list_of(motion)), queries_of(list_of(motion), person)) == before
        assert before[1] <= 8


YOURS = "/unanswered/"
QUIET = "/unanswered/?part=uncountered"


class TestOfAPerson:
    def test_lists_what_was_said_against_them_and_not_answered_the_newest_first(self, motion, person, other):
        elsewhere = make_motion("This house would keep a goat")
        one, two = argue(motion, person, "It wakes."), argue(elsewhere, person, "It eats.")
        no, cut = counter(one, other), counter(two, other, relation="undercuts")
        counter(one, other, "It does wake.", "supports")
        counter(argue(motion, other, "It stains."), make_person())
        assert every_page(YOURS, person) == [cut.pk, no.pk]
        assert "This house would keep a goat" in page(YOURS, person)
        assert every_page(YOURS, make_person()) == []

    @pytest.mark.parametrize("how", ["argument", "comment"])
    def test_leaves_out_what_they_answered_until_they_take_that_back(self, motion, person, other, how):
        no = counter(argue(motion, person), other)
        counter(no, make_person())
        assert every_page(YOURS, person) == [no.pk]
        answer = counter(no, person) if how == "argument" else reply(no, person)
        assert every_page(YOURS, person) == []
        Post.objects.filter(pk=answer.pk).update(state="held")
        assert every_page(YOURS, person) == []
        Post.objects.filter(pk=answer.pk).update(state="visible")
        withdraw(post=answer, by=person)
        assert every_page(YOURS, person) == [no.pk]

    def test_leaves_out_what_they_said_against_themselves(self, motion, person):
        counter(argue(motion, person), person)
        assert every_page(YOURS, person) == []

    def test_still_lists_what_somebody_said_who_left(self, motion, person, other):
        no = counter(argue(motion, person), other)
        Post.objects.filter(pk=no.pk).update(author=None)
        assert "somebody who left" in page(YOURS, person)

    @pytest.mark.parametrize("state", ["hidden", "removed", "purged", "held", "withdrawn"])
    @pytest.mark.parametrize("which", ["theirs", "own"])
    def test_leaves_out_what_is_not_read_and_what_answers_that(self, motion, person, other, state, which):
        one = argue(motion, person, "It wakes.")
        no = counter(one, other, "It does not.")
        Post.objects.filter(pk=no.pk if which == "theirs" else one.pk).update(state=state)
        rebuild()
        shown = page(YOURS, person)
        assert shown_in(shown) == []
        assert "It does not." not in shown

    def test_lists_ones_own_that_nobody_countered(self, motion, person, other):
        countered, quiet = argue(motion, person), argue(motion, person, "It warms.")
        own_counter = counter(counter(countered, other), person)
        argue(motion, other)
        assert every_page(QUIET, person) == [own_counter.pk, quiet.pk]
        assert "/counter/" not in page(QUIET, person)

    @pytest.mark.parametrize("address", [YOURS, QUIET])
    def test_leaves_out_debates_of_articles_that_were_taken_down(self, motion, person, other, moderator, address):
        counter(argue(motion, person), other)
        argue(motion, person)
        assert len(every_page(address, person)) == 1
        take_down(article=motion.article, by=moderator, reason="The author asked for it.")
        assert every_page(address, person) == []

    def test_offers_to_answer_where_counterarguments_are_taken(self, motion, person, other, host):
        no = counter(argue(motion, person), other)
        assert f"/c/{no.pk}/counter/?relation=opposes" in page(YOURS, person)
        lock(motion=motion, by=host, reason="It is late.")
        shown = page(YOURS, person)
        assert shown_in(shown) == [no.pk]
        assert "/counter/" not in shown

    def test_pages_through_all_of_it_at_the_same_cost(self, motion, person, crowd_elsewhere):
        one = argue(motion, person)
        flood(motion, 3, parent=one)
        before = queries_of(YOURS, person)
        flood(motion, 90, parent=one)
        wanted = waiting.countering(person)
        assert wanted.count() == 62
        assert sorted(every_page(YOURS, person)) == sorted(wanted.values_list("pk", flat=True))
        assert queries_of(YOURS, person) == before <= 8
        Post.objects.filter(parent=one).update(author=person)
        assert len(every_page(QUIET, person)) == 93
        assert queries_of(QUIET, person) <= 8

    def test_is_the_persons_own_page(self, motion, person):
        assert "/accounts/login/?next=/unanswered/" in page_of_visitor()
        assert 'href="/unanswered/"' in page("/accounts/", person)

    def test_says_so_where_nothing_waits(self, person):
        assert "Nobody waits for your answer." in page(YOURS, person)
        assert "Every argument of yours was countered" in page(QUIET, person)
        assert "Nobody waits" in page("/unanswered/?part=x&after=1-1-1-1", person)


def page_of_visitor() -> str:
    from tests.conftest import browser_of

    return browser_of(None).get(YOURS).headers["Location"]
