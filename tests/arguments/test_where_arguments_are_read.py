"""Arguments in the pages of the conversations: everything said, comments beneath them, histories, revising."""

import pytest

from debates.posts.arguing import rewrite
from debates.posts.basis import Named
from debates.posts.models import Post
from tests.conftest import argue, browser_of, case, counter, reply, say
from tests.threads.pages import page

pytestmark = pytest.mark.django_db


class TestEverythingSaid:
    def test_an_argument_shows_its_claim_its_side_and_what_it_does(self, motion, person, other):
        top = argue(motion, person, "Coffee wakes us.", "against")
        counter(top, other, "Tea does too.", "undercuts")
        shown = page(f"{motion.get_absolute_url()}said/")
        assert f'<a href="/c/{top.pk}/">Coffee wakes us.</a>' in shown
        assert "argues against the motion" in shown
        assert f'undercuts <a href="/c/{top.pk}/">an argument by <bdi>{person.handle}</bdi></a>' in shown
        assert shown.count('class="side against"') == 1
        assert shown.count('class="side for"') == 1

    def test_one_for_the_motion_says_so_and_a_comment_has_no_side(self, motion, person):
        argue(motion, person)
        say(motion, person)
        shown = page(f"{motion.get_absolute_url()}said/")
        assert "argues for the motion" in shown
        assert "comments on <a" in shown
        assert shown.count('class="side ') == 1

    def test_a_comment_beneath_an_argument_says_on_what_and_where(self, motion, person, other):
        top = argue(motion, person)
        asked = reply(top, other, "Which cup?", "asks")
        reply(asked, person, "The blue one.", "comments")
        shown = page(f"{motion.get_absolute_url()}said/")
        assert f'asks about <a href="/c/{top.pk}/">an argument by <bdi>{person.handle}</bdi></a></span>' in shown
        assert f'a comment by <bdi>{other.handle}</bdi></a>, <a href="/c/{top.pk}/">beneath an argument</a>' in shown

    def test_whoever_argued_what_is_not_shown_is_not_named(self, motion, person, other):
        top = argue(motion, person, "The secret claim.")
        counter(top, other)
        Post.objects.filter(pk=top.pk).update(state="removed")
        shown = page(f"{motion.get_absolute_url()}said/")
        assert f'opposes <a href="/c/{top.pk}/">an argument</a>' in shown
        assert "secret" not in shown


class TestACommentBeneathAnArgument:
    def test_names_the_argument_above_it(self, motion, person, other):
        top = argue(motion, person, "Coffee wakes us.")
        asked = reply(top, other, "Which cup?", "asks")
        below = reply(asked, person, "The blue one.")
        for comment in (asked, below):
            shown = page(comment.get_absolute_url())
            assert f'<a href="{motion.get_absolute_url()}arguments/">Arguments</a>' in shown
            assert f'<a href="/c/{top.pk}/" lang="{top.language}" dir="auto">Coffee wakes us.</a>' in shown
        assert '<p class="claim"' in page(asked.get_absolute_url())
        assert '<p class="claim"' not in page(below.get_absolute_url())

    def test_does_not_show_a_claim_that_is_not_shown(self, motion, person, other):
        top = argue(motion, person, "The secret claim.")
        asked = reply(top, other, "Which cup?", "asks")
        Post.objects.filter(pk=top.pk).update(state="removed")
        shown = page(asked.get_absolute_url())
        assert "secret" not in shown
        assert "an argument that is not shown" in shown
        assert f'<a href="/c/{top.pk}/">an argument</a>' in shown

    def test_a_form_that_answers_an_argument_shows_its_claim(self, motion, person):
        top = argue(motion, person, "Coffee wakes us.")
        assert '<p class="claim"' in page(f"/c/{top.pk}/reply/")


class TestHistories:
    @pytest.fixture
    def revised(self, motion, person) -> Post:
        sources = (Named("A ledger", "1902"),)
        post = argue(motion, person, "Coffee wakes us.", rests_on=(1,), sources=sources)
        said = case("Coffee wakes you.", "I have watched it.", disputes=(3,))
        return rewrite(post=post, by=person, case=said, seen=1).post

    def test_show_what_changed_in_the_claim_and_in_the_grounds(self, revised):
        shown = page(f"{revised.get_absolute_url()}history/")
        assert "How the argument by" in shown
        assert "</span>us</del>" in shown or "us.</del>" in shown
        assert "A ledger, 1902" in shown
        assert "Rests on paragraph 1" in shown
        compared = page(f"{revised.get_absolute_url()}history/?from=1&to=2")
        assert "ledger" in compared
        assert "<ins>" in compared

    def test_a_revision_shows_its_claim_and_what_it_rested_on(self, revised):
        first = page(f"{revised.get_absolute_url()}history/?at=1")
        assert ">Coffee wakes us.</p>" in first
        assert "Rests on paragraph 1" in first
        assert "Disputes" not in first

    def test_a_change_of_the_grounds_alone_is_a_change(self, revised, person):
        said = case("Coffee wakes you.", "I have watched it.", rests_on=(4,))
        rewrite(post=revised, by=person, case=said, seen=2)
        shown = page(f"{revised.get_absolute_url()}history/?from=2&to=3")
        assert "The two say the same." not in shown
        assert "<ins>" in shown

    def test_the_page_says_that_it_was_revised(self, revised):
        shown = page(revised.get_absolute_url())
        assert "Revision 2," in shown
        assert f'href="/c/{revised.pk}/history/"' in shown


class TestRevising:
    def test_an_argument_is_revised_on_a_page_of_its_own(self, motion, person):
        post = argue(motion, person)
        answer = browser_of(person).get(f"/c/{post.pk}/revise/")
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/c/{post.pk}/rewrite/")

    @pytest.mark.parametrize("who", ["person", "other", None])
    def test_words_sent_to_the_form_of_a_comment_are_refused_and_kept(self, motion, person, other, who):
        post = argue(motion, person)
        client = browser_of({"person": person, "other": other}.get(who))
        answer = client.post(f"/c/{post.pk}/revise/", {"body": "Other words.", "seen": "1"})
        assert answer.status_code == 409
        shown = answer.content.decode()
        assert "it is revised with its claim" in shown
        assert "Other words.</textarea>" in shown
        assert Post.objects.get(pk=post.pk).revision_number == 1

    def test_it_is_withdrawn_as_an_argument(self, motion, person):
        post = argue(motion, person)
        shown = page(f"/c/{post.pk}/withdraw/", person)
        assert "Withdraw this argument" in shown
        assert "Withdraw this comment" in page(f"/c/{say(motion, person).pk}/withdraw/", person)
