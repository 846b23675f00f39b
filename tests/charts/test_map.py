"""The map of a debate and of one argument: what it shows, what it never shows, and what it costs."""

import re

import pytest

from debates.articles.services import take_down
from debates.charts.shape import BENEATH, EACH, TOPS, chain_of, of_branch, of_motion
from debates.posts.derived import rebuild
from debates.posts.models import Post
from debates.posts.services import withdraw
from tests.arguments.map_crowd import chain, flood
from tests.charts.maps import drawn, in_words, map_of, picture, said
from tests.conftest import argue, counter, make_person, reply
from tests.threads.pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def argued(motion, person, other):
    """Coffee wakes; it does not; it does. Against: it stains."""
    one = argue(motion, person, "It wakes.")
    no = counter(one, other, "It does not.")
    yes = counter(no, person, "It does.", "undercuts")
    stain = argue(motion, other, "It stains.", "against")
    return one, no, yes, stain


class TestThePicture:
    def test_shows_each_argument_with_its_side_and_what_it_does(self, motion, argued, noise):
        assert drawn(page(map_of(motion))) == [
            "For, supports: It wakes.",
            "Against, opposes: It does not.",
            "For, undercuts: It does.",
            "Against, opposes: It stains. (unanswered)",
        ]

    def test_has_the_same_arguments_in_words(self, motion, argued, noise):
        flood(motion, 6, each=(5, 3))
        counter(argue(motion, make_person()), make_person(), relation="supports")
        shown = page(map_of(motion))
        claims = sorted(name.split(": ", 1)[1].removesuffix(" (unanswered)") for name in drawn(shown))
        assert claims == sorted(said(shown))
        assert in_words(shown).count("badge unanswered") == picture(shown).count(">unanswered</text>") > 0
        more = re.compile(r"/map/(\d+)/")
        assert sorted(more.findall(picture(shown))) == sorted(more.findall(in_words(shown)))

    def test_marks_as_unanswered_what_is_strong_and_was_not_countered(self, motion, person, other):
        one = argue(motion, person)
        weak = counter(one, other, "It does not.")
        assert [node.is_open for node in of_motion(motion).in_turn] == [False]
        counter(weak, other, "I slept.", "supports")
        assert of_motion(motion).in_turn[0].below[0].is_open
        counter(weak, person, "I did not.")
        assert not of_motion(motion).in_turn[0].below[0].is_open

    def test_shows_the_most_answered_of_each_side_and_how_many_more_there_are(self, motion, person, other):
        least = argue(motion, person, "The least.")
        tops = flood(motion, 2 * TOPS)
        for top in tops[::2]:
            counter(top, other)
        shape = of_motion(motion)
        assert {node.key for node in shape.sides["for"]} == {top.pk for top in tops[::2]}
        assert (shape.rests, least.pk in [n.key for n in shape.in_turn]) == ({"for": 1, "against": 0}, False)
        assert '<a href="' + motion.get_absolute_url() + 'arguments/" aria-label="+ 1 more: For">' in page(
            map_of(motion)
        )

    def test_gives_every_first_answer_before_any_second_one(self, motion):
        flood(motion, 2 * TOPS, each=(EACH[0],))
        shape = of_motion(motion)
        for nodes in shape.sides.values():
            assert sum(len(node.below) for node in nodes) == BENEATH[0]
            assert min(len(node.below) for node in nodes) >= BENEATH[0] // TOPS

    def test_leaves_comments_out(self, motion, person, other):
        reply(argue(motion, person, "It wakes."), other, "Does it?", "asks")
        assert of_motion(motion).sides["for"][0].below == ()
        assert drawn(page(map_of(motion))) == ["For, supports: It wakes. (unanswered)"]

    def test_where_nobody_argued_says_so_and_how_to_begin(self, motion, noise):
        shown = page(map_of(motion))
        assert "Nobody has argued here yet." in shown
        assert f"{motion.get_absolute_url()}arguments/new/?side=against" in shown
        assert '<svg class="picture' not in shown

    def test_where_one_side_is_silent_asks_for_it(self, motion, person):
        argue(motion, person)
        assert "Nobody has spoken against the motion yet." in page(map_of(motion))

    def test_for_who_reads_from_the_right_for_comes_first_too(self, motion, argued, monkeypatch):
        def place_of_for() -> int:
            return int(re.search(r'class="node for"[^>]* x="(\d+)"', picture(page(map_of(motion))))[1])

        assert place_of_for() < 640
        monkeypatch.setattr("debates.charts.views.get_language_bidi", lambda: True)
        assert place_of_for() > 640

    def test_escapes_what_people_wrote(self, motion, person):
        argue(motion, person, '"><script>alert(1)</script> & tea')
        shown = page(map_of(motion))
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)" in shown

    def test_has_no_style_of_its_own(self, motion, argued):
        assert " style=" not in page(map_of(motion))


