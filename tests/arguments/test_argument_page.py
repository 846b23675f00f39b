"""The page of an argument: what it says of itself and above it, and to whom."""

import re

import pytest

from debates.articles.services import NewBlock
from debates.motions.services import lock, put
from debates.posts.basis import Named
from debates.posts.models import Post
from tests.conftest import argue, counter, make_article, say
from tests.threads.pages import page

pytestmark = pytest.mark.django_db


class TestWhatItSays:
    def test_claim_reason_side_and_what_it_rests_on_with_the_words_of_the_paragraphs(self, motion, person):
        sources = (Named("A ledger", "1902", "https://example.org/ledger"), Named("A cup"))
        post = argue(
            motion, person, "Coffee <i>wakes</i> us.", "against", rests_on=(1,), disputes=(3,), sources=sources
        )
        shown = page(post.get_absolute_url())
        assert re.search(r"<h1[^>]*>Coffee &lt;i&gt;wakes&lt;/i&gt; us.</h1>", shown)
        assert "<p>I have watched it.</p>" in shown
        assert '<article class="speech against visible"' in shown
        assert shown.index("Rests on") < shown.index("The kettle was put on") < shown.index("Disputes")
        assert shown.index("Disputes") < shown.index("Tea is poured first")
        assert f'href="{motion.get_absolute_url()}#p3">paragraph 3</a>' in shown
        assert '<a href="https://example.org/ledger" rel="nofollow noopener ugc">A ledger</a>, <bdi>1902</bdi>' in shown
        assert '<li dir="auto">A cup</li>' in shown

    def test_a_long_paragraph_is_quoted_by_its_beginning(self, host, person):
        article = make_article(blocks=[NewBlock("paragraph", " ".join(f"word{n}" for n in range(200)))])
        motion = put(sentence="This house would rest", article=article, host=host)
        shown = page(argue(motion, person, rests_on=(1,)).get_absolute_url())
        assert "word20 word21" in shown
        assert "word44…</blockquote>" in shown

    def test_nothing_is_said_of_grounds_where_there_are_none(self, motion, person):
        shown = page(argue(motion, person, "Coffee wakes us.").get_absolute_url())
        assert "Rests on" not in shown
        assert "Sources" not in shown

    def test_its_author_may_revise_and_withdraw_it_and_nobody_else(self, motion, person, other):
        post = argue(motion, person)
        own = page(post.get_absolute_url(), person)
        for act in ("rewrite", "withdraw"):
            assert f'href="/c/{post.pk}/{act}/"' in own
            for somebody in (None, other):
                assert f'href="/c/{post.pk}/{act}/"' not in page(post.get_absolute_url(), somebody)

    def test_it_is_answered_in_three_ways_where_that_may_be(self, motion, person, host):
        post = argue(motion, person)
        for somebody in (None, person):
            shown = page(post.get_absolute_url(), somebody)
            for relation in ("opposes", "undercuts", "supports"):
                assert f'href="/c/{post.pk}/counter/?relation={relation}"' in shown
            assert f'href="/c/{post.pk}/reply/"' in shown
        lock(motion=motion, by=host, reason="It got late.")
        shown = page(post.get_absolute_url(), person)
        assert "This debate is locked" in shown
        for absent in ("/counter/", "/reply/", "/rewrite/"):
            assert absent not in shown

    def test_what_it_grew_out_of_and_what_says_the_same_are_linked(self, motion, person):
        comment = say(motion, person, "I would argue that.")
        other = argue(motion, person, "Another.")
        post = argue(motion, person)
        Post.objects.filter(pk=post.pk).update(promoted_from=comment, same_as=other)
        shown = page(post.get_absolute_url())
        assert f'<a href="/c/{comment.pk}/">It grew out of this comment.</a>' in shown
        assert f'It says the same as <a href="/c/{other.pk}/" dir="auto">“Another.”</a>' in shown
        assert "It grew out of" not in page(other.get_absolute_url())
        assert f'<a href="/c/{post.pk}/">Its author made it an argument.</a>' in page(comment.get_absolute_url())
        Post.objects.filter(pk__in=[post.pk, other.pk]).update(state="hidden")
        assert "made it an argument" not in page(comment.get_absolute_url())

    @pytest.mark.parametrize(("state", "is_read"), [("visible", True), ("hidden", False), ("held", False)])
    def test_the_words_of_what_says_the_same_are_read_while_they_are_shown(self, motion, person, state, is_read):
        other = argue(motion, person, "Another claims that.")
        post = argue(motion, person)
        Post.objects.filter(pk=post.pk).update(same_as=other)
        Post.objects.filter(pk=other.pk).update(state=state)
        assert ("Another claims that." in page(post.get_absolute_url())) == is_read

    @pytest.mark.parametrize(
        ("state", "why", "status"),
        [
            *(("withdrawn", "Withdrawn by", 200), ("hidden", "Hidden until", 200)),
            *(("removed", "Removed by", 200), ("purged", "for good", 410)),
        ],
    )
    def test_what_is_not_shown_says_why_and_shows_what_answered(self, motion, person, other, state, why, status):
        post = argue(motion, person, "The secret claim.", body="Secret words.", sources=(Named("A secret ledger"),))
        counter(post, other, "An answer stays.")
        Post.objects.filter(pk=post.pk).update(state=state)
        shown = page(post.get_absolute_url(), status=status)
        assert why in shown
        assert "An answer stays." in shown
        assert "ecret" not in shown
        assert person.handle not in shown
        assert "relation=opposes" not in shown

    def test_what_is_held_has_a_page_for_its_author_alone(self, motion, person, other):
        post = argue(motion, person)
        Post.objects.filter(pk=post.pk).update(state="held")
        assert "held: a moderator reads it first" in page(post.get_absolute_url(), person)
        for somebody in (None, other):
            page(post.get_absolute_url(), somebody, status=404)


class TestWhatStandsAbove:
    def test_what_it_answers_is_quoted_with_its_side(self, motion, person, other):
        top = argue(motion, other, "Coffee wakes us.")
        shown = page(counter(top, person, "Tea does too.", "undercuts").get_absolute_url())
        assert "This undercuts" in shown
        assert f'<a href="/c/{top.pk}/">Coffee wakes us.</a>' in shown
        assert "I have watched it." in shown
        assert "steps beneath" not in shown
        assert '<article class="speech against' in shown

    def test_a_deep_one_names_the_argument_at_the_top(self, motion, person):
        top = argue(motion, person, "The top claim.")
        deep = counter(counter(counter(top, person, "One."), person, "Two."), person, "Three.")
        shown = page(deep.get_absolute_url())
        assert "3 steps beneath" in shown
        assert ">The top claim.</a>" in shown
        assert ">Two.</a>" in shown
        assert ">One.</a>" not in shown

    def test_words_that_are_not_shown_are_not_shown_above_either(self, motion, person):
        top = argue(motion, person, "The secret claim.")
        deep = counter(counter(top, person, "A hidden answer."), person, "Two.")
        Post.objects.filter(pk__in=[top.pk, deep.parent_id]).update(state="removed")
        shown = page(deep.get_absolute_url())
        assert "secret" not in shown
        assert "A hidden answer." not in shown
        assert "an argument that is not shown" in shown
        assert "Removed by a moderator." in shown
