"""The benches: what stands on them in which order, page by page, to whom, at what cost."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from debates.arguments import queries
from debates.arguments.queries import ORDERS, PAGE
from debates.motions.services import lock
from debates.motions.states import Side
from debates.posts.basis import Named
from debates.posts.models import Post
from debates.voting.queries import booth_for
from forum.web.paging import Place, place_of
from tests.arguments.crowd import flood_arguments
from tests.conftest import argue, browser_of, counter, reply
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


def bench_of(motion) -> str:
    return f"{motion.get_absolute_url()}arguments/"


def cases_in(shown: str) -> list[tuple[str, int]]:
    return [(side, int(pk)) for side, pk in re.findall(r'<article class="case (\w+) \w+" id="c(\d+)"', shown)]


def all_pages(address: str, viewer=None) -> list[tuple[str, int]]:
    base, seen = address.split("?", maxsplit=1)[0], []
    while address:
        assert len(seen) < 200, "the pages go round in a circle"
        shown = page(address, viewer)
        seen += cases_in(shown)
        further = re.search(r'rel="next" href="[^"?]+(\?[^"]+)"', shown)
        address = base + further.group(1).replace("&amp;", "&") if further else None
    return seen


class TestTheBenches:
    def test_show_the_arguments_of_each_side_in_turn_and_none_of_another_debate(self, motion, person, noise):
        argue(noise, person, "A goat is a friend.")
        pro, con = argue(motion, person), argue(motion, person, "Tea keeps the peace.", "against")
        second = argue(motion, person, "Coffee is quicker.")
        reply(pro, person, "A remark is no argument.")
        counter(con, person, "An answer stands beneath it.")
        shown = page(bench_of(motion))
        assert {side for side, _ in cases_in(shown)} == {"for", "against"}
        assert [side for side, _ in cases_in(shown)] == ["for", "against", "for"]
        assert {pk for _, pk in cases_in(shown)} == {pro.pk, con.pk, second.pk}
        assert "goat" not in shown
        assert "An answer stands beneath it." not in shown

    def test_a_card_says_who_when_what_and_on_what_it_rests(self, motion, person):
        post = argue(
            motion, person, "Coffee <b>wakes</b> the house.", rests_on=(1, 3), disputes=(4,),
            sources=(Named("A ledger", "1902", "https://example.org/ledger"),),
        )  # fmt: skip
        Post.objects.filter(pk=post.pk).update(body="It *was* [seen](https://example.org) " + "by many people " * 40)
        shown = page(bench_of(motion))
        assert "Coffee &lt;b&gt;wakes&lt;/b&gt; the house.</a></h3>" in shown
        assert f'href="/c/{post.pk}/"' in shown
        place = motion.get_absolute_url()
        assert (
            f'rests on <a href="{place}#p1">paragraph 1</a>, <a href="{place}#p3">paragraph 3</a>, '
            f'disputes <a href="{place}#p4">paragraph 4</a>' in shown
        )
        assert "<bdi>A ledger</bdi>" in shown
        assert "It was seen by many people" in shown
        assert shown.count("by many people") < 20
        assert f"<bdi>{person.handle}</bdi>" in shown
        assert 'class="badge unanswered"' in shown

    def test_a_card_counts_answers_by_what_they_do(self, motion, person, other):
        post = argue(motion, person)
        for relation in ("supports", "supports", "opposes", "undercuts"):
            counter(post, other, f"It {relation}.", relation)
        reply(post, other, "A remark.")
        shown = page(bench_of(motion))
        assert "4 answers: 2 support, 1 opposes, 1 undercuts; 1 comment" in shown
        assert "badge unanswered" not in shown

    def test_what_was_supported_alone_is_unanswered_and_not_said_to_have_answers(self, motion, person):
        counter(argue(motion, person), person, relation="supports")
        shown = page(bench_of(motion))
        assert "1 argument supports it</a>" in shown
        assert "1 answer" not in shown

    @pytest.mark.parametrize(("relation", "is_open"), [("supports", True), ("opposes", False), ("undercuts", False)])
    def test_unanswered_is_what_nobody_opposes_or_undercuts(self, motion, person, relation, is_open):
        counter(argue(motion, person), person, relation=relation)
        assert ("badge unanswered" in page(bench_of(motion))) is is_open

    def test_the_heads_say_how_many_there_are_in_all(self, motion, person):
        flood_arguments(motion, PAGE + 3)
        argue(motion, person, side="against")
        shown = page(bench_of(motion))
        assert f"{PAGE + 3} arguments</span>" in shown
        assert "1 argument</span>" in shown

    def test_above_a_bound_they_say_that_there_are_more(self, motion, person, monkeypatch):
        monkeypatch.setattr(queries, "MOST_COUNTED", 3)
        flood_arguments(motion, 4)
        flood_arguments(motion, 3, side="against")
        shown = page(bench_of(motion))
        assert "more than 1,000 arguments" in shown
        assert "3 arguments</span>" in shown

    def test_an_empty_bench_invites_the_first_argument(self, motion, person, host):
        argue(motion, person)
        shown = page(bench_of(motion))
        assert "Nobody has spoken against it yet." in shown
        assert "Nobody has spoken for it yet." not in shown
        assert f'href="{bench_of(motion)}new/?side=against"' in shown
        lock(motion=motion, by=host, reason="It got late.")
        assert "new/" not in page(bench_of(motion))

    def test_an_argument_is_offered_only_where_it_may_be_made(self, motion, person, host):
        post = argue(motion, person)
        for somebody in (None, person):
            shown = page(bench_of(motion), somebody)
            assert f'href="{bench_of(motion)}new/"' in shown
            assert f'href="/c/{post.pk}/counter/"' in shown
        lock(motion=motion, by=host, reason="It got late.")
        for somebody in (None, person):
            shown = page(bench_of(motion), somebody)
            assert "This debate is locked" in shown
            assert "/counter/" not in shown
            assert "new/" not in shown


class TestWhatIsNotShown:
    @pytest.mark.parametrize(
        ("state", "why"),
        [("withdrawn", "Withdrawn by"), ("hidden", "Hidden until"), ("removed", "Removed by"), ("purged", "for good")],
    )
    def test_a_place_is_kept_with_its_reason_where_something_answers_it(self, motion, person, other, state, why):
        post = argue(motion, person, "The secret claim.", body="The secret words.", sources=(Named("A secret ledger"),))
        counter(post, other)
        Post.objects.filter(pk=post.pk).update(state=state)
        shown = page(bench_of(motion))
        assert why in shown
        assert "secret" not in shown
        assert person.handle not in shown
        assert f'href="/c/{post.pk}/counter/"' not in shown
        assert "0 arguments</span>" in shown

    def test_what_was_withdrawn_before_anybody_answered_is_gone(self, motion, person, other):
        post = argue(motion, person)
        Post.objects.filter(pk=post.pk).update(state="withdrawn")
        assert cases_in(page(bench_of(motion))) == []

    def test_what_is_held_is_seen_by_its_author_alone(self, motion, person, other):
        post = argue(motion, person, "Not yet.")
        Post.objects.filter(pk=post.pk).update(state="held")
        assert "held: a moderator reads it first" in page(bench_of(motion), person)
        for somebody in (None, other):
            assert "Not yet." not in page(bench_of(motion), somebody)


class TestOrders:
    @pytest.mark.parametrize(
        ("order", "expected"),
        [("answered", (1, 2, 0)), ("newest", (2, 1, 0)), ("oldest", (0, 1, 2))],
    )
    def test_most_answered_newest_or_oldest_first(self, motion, person, order, expected):
        three = [argue(motion, person, f"Claim {n}.").pk for n in range(3)]
        counter(Post.objects.get(pk=three[1]), person)
        shown = cases_in(page(f"{bench_of(motion)}?order={order}"))
        assert [pk for _, pk in shown] == [three[n] for n in expected]

    @pytest.mark.parametrize("order", ORDERS)
    def test_the_pages_lead_to_every_argument_once(self, motion, person, order):
        pros, cons = flood_arguments(motion, 2 * PAGE + 3), flood_arguments(motion, PAGE + 1, side="against")
        for top in pros[::5]:
            counter(top, person)
        seen = all_pages(f"{bench_of(motion)}?order={order}")
        assert len(seen) == len(set(seen))
        assert {pk for _, pk in seen} == {post.pk for post in [*pros, *cons]}

    def test_a_further_page_says_nothing_of_an_empty_bench_and_leads_back(self, motion, person):
        flood_arguments(motion, PAGE + 1)
        first = page(bench_of(motion))
        further = re.search(r'rel="next" href="([^"]+)"', first).group(1).replace("&amp;", "&")
        assert "against=end" in further
        shown = page(further)
        assert "From the beginning" in shown
        assert "Nobody has spoken" not in shown
        assert len(cases_in(shown)) == 1

    def test_htmx_gets_the_arguments_alone(self, motion, person):
        flood_arguments(motion, PAGE + 2)
        last = queries.bench(motion, Side.FOR, booth_for(AnonymousUser(), motion), ORDERS["oldest"], None).rows[-1]
        address = f"{bench_of(motion)}?order=oldest&for={place_of(last)}&against=end"
        part = browser_of(None).get(address, headers={"HX-Request": "true"}).content.decode()
        assert len(cases_in(part)) == 2
        assert "<!doctype" not in part
        assert "data-new" in part

    @pytest.mark.parametrize("place", ["x", "1-2-3-4", "9" * 50, "1-" + "9" * 30, "end"])
    def test_a_place_that_is_none_begins_at_the_beginning(self, motion, person, place):
        argue(motion, person)
        page(f"{bench_of(motion)}?for={place}&against={place}&order={place}")


class TestTheCost:
    def test_is_the_same_for_ten_and_for_many_arguments(self, motion, person):
        flood_arguments(motion, 5)
        flood_arguments(motion, 5, side="against")
        before = queries_of(bench_of(motion)), queries_of(bench_of(motion), person)
        flood_arguments(motion, 300, answers_each=3)
        flood_arguments(motion, 300, side="against")
        assert (queries_of(bench_of(motion)), queries_of(bench_of(motion), person)) == before
        assert before[0] <= 6
        assert before[1] <= 8
        assert len(cases_in(page(bench_of(motion)))) == 2 * PAGE

    @pytest.mark.parametrize("order", ORDERS)
    def test_each_order_reads_its_own_index(self, motion, person, order):
        flood_arguments(motion, 1_500)
        flood_arguments(motion, 300, side="against")
        connection.cursor().execute("ANALYZE posts_post")
        middle = Post.objects.filter(motion=motion, side="for")[700]
        for place in (None, place_of(middle, ORDERS[order])):
            plan = explained(motion, order, place)
            assert ("post_bench_most_answered" if order == "answered" else "post_bench_in_order") in plan
            assert "Sort" not in plan.split("SubPlan")[0]


def explained(motion, order: str, place: Place | None) -> str:
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        queries.bench(motion, Side.FOR, booth_for(AnonymousUser(), motion), ORDERS[order], place)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {caught[0]['sql']}")
        return "\n".join(row[0] for row in cursor.fetchall())
