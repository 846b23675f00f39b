"""What the map of a debate costs does not grow with the debate."""

import pytest

from debates.charts.shape import BENEATH, CAP, EACH, MOST, TOPS
from debates.posts.models import Post
from tests.arguments.map_crowd import chain, flood, thicken
from tests.charts.maps import drawn, map_of
from tests.conftest import argue
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db
MOST_BYTES = 150_000


class TestTheCost:
    def test_is_bounded_whatever_the_number_of_arguments(self, motion, person):
        flood(motion, 5)
        assert queries_of(map_of(motion), person) <= 8
        flood(motion, 20, each=(4, 5))
        most = queries_of(map_of(motion), person)
        size = len(page(map_of(motion)))
        assert most <= 8
        flood(motion, 180, each=(4, 5))
        assert Post.objects.count() > 5_000
        assert queries_of(map_of(motion), person) == most
        assert len(page(map_of(motion))) < size * 1.2

    def test_of_the_longest_claims_is_bounded_too(self, motion, person):
        tops = flood(motion, 40, each=(4, 3), claim=("Wörter und \u06a9\u062a\u0627\u0628 茶 " * 20)[:160])
        for address in (map_of(motion), map_of(motion, tops[0])):
            shown = page(address)
            assert len(drawn(shown)) <= MOST
            assert len(shown) < MOST_BYTES

    def test_of_one_with_five_thousand_answers_is_bounded(self, motion, person):
        one = argue(motion, person)
        flood(motion, 5_000, parent=one)
        for address in (map_of(motion), map_of(motion, one)):
            assert queries_of(address, person) <= 8
            assert len(drawn(page(address))) <= MOST
        assert f"+ {5_000 - EACH[0]} more" in page(map_of(motion))

    def test_of_a_chain_of_two_hundred_is_bounded(self, motion, person):
        links = chain(motion, 200)
        for link in (links[0], links[100], links[-1]):
            assert queries_of(map_of(motion, link), person) <= 8
            assert len(drawn(page(map_of(motion, link)))) <= 4

    def test_counts_no_further_than_it_says(self, motion):
        flood(motion, 2 * (CAP + TOPS + 1))
        shown = page(map_of(motion))
        assert f"+ {CAP + 1 - TOPS} and more" in shown
        assert f"+ {2 * (CAP + 1 - TOPS)} and more" in shown
        assert f"More than {CAP}</span> unanswered" in shown


def test_twenty_thousand_arguments_make_the_same_picture_as_two_hundred(motion, person):
    flood(motion, 10, each=(19,))
    assert Post.objects.count() == 200
    shown, queries = page(map_of(motion)), queries_of(map_of(motion), person)
    thicken(motion, 104)
    assert Post.objects.count() == 200 + 104 * 190 == 19_960
    assert len(drawn(page(map_of(motion)))) == len(drawn(shown)) <= MOST
    assert queries_of(map_of(motion), person) == queries <= 8
    assert f"+ {19 * 105 - BENEATH[0] // TOPS} more" in page(map_of(motion))
