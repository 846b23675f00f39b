"""The orders of the benches page by page: pages joined are the whole, whoever goes or comes, at the same cost."""

from itertools import count

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debates.motions.states import Side
from debates.posts.models import Post
from debates.voting import orders, ways
from debates.voting.drawing import YOUNG
from debates.voting.models import Tally
from debates.voting.orders import BY_VOTES, LOT, MIXED, RANKS
from tests.arguments.crowd import flood_arguments
from tests.conftest import argue, counter, stand
from tests.voting.ranked import ids, ranked, walk

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()
EACH = [*BY_VOTES, LOT]


@pytest.fixture
def standing(motion, person):
    stand(motion, person)
    return person


@pytest.fixture
def bench(motion, noise, person) -> list[Post]:
    """Twenty-six arguments of all sorts, many with equal ranks, beside another bench and another debate."""
    flood_arguments(noise, 5)
    flood_arguments(motion, 5, side="against")
    posts = flood_arguments(motion, 26)
    for n, post in enumerate(posts):
        rank, votes = n * 5 % 7 / 7, (0, 3, YOUNG, 40)[n % 4]
        ranked(
            post, best=rank, divided=rank / 2, persuasion=n % 2, dawn_best=rank, dawn_yes=min(n % 3, votes),
            dawn_votes=votes,
        )  # fmt: skip
    return posts


