"""The pages of a conversation: what they show, in which order, to whom; what is new; and everything said."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from debates.posts.models import Post
from debates.posts.states import State
from debates.threads import queries
from debates.threads.conversations import ANSWERS, BENEATH, MOST_SHOWN, PAGE, Reader, conversation
from forum.web.paging import read_place
from tests.conftest import make_person, reply, say
from tests.crowd import flood
from tests.threads.pages import every_page, page, posts_in

pytestmark = pytest.mark.django_db
LEVELS = 1 + len(BENEATH)


class TestConversations:
    def test_comments_stand_in_order_with_their_answers_beneath(self, motion, person, other, noise):
        first, second = say(motion, person, "Alpha."), say(motion, other, "Beta.")
        answered = reply(first, other, "Gamma.")
        reply(answered, person, "Delta.")
        talk = conversation(queries.roots_on(motion, first.block_id, AnonymousUser()), Reader(AnonymousUser()))
        assert [branch.post for branch in talk.branches] == [first, second]
        assert talk.branches[0].answers[0].post == answered
        assert talk.branches[0].answers[0].answers[0].post.body == "Delta."
        shown = page(f"{motion.get_absolute_url()}p/1/")
        assert [shown.index(w) for w in ("Alpha", "Gamma", "Delta", "Beta")] == sorted(
            shown.index(w) for w in ("Alpha", "Gamma", "Delta", "Beta")
        )

    def test_what_is_deeper_or_more_is_continued_elsewhere(self, motion, person):
        root = say(motion, person)
        deep = root
        for _ in range(LEVELS):
            deep = reply(deep, person)
        for _ in range(ANSWERS):
            reply(root, make_person())
        talk = conversation(queries.roots_on(motion, root.block_id, person), Reader(person))
        branch = talk.branches[0]
        assert (len(branch.answers), branch.has_more) == (ANSWERS, True)
        for _ in range(LEVELS - 1):
            branch = branch.answers[0]
        assert (branch.answers, branch.has_more) == ([], True)
        assert page(deep.parent.get_absolute_url()).count('class="post visible"') == 2

    def test_a_long_conversation_has_pages_that_lead_to_every_comment_once(self, motion, person):
        flood(motion, 2 * PAGE + 3, answers_each=0)
        seen = every_page(f"{motion.get_absolute_url()}p/1/")
        assert len(seen) == len(set(seen)) == 2 * PAGE + 3

    def test_a_page_can_begin_at_a_comment(self, motion, person):
        flood(motion, PAGE + 5, answers_each=0)
        last = say(motion, person, "The newest.")
        assert "The newest." not in page(f"{motion.get_absolute_url()}p/1/")
        shown = page(f"{motion.get_absolute_url()}p/1/?at={last.pk}")
        assert "The newest." in shown
        assert "From the beginning" in shown

    def test_a_place_of_another_debate_is_no_place_here(self, motion, person, noise):
        say(motion, person, "Here.")
        far = Post.objects.filter(motion=noise).first()
        assert "Here." in page(f"{motion.get_absolute_url()}p/1/?at={far.pk}")

    @pytest.mark.parametrize(
        ("state", "why"),
        [
            ("withdrawn", "Withdrawn by its author."),
            ("hidden", "Hidden until"),
            ("removed", "Removed by a moderator"),
            ("purged", "for good"),
        ],
    )
    def test_a_place_is_kept_and_says_why_the_words_are_not_shown(self, motion, person, other, state, why):
        root = say(motion, person, "The secret words.")
        reply(root, other, "An answer stays.")
        Post.objects.filter(pk=root.pk).update(state=state)
        for address, status in (
            (f"{motion.get_absolute_url()}p/1/", 200),
            (root.get_absolute_url(), 410 if state == "purged" else 200),
        ):
            shown = page(address, status=status)
            assert why in shown
            assert "An answer stays." in shown
            assert "The secret words." not in shown
            assert f'href="/c/{root.pk}/reply/"' not in shown
        assert "The secret words." not in page(motion.get_absolute_url())

    def test_a_held_comment_is_seen_by_its_author_alone(self, motion, person, other):
        post = say(motion, person, "Not yet.")
        Post.objects.filter(pk=post.pk).update(state=State.HELD)
        assert "held: a moderator reads it first" in page(f"{motion.get_absolute_url()}p/1/", person)
        page(post.get_absolute_url(), person)
        for somebody in (None, other):
            assert "Not yet." not in page(f"{motion.get_absolute_url()}p/1/", somebody)
            page(post.get_absolute_url(), somebody, status=404)

    def test_words_of_a_removed_parent_do_not_stand_above_its_answer(self, motion, person, other):
        root = say(motion, person, "The secret words.")
        answered = reply(root, other)
        Post.objects.filter(pk=root.pk).update(state=State.REMOVED)
        shown = page(answered.get_absolute_url())
        assert "The secret words." not in shown
        assert person.handle not in shown

    def test_somebody_who_left_is_not_named(self, motion, person):
        post = say(motion, person, "I was here.")
        Post.objects.filter(pk=post.pk).update(author=None)
        assert "somebody who left" in page(post.get_absolute_url())

    def test_a_locked_debate_offers_no_form_and_says_why(self, motion, host, person):
        from debates.motions.services import lock

        post = say(motion, person)
        lock(motion=motion, by=host, reason="It got late.")
        for address in (f"{motion.get_absolute_url()}p/1/", post.get_absolute_url()):
            shown = page(address, person)
            assert "<textarea" not in shown
            assert "/reply/" not in shown
        assert "This debate is locked" in page(f"{motion.get_absolute_url()}p/1/", person)


class TestOrders:
    @pytest.fixture
    def three(self, motion, person, other):
        first, second, third = (say(motion, person, body) for body in ("Alpha.", "Beta.", "Gamma."))
        reply(second, other)
        return first, second, third

    @pytest.mark.parametrize(
        ("order", "expected"),
        [("oldest", (0, 1, 2)), ("newest", (2, 1, 0)), ("answered", (1, 2, 0)), ("", (0, 1, 2)), ("x", (0, 1, 2))],
    )
    def test_comments_stand_oldest_newest_or_most_answered_first(self, motion, three, noise, order, expected):
        shown = posts_in(page(f"{motion.get_absolute_url()}p/1/?order={order}"))
        tops = {post.pk for post in three}
        assert [pk for pk in shown if pk in tops] == [three[n].pk for n in expected]

    @pytest.mark.parametrize("order", ["oldest", "newest", "answered"])
    def test_the_pages_of_every_order_lead_to_every_comment_once(self, motion, person, order):
        tops = flood(motion, 2 * PAGE + 3, answers_each=0)
        for top in tops[::7]:
            reply(top, person)
        seen = every_page(f"{motion.get_absolute_url()}p/1/?order={order}")
        assert len(seen) == len(set(seen)) == len(tops) + len(tops[::7])

    @pytest.mark.parametrize("order", ["oldest", "newest"])
    def test_the_answers_to_a_post_have_orders_and_pages_too(self, motion, person, order):
        root = say(motion, person)
        answers = [post.pk for post in flood(motion, PAGE + 3, answers_each=0, parent=root)]
        seen = [pk for pk in every_page(f"{root.get_absolute_url()}?order={order}") if pk != root.pk]
        assert seen == (answers if order == "oldest" else answers[::-1])

    @pytest.mark.parametrize("order", ["oldest", "newest", "answered"])
    def test_a_page_in_any_order_can_begin_at_a_comment(self, motion, order):
        tops = flood(motion, PAGE + 5, answers_each=0)
        address = f"{motion.get_absolute_url()}p/1/?order={order}&at={tops[4].pk}"
        assert posts_in(page(address))[0] == tops[4].pk


class TestBounds:
    def test_a_page_shows_no_more_posts_however_many_there_are(self, motion):
        flood(motion, 3 * PAGE, answers_each=ANSWERS + 2)
        assert len(posts_in(page(f"{motion.get_absolute_url()}p/1/"))) <= MOST_SHOWN

    def test_every_first_answer_is_shown_before_any_second_one(self, motion):
        tops = flood(motion, PAGE, answers_each=ANSWERS)
        talk = conversation(queries.roots_on(motion, tops[0].block_id, AnonymousUser()), Reader(AnonymousUser()))
        assert [len(branch.answers) for branch in talk.branches] == [BENEATH[0] // PAGE] * PAGE

    def test_more_answers_are_counted_and_fetched_in_their_place(self, motion, person):
        root = say(motion, person)
        answers = flood(motion, ANSWERS + 4, answers_each=0, parent=root)
        shown = page(f"{motion.get_absolute_url()}p/1/")
        assert "4 more answers" in shown
        address = re.search(r'hx-get="(/c/\d+/\?after=[^"]+)"', shown).group(1).replace("&amp;", "&")
        part = Client().get(address, headers={"HX-Request": "true"}).content.decode()
        assert posts_in(part) == [post.pk for post in answers[ANSWERS:]]
        assert "<!doctype html>" not in part

    def test_more_answers_of_a_deep_level_show_no_deeper_ones_than_the_page(self, motion, person):
        root = say(motion, person)
        answers = [reply(root, person) for _ in range(ANSWERS + 1)]
        reply(answers[-1], person, "Deeper.")
        after = f"{root.get_absolute_url()}?after={read_place('0-0')}"
        for level, is_there in (("1", True), ("2", True), ("3", False), ("x", True)):
            part = Client().get(f"{after}&level={level}", headers={"HX-Request": "true"}).content.decode()
            assert ("Deeper." in part) is is_there

    @pytest.mark.parametrize("place", ["x", "1-2-3-4", "-", "9" * 70, "1-x", "1-2-x", "\u0661-2", f"{10**25}-1"])
    def test_a_place_that_is_none_is_the_beginning(self, motion, person, place):
        say(motion, person, "Alpha.")
        assert read_place(place) is None
        assert "Alpha." in page(f"{motion.get_absolute_url()}p/1/?after={place}")

    @pytest.mark.parametrize("place", [f"0-{10**30}", f"0-1-{10**20}"])
    def test_a_place_beyond_what_the_database_counts_is_a_place_all_the_same(self, motion, person, place):
        say(motion, person, "Alpha.")
        for order in ("oldest", "newest", "answered"):
            page(f"{motion.get_absolute_url()}p/1/?order={order}&after={place}")