class TestTheBranch:
    def test_has_the_argument_in_the_middle_and_what_serves_each_side_beside_it(self, motion, argued):
        _, no, yes, _ = argued
        shape = of_branch(no)
        assert [node.key for node in shape.sides["for"]] == [yes.pk]
        assert shape.sides["against"] == []
        shown = page(map_of(motion, no))
        assert "The argument in the middle: It does not." in shown
        assert drawn(shown)[1:] == ["For, undercuts: It does."]

    def test_counts_what_it_does_not_show(self, motion, person):
        one = argue(motion, person)
        flood(motion, 30, parent=one)
        one.refresh_from_db()
        assert of_branch(one).rests == {"for": 10 - TOPS, "against": 20 - TOPS}
        node = of_motion(motion).sides["for"][0]
        assert (node.answers, node.more) == (30, f"+ {30 - EACH[0]} more")

    def test_says_what_it_stands_under_however_deep(self, motion):
        links = chain(motion, 40)
        above = chain_of(Post.objects.select_related("root", "parent__parent__parent").get(pk=links[-1].pk))
        assert [node.key for node in above.top] == [links[0].pk]
        assert ([node.key for node in above.nearest], above.between) == ([link.pk for link in links[-4:-1]], 35)
        assert "35 between" in page(map_of(motion, links[-1]))
        assert "between" not in page(map_of(motion, links[3]))

    def test_of_one_that_nobody_answered_invites(self, motion, argued):
        shown = page(map_of(motion, argued[2]))
        assert "Nobody has answered this argument yet." in shown
        assert f"/c/{argued[2].pk}/counter/?relation=opposes" in shown

    def test_of_what_is_no_argument_of_the_debate_is_not_there(self, motion, argued, noise):
        comment = Post.objects.filter(motion=noise).first()
        held = argued[2]
        Post.objects.filter(pk=held.pk).update(state="held")
        page(map_of(noise, argued[0]), status=404)
        page(map_of(noise, comment), status=404)
        page(map_of(motion, held), held.author, status=404)
        page(f"{motion.get_absolute_url()}map/{10**30}/", status=404)


class TestWhatIsNotShown:
    @pytest.mark.parametrize(
        ("state", "told"),
        [
            ("hidden", "Hidden until a moderator"),
            ("removed", "Removed by a moderator."),
            ("purged", "Removed for legal reasons"),
        ],
    )
    def test_words_that_were_taken_away_are_nowhere_but_their_answers_stay(self, motion, argued, state, told):
        _, no, yes, _ = argued
        Post.objects.filter(pk=no.pk).update(state=state)
        rebuild()
        for address in (map_of(motion), map_of(motion, no), map_of(motion, yes)):
            shown = page(address)
            assert "It does not." not in shown
            assert told in shown
        assert yes.claim in page(map_of(motion))

    @pytest.mark.parametrize("state", ["hidden", "removed", "purged", "held"])
    def test_one_without_answers_is_not_there_at_all(self, motion, argued, state):
        Post.objects.filter(pk=argued[3].pk).update(state=state)
        rebuild()
        assert len(drawn(page(map_of(motion)))) == 3

    def test_what_answers_a_held_one_has_a_map_that_tells_nothing_of_it(self, motion, argued):
        _, no, yes, _ = argued
        Post.objects.filter(pk=no.pk).update(state="held")
        shown = page(map_of(motion, yes))
        assert "It does." in shown
        assert "Not shown." in shown
        assert "It does not." not in shown

    def test_a_withdrawn_one_keeps_its_place_where_it_was_answered(self, motion, argued):
        _, no, _, stain = argued
        withdraw(post=no, by=no.author)
        withdraw(post=stain, by=stain.author)
        shown = page(map_of(motion))
        assert "It does not." not in shown
        assert "It stains." not in shown
        assert "Against, opposes: Withdrawn by its author." in drawn(shown)
        assert not of_motion(motion).sides["for"][0].below[0].is_open

    def test_a_debate_whose_article_was_taken_down_shows_the_reason_alone(self, motion, argued, moderator):
        take_down(article=motion.article, by=moderator, reason="The author asked for it.")
        for address in (map_of(motion), map_of(motion, argued[0])):
            shown = page(address)
            assert "The author asked for it." in shown
            assert "It wakes." not in shown
