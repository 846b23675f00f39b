"""The page of results: who is shown it when, what it shows of a debate that sits, and of one that is over."""

import pytest

from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.motions.states import Shown
from debates.posts.models import Post
from debates.results.figures import Sided
from debates.results.models import Verdict
from tests.conftest import argue, block, browser_of, say, stand
from tests.motions.phases import in_phase
from tests.results.told import (
    CLEAR,
    FEW,
    HIDDEN,
    NOBODY,
    NOTE,
    PLAIN,
    SMALL,
    WORKED,
    counted,
    credited,
    decided,
    figures_of,
    fresh,
    reason,
    steps,
)
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


def address(motion) -> str:
    return f"{motion.get_absolute_url()}results/"


def shown(motion, viewer=None) -> str:
    return " ".join(page(address(motion), viewer).replace("\xa0", " ").split())


class TestTheGate:
    def test_who_has_not_said_where_they_stand_reads_why_and_what_they_will_see(self, motion, person):
        counted(motion, figures_of())
        for viewer in (None, person):
            told = shown(motion, viewer)
            assert "Shown once you have said where you stand." in told
            assert "where people stood before and after" in told
            assert '<svg class="picture' not in told
            assert "Net swing" not in told

    def test_not_even_hosts_and_those_who_keep_order_see_it_sooner(self, motion, host, moderator, admin):
        counted(motion, figures_of())
        for viewer in (host, moderator, admin):
            assert "Net swing" not in shown(motion, viewer)

    def test_whoever_stands_sees_it(self, motion, person):
        counted(motion, figures_of())
        stand(motion, person)
        assert "Net swing to For:" in shown(motion, person)
        assert "as counted on" in shown(motion, person)

    def test_until_the_close_nobody_does_where_the_host_decided_so(self, motion, person):
        stand(motion, person)
        counted(motion, figures_of())
        Motion.objects.update(results=Shown.CLOSE)
        told = shown(motion, person)
        assert "Shown when the debate is over, as its host decided." in told
        assert "Net swing" not in told

    def test_in_the_opening_vote_nobody_does(self, motion, person):
        blind = in_phase(motion, Stage.OPENING_VOTE)
        stand(blind, person)
        counted(blind, figures_of(has_winner=True))
        assert "Shown after the opening vote." in shown(blind, person)

    def test_everybody_does_when_it_is_over(self, motion, person):
        decided(motion, figures_of())
        for viewer in (None, person):
            assert "Net swing to For:" in shown(motion, viewer)

    def test_nothing_was_counted_yet(self, motion, person):
        stand(motion, person)
        assert "Nothing was counted here yet." in shown(motion, person)


class TestAnOpenDebate:
    def test_says_who_changed_and_how_far_the_lead_moved(self, motion):
        decided(motion, figures_of(PLAIN, late=4))
        told = shown(motion)
        assert "<h1>Neither side gained</h1>" not in told
        assert "n = 108 who said where they stand" in told
        assert "34 changed their minds" in told
        assert "An open debate has no winner." in told
        assert "4 more could see totals before they first said where they stand." in told
        assert "They are left out of all numbers here." in told

    def test_shows_three_pictures_each_with_its_figures_in_words(self, motion):
        decided(motion, figures_of(PLAIN, course=steps(motion, (10, 5, 20), (20, 9, 30), (44, 13, 51))))
        told = shown(motion)
        assert told.count('<svg class="picture') == 3
        assert "Rows: before. Columns: after. n = 108." in told
        assert "The same in figures" in told

    def test_cells_that_would_give_somebody_away_are_nowhere_on_the_page(self, motion):
        decided(motion, figures_of(WORKED))
        told = shown(motion)
        assert "are not told apart" in told
        assert "it rests on numbers of one or two people" in told
        assert 'class="picture whiskers"' not in told
        assert "1 from for to undecided" not in told

    def test_a_total_of_one_leaves_nothing_but_how_many_there_are(self, motion):
        decided(motion, figures_of(HIDDEN))
        told = shown(motion)
        assert "18 people stood somewhere before and after. How many stood where is not told" in told
        assert '<svg class="picture' not in told
        assert "Net swing" not in told

    def test_of_few_people_it_says_that_they_are_few(self, motion):
        decided(motion, figures_of(SMALL))
        assert "These are few people: with 20 of them, one is 5.0 points." in shown(motion)

    def test_of_fewer_than_ten_nothing_is_told_not_even_how_many(self, motion):
        decided(motion, figures_of(FEW))
        told = shown(motion)
        assert "Too few to say" in told
        assert "Fewer than ten people said where they stand." in told
        assert "n = 9" not in told
        assert '<svg class="picture' not in told

    def test_of_nobody_it_says_so(self, motion):
        decided(motion, figures_of(NOBODY))
        assert "Nobody said where they stand" in shown(motion)

    def test_closed_without_a_vote_its_first_reader_finds_a_verdict(self, motion):
        Motion.objects.update(state="closed")
        assert "Nobody said where they stand" in shown(motion)
        assert Verdict.objects.filter(motion=motion).count() == 1


