"""The orders as the benches offer them: to whom, by default, in which words, and on a page that explains them."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from debates.arguments.queries import ORDERS, PAGE
from debates.motions.models import Motion, Phase
from debates.motions.services import close
from debates.posts.models import Post
from debates.voting.models import Tally
from debates.voting.orders import BY_VOTES, LOT, MIXED, RANKS
from tests.arguments.crowd import flood_arguments
from tests.arguments.test_benches import all_pages, bench_of, cases_in
from tests.conftest import argue, browser_of, stand
from tests.threads.pages import page, queries_of
from tests.voting.ranked import ids, ranked

pytestmark = pytest.mark.django_db
BY_LOT = "The order is drawn by lot"


@pytest.fixture
def standing(motion, person):
    stand(motion, person)
    return person


def offered_in(shown: str) -> list[str]:
    return re.findall(r'\?order=(\w+)"', shown.split('<nav class="orders"')[1].split("</nav>", maxsplit=1)[0])


def chosen_in(shown: str) -> str:
    return re.search(r'\?order=(\w+)" aria-current="true"', shown).group(1)


class TestWhatIsOffered:
    @pytest.mark.parametrize("who", [None, "other", "host", "moderator", "admin"])
    def test_orders_by_votes_are_not_to_who_may_not_see_totals(self, motion, person, who, request):
        flood_arguments(motion, 4)
        viewer = who and request.getfixturevalue(who)
        shown = page(bench_of(motion), viewer)
        assert offered_in(shown) == [LOT, "newest", "oldest", "answered"]
        assert chosen_in(shown) == LOT
        assert BY_LOT in shown

    def test_all_are_to_who_may_and_the_mixed_one_is_the_first_choice(self, motion, standing):
        flood_arguments(motion, 4)
        shown = page(bench_of(motion), standing)
        assert offered_in(shown) == [MIXED, "best", "newest", "oldest", "answered", "divisive", "persuasive"]
        assert chosen_in(shown) == MIXED
        assert BY_LOT not in shown

    def test_everybody_gets_them_when_the_debate_is_over(self, motion, host):
        flood_arguments(motion, 4)
        close(motion=motion, by=host, reason="It is late.")
        assert chosen_in(page(bench_of(motion))) == MIXED


class TestAskingByAddress:
    @pytest.mark.parametrize("order", BY_VOTES)
    @pytest.mark.parametrize("who", [None, "other", "host", "moderator"])
    def test_for_what_is_not_offered_gives_the_order_by_lot_and_says_so(self, motion, order, who, request):
        viewer = who and request.getfixturevalue(who)
        flood_arguments(motion, 8)
        Post.objects.update(created=timezone.now() - timedelta(days=5, hours=5))  # the same words for a while
        before = page(f"{bench_of(motion)}?order={order}", viewer)
        assert "The order that you asked for follows votes. Shown once you have said where you stand." in before
        assert BY_LOT in before
        assert chosen_in(before) == LOT
        for n, tally in enumerate(Tally.objects.all()):
            ranked(tally.post, best=n / 10, divided=n / 30, persuasion=n, dawn_best=n / 10, dawn_votes=n * 3, yes=n)
        after = page(f"{bench_of(motion)}?order={order}", viewer)
        what_is_new = re.compile(r'(nonce|content|value)="[^"]*"|value=\w{64}')
        assert what_is_new.sub("", after) == what_is_new.sub("", before)

    @pytest.mark.parametrize("order", BY_VOTES)
    def test_for_what_is_offered_says_no_such_thing(self, motion, standing, order):
        flood_arguments(motion, 4)
        shown = page(f"{bench_of(motion)}?order={order}", standing)
        assert chosen_in(shown) == order
        assert "follows votes. Shown" not in shown

    @pytest.mark.parametrize("order", ["", "x", "newest ", "BEST", LOT])
    def test_for_what_there_is_not_gives_the_first_choice_and_says_nothing(self, motion, standing, order):
        flood_arguments(motion, 4)
        for viewer, first in ((None, LOT), (standing, MIXED)):
            shown = page(f"{bench_of(motion)}?order={order}", viewer)
            assert chosen_in(shown) == first
            assert "The order that you asked for" not in shown


class TestTheOrder:
    @pytest.mark.parametrize("order", RANKS)
    def test_is_that_of_the_ranks_and_the_sides_alternate(self, motion, standing, order):
        pros, cons = flood_arguments(motion, 4), flood_arguments(motion, 3, side="against")
        for n, post in enumerate([*pros, *cons]):
            ranked(post, **{RANKS[order]: n * 3 % 7 / 7})
        shown = cases_in(page(f"{bench_of(motion)}?order={order}", standing))
        assert [side for side, _ in shown] == ["for", "against"] * 3 + ["for"]
        assert [pk for side, pk in shown if side == "for"] == ids(motion, standing, order)
        assert [pk for side, pk in shown if side == "against"] == ids(motion, standing, order, "against")

    @pytest.mark.parametrize("order", [*BY_VOTES, LOT])
    def test_leads_through_its_pages_to_every_argument_once(self, motion, standing, order):
        pros, cons = flood_arguments(motion, 2 * PAGE + 3), flood_arguments(motion, PAGE + 1, side="against")
        for n, post in enumerate(pros):
            ranked(post, dawn_votes=n, dawn_best=n / 30, best=n / 30)
        seen = all_pages(f"{bench_of(motion)}?order={order}", None if order == LOT else standing)
        assert len(seen) == len(set(seen))
        assert {pk for _, pk in seen} == {post.pk for post in [*pros, *cons]}

    @pytest.mark.parametrize("order", [*BY_VOTES, LOT])
    def test_keeps_a_place_with_its_reason_and_passes_by_what_is_gone(self, motion, standing, order):
        kept, gone, shown = flood_arguments(motion, 3)
        Post.objects.filter(pk=kept.pk).update(state="removed")
        Post.objects.filter(pk=gone.pk).update(state="withdrawn")
        text = page(f"{bench_of(motion)}?order={order}", None if order == LOT else standing)
        assert {pk for _, pk in cases_in(text)} == {kept.pk, shown.pk}
        assert "Removed by" in text

    def test_joins_by_htmx_as_arguments_alone(self, motion, standing):
        flood_arguments(motion, PAGE + 2)
        further = re.search(r'rel="next" href="[^"]+" hx-get="([^"]+)"', page(bench_of(motion), standing))
        link = further.group(1).replace("&amp;", "&")
        part = browser_of(standing).get(link, headers={"HX-Request": "true"}).content.decode()
        assert len(cases_in(part)) == 2
        assert "<!doctype" not in part
        assert "How the order is made" not in part


class TestTheSentence:
    @pytest.mark.parametrize(
        ("order", "says", "not_yet", "field"),
        [
            (MIXED, "two places of three to the best", "No argument with ten votes", "dawn_best"),
            ("best", "by the side that thinks less of it", "No argument has three readers", "best"),
            ("divisive", "one side agrees with it", "None divides three readers", "divided"),
            ("persuasive", "that it changed their mind", "Nobody has named one yet", "persuasion"),
        ],
    )
    def test_says_how_each_order_is_made_and_that_it_has_not_begun(self, motion, standing, order, says, not_yet, field):
        (post,) = flood_arguments(motion, 1)
        before = page(f"{bench_of(motion)}?order={order}", standing)
        assert says in before
        assert not_yet in before
        ranked(post, **{field: 2.5}, dawn_votes=30)
        after = page(f"{bench_of(motion)}?order={order}", standing)
        assert says in after
        assert not_yet not in after
        assert f'href="{motion.get_absolute_url()}order/"' in after

    @pytest.mark.parametrize("order", ORDERS)
    def test_says_of_the_others_that_votes_play_no_part(self, motion, standing, order):
        argue(motion, standing)
        for viewer in (None, standing):
            assert "Votes play no part in it." in page(f"{bench_of(motion)}?order={order}", viewer)

    def test_says_for_whom_the_lot_is_drawn(self, motion, other):
        argue(motion, other)
        assert "by lot, for you and for today" in page(bench_of(motion), other)
        assert "by lot, for today" in page(bench_of(motion))


class TestTheExplanation:
    def test_gives_the_rules_in_numbers(self, motion, person):
        shown = page(f"{motion.get_absolute_url()}order/")
        assert re.findall(r"<b>(0\.\d\d)</b>", shown) == ["0.03", "0.50"]
        assert "30 of 30" in shown
        assert "1 of 10" in shown
        assert "z = 1.28" in shown
        assert f'href="{bench_of(motion)}"' in shown

    def test_says_to_who_sees_totals_when_they_were_counted_and_to_others_why_not(self, motion, standing, other):
        address = f"{motion.get_absolute_url()}order/"
        assert "It was not counted yet." in page(address, standing)
        counted = timezone.now() - timedelta(minutes=20)
        counts = Motion._meta.get_field("count").related_model.objects
        counts.create(motion=motion, as_of=counted)
        assert f'It was counted last: <time datetime="{counted:%Y-%m-%dT%H:%M}' in page(address, standing)
        for viewer in (None, other):
            shown = page(address, viewer)
            assert "It was counted last" not in shown
            assert "Shown once you have said where you stand." in shown


class TestTheCost:
    @pytest.mark.parametrize("order", [*BY_VOTES, LOT])
    def test_is_the_same_for_ten_and_for_many_arguments(self, motion, standing, order):
        viewer = None if order == LOT else standing
        for side in ("for", "against"):
            flood_arguments(motion, 5, side=side)
        address = f"{bench_of(motion)}?order={order}"
        before = queries_of(address, viewer)
        for side in ("for", "against"):
            flood_arguments(motion, 300, side=side)
        assert queries_of(address, viewer) == before <= (5 if viewer is None else 8)
        assert len(cases_in(page(address, viewer))) == 2 * PAGE

    def test_is_at_most_nine_queries_of_a_member_in_a_structured_debate(self, motion, standing):
        flood_arguments(motion, 5)
        now = timezone.now()
        Motion.objects.filter(pk=motion.pk).update(format="structured", opens=now - timedelta(days=1))
        Phase.objects.create(motion=motion, stage="floor", starts=now - timedelta(hours=1), ends=now, who="everybody")
        assert queries_of(bench_of(motion), standing) <= 9
