"""The orders of the benches: by what they go, who gets which, and for how long they stay."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from debates.motions.models import Motion
from debates.motions.services import close
from debates.motions.states import Side
from debates.posts.models import Post
from debates.voting import orders
from debates.voting.drawing import EVERY, YOUNG, seed_of
from debates.voting.models import Tally
from debates.voting.orders import BY_VOTES, LOT, MIXED, RANKS
from debates.voting.ways import Found, Mixed
from tests.arguments.crowd import flood_arguments
from tests.conftest import argue, counter, make_person, stand
from tests.voting.ranked import expected, highest, ids, ranked

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


@pytest.fixture
def standing(motion, person):
    """Somebody who sees totals, because they said where they stand."""
    stand(motion, person)
    return person


def again(motion: Motion) -> Motion:
    """The same debate as a new request reads it."""
    return Motion.objects.get(pk=motion.pk)


def today():
    return datetime.now(UTC).date()


class TestByVotes:
    @pytest.mark.parametrize("order", RANKS)
    def test_each_order_follows_its_own_number_on_its_own_bench(self, motion, standing, noise, order):
        argue(noise, standing)
        Tally.objects.filter(motion=noise).update(best=2.9, divided=0.9, persuasion=9)
        three = [argue(motion, standing, f"Claim {n}.") for n in range(3)]
        other_side = ranked(argue(motion, standing, "Tea.", "against"), best=2.9, divided=0.9, persuasion=9)
        ranked(counter(three[0], standing), best=2.9, divided=0.9, persuasion=9)
        for post, mine, others in zip(three, (0.5, 0.7, 0.6), (0.9, 0.1, 0.1), strict=True):
            fields = dict.fromkeys(RANKS.values(), others) | {RANKS[order]: mine}
            ranked(post, **fields)
        assert ids(motion, standing, order) == [three[1].pk, three[2].pk, three[0].pk]
        assert ids(motion, standing, order, "against") == [other_side.pk]

    @pytest.mark.parametrize("order", RANKS)
    def test_of_equals_the_newest_comes_first(self, motion, standing, order):
        posts = [post.pk for post in flood_arguments(motion, 3)]
        assert ids(motion, standing, order) == posts[::-1]

    def test_the_mixed_order_gives_every_third_place_to_a_young_one(self, motion, standing):
        flood_arguments(motion, 9)
        old, young = flood_arguments(motion, 6), {post.pk for post in Post.objects.filter(motion=motion)[:3]}
        for n, post in enumerate(Post.objects.filter(motion=motion).exclude(pk__in=young)):
            ranked(post, dawn_best=n % 4, dawn_votes=YOUNG)
        shown = ids(motion, standing, MIXED)
        assert [pk in young for pk in shown[:9]] == [False, False, True] * 3
        assert [pk for pk in shown if pk not in young] == highest(
            list(Tally.objects.filter(motion=motion, dawn_votes=YOUNG)), "dawn_best"
        )
        assert len(shown) == len(old) + 9

    def test_the_mixed_order_goes_by_the_votes_of_midnight(self, motion, standing):
        posts = flood_arguments(motion, 12)
        for n, post in enumerate(posts):
            ranked(post, dawn_best=n / 12, dawn_votes=YOUNG if n % 2 else 2, dawn_yes=1)
        before = ids(motion, standing, MIXED)
        Tally.objects.update(best=2.5, yes=40, no=3)
        assert ids(motion, standing, MIXED) == before
        ranked(posts[1], dawn_best=2.5)
        assert ids(motion, standing, MIXED)[0] == posts[1].pk != before[0]

    @pytest.mark.parametrize("order", [MIXED, LOT, *RANKS])
    def test_every_order_is_what_its_rule_says(self, motion, person, standing, order):
        for n, post in enumerate(flood_arguments(motion, 40)):
            votes = (0, 4, 11, 30)[n % 4]
            rank = (n * 7 % 13) / 13
            ranked(post, dawn_votes=votes, dawn_yes=min(votes, 3), dawn_best=rank, best=rank, divided=rank / 2)
        seed = seed_of(standing.pk, today(), motion.pk)
        assert ids(motion, standing, order) == expected(motion, order, seed)


class TestWhoMayNotSeeTotals:
    @pytest.mark.parametrize("order", [*BY_VOTES, LOT])
    @pytest.mark.parametrize("who", ["visitor", "person", "host", "moderator"])
    def test_gets_an_order_that_is_the_same_whatever_the_votes(self, motion, order, who, request):
        viewer = VISITOR if who == "visitor" else request.getfixturevalue(who)
        posts = flood_arguments(motion, 20)
        before = ids(motion, viewer, order)
        for n, post in enumerate(posts):
            ranked(
                post, best=n / 10, divided=n / 30, persuasion=n, dawn_best=n / 10, dawn_votes=n, dawn_yes=n // 2,
                yes=n, no=n, agree=n, disagree=n,
            )  # fmt: skip
        assert ids(again(motion), viewer, order) == before == ids(again(motion), viewer, LOT)
        if who != "visitor":
            stand(motion, viewer)
            differs = ids(again(motion), viewer, order) != before
            assert differs is (order != LOT)

    @pytest.mark.parametrize("order", BY_VOTES)
    def test_is_everybody_where_totals_are_shown_at_the_close_and_nobody_after_it(self, motion, standing, host, order):
        for n, post in enumerate(flood_arguments(motion, 20)):
            ranked(post, best=n / 10, divided=n / 30, persuasion=n, dawn_best=n / 10, dawn_votes=YOUNG + n)
        by_votes = ids(motion, standing, order)
        Motion.objects.filter(pk=motion.pk).update(results="close")
        assert ids(again(motion), standing, order) == ids(again(motion), standing, LOT) != by_votes
        close(motion=again(motion), by=host, reason="It is late.")
        assert ids(again(motion), VISITOR, order) == ids(again(motion), standing, order) == by_votes


class TestADay:
    @pytest.fixture
    def at(self, monkeypatch):
        def at(moment: datetime) -> None:
            monkeypatch.setattr(timezone, "now", lambda: moment)

        return at

    @pytest.mark.parametrize("order", [MIXED, LOT])
    def test_an_order_stays_from_midnight_to_midnight_utc(self, motion, standing, at, order):
        flood_arguments(motion, 25)
        midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=2)
        at(midnight)
        first = ids(motion, standing, order)
        at(midnight + timedelta(hours=23, minutes=59))
        assert ids(again(motion), standing, order) == first
        other_days = []
        for days in range(1, 7):  # where a circle begins between the same two, two days have one order by chance
            at(midnight + timedelta(days=days))
            other_days.append(ids(again(motion), standing, order))
        assert any(other_day != first for other_day in other_days)
        assert all(sorted(other_day) == sorted(first) for other_day in other_days)

    @pytest.mark.parametrize("order", [MIXED, LOT])
    def test_two_people_have_two_orders_and_all_visitors_one(self, motion, standing, other, order):
        people = [standing, other, *(make_person() for _ in range(5))]
        for person in people[1:]:
            stand(motion, person)
        flood_arguments(motion, 25)
        assert len({tuple(ids(motion, person, order)) for person in people}) > 1
        assert ids(motion, VISITOR, order) == ids(again(motion), VISITOR, order)
        assert any(ids(motion, VISITOR, order) != ids(motion, person, LOT) for person in people)

    def test_two_debates_are_drawn_apart(self):
        rows = [Found("for", pk, float(pk * 10_000_000), 0, 0) for pk in range(1, 31)]
        drawn = [Mixed(seed_of(5, today(), motion)).stretch(rows, (), 30).ids for motion in (1, 2)]
        assert drawn[0] != drawn[1]

    @pytest.mark.parametrize("order", [MIXED, LOT])
    def test_what_comes_new_joins_without_moving_the_others_about(self, motion, standing, order):
        flood_arguments(motion, 25)
        before = ids(motion, standing, order)
        new = argue(motion, standing, "What nobody said before.").pk
        after = ids(again(motion), standing, order)
        assert new in after
        assert [pk for pk in after if pk != new] == before


def test_each_of_thirty_young_arguments_stands_first_about_equally_often():
    rows = [Found("for", pk, float(pk * 70_000_000), 0, 0) for pk in range(1, 31)]
    first = Counter(
        Mixed(seed_of(person, datetime(2026, 3, 4, tzinfo=UTC).date(), 1)).stretch(rows, (), 10).ids[0]
        for person in range(300)
    )
    assert len(first) == 30
    assert max(first.values()) <= 22  # ten each on average
    assert min(first.values()) >= 2


def test_a_young_one_comes_on_the_last_of_every_three_places():
    old = [Found("for", pk, 2.0 + pk / 100, 20, 30) for pk in range(1, 20)]
    young = [Found("for", pk, float(pk), 0, 0) for pk in range(101, 120)]
    shown = Mixed(5).stretch(old + young, (), 9).ids
    assert [pk > 100 for pk in shown] == [place % EVERY == 0 for place in range(1, 10)]


class TestWhetherAnOrderHasBegun:
    @pytest.mark.parametrize(
        ("order", "fields"),
        [
            ("best", {"best": 2.3}),
            ("best", {"best": 0.2}),
            (MIXED, {"dawn_best": 2.3, "dawn_votes": YOUNG}),
            (MIXED, {"dawn_best": 0.2, "dawn_votes": YOUNG}),
            ("divisive", {"divided": 0.1}),
            ("persuasive", {"persuasion": 0.5}),
        ],
    )
    def test_it_has_once_one_argument_on_a_bench_differs(self, motion, person, noise, order, fields):
        posts = flood_arguments(motion, 3, side="against")
        ranked(argue(noise, person), **fields)
        ranked(counter(posts[0], person), **fields)
        ranked(posts[1], yes=4, best=1.4, dawn_best=1.4)
        assert not begun(motion, order)
        ranked(posts[2], **fields)
        assert begun(motion, order)

    def test_the_mixed_one_has_not_before_one_has_ten_votes(self, motion):
        (post,) = flood_arguments(motion, 1)
        ranked(post, dawn_best=2.3, dawn_votes=YOUNG - 1)
        assert not begun(motion, MIXED)

    @pytest.mark.parametrize("order", [LOT, "newest", "answered"])
    def test_orders_without_votes_always_have(self, motion, order):
        assert begun(motion, order)


def begun(motion: Motion, order: str) -> bool:
    return bool(Motion.objects.filter(pk=motion.pk).values_list(orders.has_begun(motion, order), flat=True).get())


def test_a_bench_that_is_not_asked_for_is_not_read(motion, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert orders.pages(motion, VISITOR, LOT, {}, 10) == {}
    flood_arguments(motion, 2)
    with django_assert_num_queries(1):
        assert set(orders.pages(motion, VISITOR, LOT, {Side.FOR: "", Side.AGAINST: ""}, 10)) == set(Side)