class TestAStructuredDebate:
    def test_that_is_over_leads_with_the_verdict_its_base_and_its_hash(self, motion):
        over = decided(in_phase(motion, Stage.FLOOR), figures_of(PLAIN, has_winner=True, once=7))
        told, verdict = shown(over), Verdict.objects.get(motion=over)
        assert "<h1>No clear winner</h1>" in told
        assert f"Motion {over.pk}, decided" in told
        assert "the difference could well be chance" in told
        assert "n = 108 who voted before and after" in told
        assert f'hash <span class="n">{verdict.hash[:4]}…{verdict.hash[-2:]}</span>' in told
        assert f"<code>{verdict.hash}</code>" in told
        assert f"manage.py recount {over.slug}" in told
        assert "7 more voted only before or only after." in told

    def test_that_was_won_says_by_whom(self, motion):
        over = decided(in_phase(motion, Stage.FLOOR), figures_of(CLEAR, has_winner=True))
        told = shown(over)
        assert "<h1>For won over more</h1>" in told
        assert "so large a difference is hardly chance" in told

    def test_that_sits_is_not_decided_whatever_was_counted(self, motion, person):
        floor = in_phase(motion, Stage.FLOOR)
        counted(floor, figures_of(CLEAR, has_winner=True))
        stand(floor, person)
        assert "<h1>Not decided yet</h1>" in shown(floor, person)
        assert "won over more" not in shown(floor, person)


class TestWhatChangedMinds:
    @pytest.fixture
    def post(self, motion, person) -> Post:
        return argue(motion, person, "Coffee is a duty.")

    def test_posts_and_paragraphs_stand_with_what_was_said_of_them_and_without_names(self, motion, person, post):
        said, paragraph = reason(motion, post=post), block(motion, 3).block
        also = reason(
            motion, block=paragraph, note="Everything after this sentence read differently; I cannot unread it."
        )
        told = (credited(4.5, 6, said, post=post), credited(2, 4, also, block=paragraph))
        decided(motion, figures_of(PLAIN, reasons=23, credited=told))
        found = shown(motion)
        assert f'<a href="{post.get_absolute_url()}">Coffee is a duty.</a>' in found
        assert NOTE in found
        assert "<b>4.5</b>" in found
        assert "<b>2.0</b>" in found
        assert "credited by 6 of 23 who said why" in found
        assert "paragraph 3 of the article" in found
        assert f'{motion.get_absolute_url()}#p3">“Tea is poured first' in found
        assert "Everything after this sentence" in found

    @pytest.mark.parametrize("state", ["hidden", "removed", "withdrawn", "purged", "held"])
    def test_what_is_no_longer_shown_is_not_shown_here_either(self, motion, post, state):
        said = reason(motion, post=post)
        decided(motion, figures_of(PLAIN, reasons=4, credited=(credited(3, 4, said, post=post),)))
        assert "Coffee is a duty." in shown(motion)
        Post.objects.filter(pk=post.pk).update(state=state)
        found = shown(motion)
        assert "Coffee is a duty." not in found
        assert NOTE not in found
        assert "1 more is no longer shown." in found

    def test_what_people_typed_is_text_and_nothing_else(self, motion, post):
        said = reason(
            motion, post=post, note="<script>alert(1)</script> said the spoon, and I changed my mind at once."
        )
        decided(motion, figures_of(PLAIN, reasons=4, credited=(credited(3, 4, said, post=post),)))
        assert "&lt;script&gt;alert(1)" in shown(motion)
        assert "<script>alert" not in shown(motion)

    def test_without_credits_it_says_so(self, motion):
        decided(motion, figures_of(PLAIN))
        assert "No post or paragraph was credited by three people or more." in shown(motion)

    def test_where_both_agree_and_what_divides_stand_with_their_numbers_or_without(self, motion, person, post):
        remark = say(motion, person, "The kettle sings.")
        agreed = (Sided(post.pk, 80, (30, 40), (20, 31)),)
        decided(motion, figures_of(PLAIN, agreed=agreed, dividing=(Sided(remark.pk, 12),)))
        found = shown(motion)
        assert "30 of 40 agree" in found
        assert "20 of 31 agree" in found
        assert "n = 80" in found
        assert "The kettle sings." in found
        assert "How many of each side is not told" in found


def test_the_page_costs_the_same_whatever_it_shows(motion, person):
    posts = [argue(motion, person, f"Claim {n}.") for n in range(12)]
    stand(motion, person)
    reasons = [reason(motion, post=post) for post in posts]
    few = credited(3, 4, reasons[0], post=posts[0]), credited(3, 4, post=None, block=block(motion, 1).block)
    counted(motion, figures_of(PLAIN, reasons=4, credited=few))
    before = queries_of(address(motion), person)
    many = tuple(credited(3, 4, said, post=post) for said, post in zip(reasons, posts, strict=True)) + few[1:]
    motion.count.delete()
    counted(fresh(motion), figures_of(PLAIN, reasons=4, credited=many))
    assert queries_of(address(motion), person) == before <= 10


def test_an_unknown_debate_is_not_found_and_of_one_taken_down_only_that_is_told(motion, person):
    decided(motion, figures_of())
    assert browser_of(None).get("/d/nothing/results/").status_code == 404
    motion.article.state = "taken_down"
    motion.article.save()
    assert "Net swing" not in shown(motion, person)
    assert "was taken down" in shown(motion, person)