class TestPagesJoined:
    @pytest.mark.parametrize("most", [200, 4, 1])
    @pytest.mark.parametrize("order", EACH)
    @settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(size=st.integers(1, 30))
    def test_are_the_whole(self, motion, standing, bench, monkeypatch, order, most, size):
        monkeypatch.setattr(ways, "MOST", most)  # so that some come by lot after the drawn
        whole = ids(motion, standing, order)
        assert walk(motion, standing, order, size) == whole
        assert sorted(whole) == sorted(post.pk for post in bench)

    @pytest.mark.parametrize("start", [0, 2**30, 2**31 - 1])
    def test_by_lot_are_the_whole_wherever_the_circle_begins(self, motion, bench, monkeypatch, start):
        monkeypatch.setattr(orders, "start_of", lambda _seed: start)
        for n, post in enumerate(bench):
            ranked(post, lot=(n // 2) * 2**27)  # two of each lot
        assert walk(motion, VISITOR, LOT, 3) == ids(motion, VISITOR, LOT)
        assert len(ids(motion, VISITOR, LOT)) == 26


class TestWhatIsNotShown:
    @pytest.mark.parametrize("order", EACH)
    def test_is_passed_by(self, motion, standing, other, bench, order):
        withdrawn, held, removed = bench[3], bench[4], bench[5]
        Post.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
        Post.objects.filter(pk=held.pk).update(state="held")
        Post.objects.filter(pk=removed.pk).update(state="removed")  # its place is kept
        seen = walk(motion, standing, order, 5)
        assert sorted(seen) == sorted(post.pk for post in bench if post not in (withdrawn, held))

    @pytest.mark.parametrize("order", EACH)
    def test_is_shown_to_its_author_while_it_is_held(self, motion, standing, other, bench, order):
        own = argue(motion, standing)
        Post.objects.filter(pk=own.pk).update(state="held")
        stand(motion, other)
        assert own.pk in walk(motion, standing, order, 5)
        assert own.pk not in walk(motion, other, order, 5)

    @pytest.mark.parametrize("order", EACH)
    @pytest.mark.parametrize("shown", [1, 2, 3, 4])
    def test_takes_none_with_it_when_it_goes_while_somebody_reads(self, motion, standing, bench, order, shown):
        first = page(motion, standing, order, "", shown)
        rest = [pk for pk in ids(motion, standing, order) if pk not in first.ids]
        Post.objects.filter(pk__in=first.ids).update(state="withdrawn")
        assert page(motion, standing, order, first.next, 100).ids == rest

    @pytest.mark.parametrize("order", EACH)
    def test_and_what_comes_while_somebody_reads_moves_neither_the_best_nor_the_young(
        self, motion, standing, bench, order
    ):
        first = page(motion, standing, order, "", 7)
        rest = [pk for pk in ids(motion, standing, order) if pk not in first.ids]
        new = {argue(motion, standing, f"New claim {n}.").pk for n in range(6)}
        after = [pk for pk in page(motion, standing, order, first.next, 100).ids if pk not in new]
        young = set(Tally.objects.filter(motion=motion, dawn_votes__lt=YOUNG).values_list("pk", flat=True))
        for is_young in (True, False):
            assert [pk for pk in after if (pk in young) is is_young] == [pk for pk in rest if (pk in young) is is_young]
        assert order == MIXED or after == rest


class TestAPlace:
    @pytest.mark.parametrize("order", EACH)
    @pytest.mark.parametrize(
        "raw",
        ["x", "-", "--", "1-2-3-4-5", "9" * 200, "-1", "1.5", "0-0-0", "²", "nan", "1e3", "0", "٣", "1-2-x", " 1"],
    )
    def test_that_is_none_begins_at_the_beginning(self, motion, standing, bench, order, raw):
        assert page(motion, standing, order, raw, 5) == page(motion, standing, order, "", 5)

    @pytest.mark.parametrize("order", RANKS)
    def test_of_another_bench_begins_at_the_beginning(self, motion, standing, noise, bench, order):
        elsewhere = [
            Post.objects.filter(motion=motion, side="against").first(),
            Post.objects.filter(motion=noise).last(),
        ]
        below = ranked(counter(bench[0], standing), best=0.1)
        for post in (*elsewhere, below):
            assert page(motion, standing, order, str(post.pk), 5) == page(motion, standing, order, "", 5)

    @pytest.mark.parametrize("order", EACH)
    @pytest.mark.parametrize(
        "raw", ["9" * 60, "-".join(["9" * 19] * 2), "-".join(["9" * 19] * 3), "7-" + "9" * 19 + "-1-1"]
    )
    def test_of_numbers_beyond_all_bounds_is_no_error(self, motion, standing, bench, order, raw):
        page(motion, standing, order, raw, 5)

    @pytest.mark.parametrize("order", BY_VOTES)
    def test_tells_no_rank(self, motion, standing, bench, order):
        """From an exact rank one could work out how the few voters of a side voted."""
        place, pks = page(motion, standing, order, "", 6).next, {str(post.pk) for post in bench}
        assert set(place.split("-")) <= pks | {"6"}


class TestTheCost:
    @pytest.mark.parametrize(
        ("order", "indexes"),
        [
            ("best", ["tally_best "]), ("divisive", ["tally_most_divisive"]), ("persuasive", ["tally_most_persuasive"]),
            (LOT, ["tally_by_lot"]), (MIXED, ["tally_best_at_dawn"]),
        ],
    )  # fmt: skip
    def test_each_order_reads_its_own_index_and_sorts_nothing(self, motion, standing, order, indexes):
        posts, lots = flood_arguments(motion, 1_500), count()
        flood_arguments(motion, 300, side="against")
        for tally in (tallies := list(Tally.objects.filter(motion=motion))):
            n = next(lots)
            tally.best = tally.dawn_best = n % 300 / 100
            tally.divided, tally.persuasion, tally.dawn_votes = n % 100 / 100, n % 5, n % 20
        Tally.objects.bulk_update(tallies, ["best", "dawn_best", "divided", "persuasion", "dawn_votes"])
        connection.cursor().execute("ANALYZE posts_post, voting_tally")
        begin = page(motion, standing, order, "", 700)
        for place in ("", begin.next):
            plan = explained(lambda place=place: page(motion, standing, order, place, 10))
            if order != MIXED:  # the young have no index of their own
                assert "Sort" not in plan
                assert "Seq Scan" not in plan
            for index in indexes:
                assert f"using {index}" in plan
        assert len(posts) == 1_500


def page(motion, viewer, order: str, place: str, size: int) -> ways.Stretch:
    return orders.pages(motion, viewer, order, {Side.FOR: place}, size)[Side.FOR]


def explained(read) -> str:
    with CaptureQueriesContext(connection) as caught:
        read()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {caught[-1]['sql']}")
        return "\n".join(row[0] for row in cursor.fetchall())
