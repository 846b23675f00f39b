"""Comments that quote words: where they are anchored, who sees them marked, and what is refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debates.articles.highlights import MOST_RANGES
from debates.articles.models import BlockVersion, Revision
from debates.articles.quotes import MAX_QUOTATION
from debates.articles.services import NewBlock
from debates.motions.services import put
from debates.posts.models import Anchor, Post
from debates.posts.services import comment_on, withdraw
from debates.posts.states import State
from debates.threads.marks import COOKIE, standing
from tests.conftest import block, browser_of, make_article, make_person, reply, say, words
from tests.crowd import flood

pytestmark = pytest.mark.django_db
TEXT = "Tea is poured first for whoever complained last; so the house has peace by seven."


def quote(motion, author, what="peace by seven", number=3, start=None) -> Post:
    said = words(quotation=what, quotation_start=start)
    return comment_on(author=author, motion=motion, version=block(motion, number), words=said).post


def send(motion, person, number=3, **fields):
    data = {"relation": "comments", "body": "On these words."} | fields
    return browser_of(person).post(f"{motion.get_absolute_url()}p/{number}/posts/", data)


def marks(motion, viewer=None) -> dict[str, int]:
    """Return the words that are marked for somebody on the reading page, and how densely."""
    page = browser_of(viewer).get(motion.get_absolute_url()).content.decode()
    found = [mark.split(">", 1) for mark in page.split('<mark class="quoted by-')[1:]]
    return {rest.split("</mark>")[0]: int(head[0]) for head, rest in found}


class TestSaying:
    def test_the_words_are_kept_with_their_place_and_what_stands_beside_them(self, motion, person):
        assert send(motion, person, quotation="the house", quotation_start="52").status_code == 303
        anchor = Anchor.objects.get()
        assert (anchor.quotation, anchor.start, anchor.end) == ("the house", 52, 61)
        assert (anchor.before, anchor.after) == (TEXT[20:52], TEXT[61:])

    def test_the_second_of_the_same_words_is_the_second(self, motion, person):
        article = make_article(blocks=[NewBlock("paragraph", "tea 👩‍👩‍👧 and more tea")])
        twice = put(sentence="This house pours twice", article=article, host=None)
        send(twice, person, number=1, quotation="tea", quotation_start="19")
        send(twice, person, number=1, quotation="tea", quotation_start="17")
        send(twice, person, number=1, quotation="tea")
        assert [anchor.start for anchor in Anchor.objects.order_by("pk")] == [19, 19, 0]

    @pytest.mark.parametrize("start", ["", "x", "-1", "9" * 40, "٣", "1e3"])
    def test_a_start_that_is_no_number_is_as_none(self, motion, person, start):
        assert send(motion, person, quotation="peace", quotation_start=start).status_code == 303
        assert Anchor.objects.get().quotation == "peace"

    def test_pasted_words_are_found_with_other_spaces_marks_and_case(self, motion, person):
        send(motion, person, quotation="  WHOEVER\r\ncomplained  last ")
        assert Anchor.objects.get().quotation == "whoever complained last"

    def test_half_an_emoji_is_widened_to_the_whole(self, motion, person):
        article = make_article(blocks=[NewBlock("paragraph", "a 👩‍👩‍👧 b")])
        family = put(sentence="This house has children", article=article, host=None)
        send(family, person, number=1, quotation="👩", quotation_start="2")
        assert Anchor.objects.get().quotation == "👩‍👩‍👧"

    def test_nothing_quoted_is_a_comment_on_the_paragraph(self, motion, person):
        assert send(motion, person, quotation=" \r\n ", quotation_start="3").status_code == 303
        assert Anchor.objects.get().quotation == ""

    @pytest.mark.parametrize("what", ["coffee", "x" * (MAX_QUOTATION + 1), TEXT * 9, "nul\x00"])
    def test_words_that_are_not_there_or_too_many_are_refused_in_words_and_nothing_is_lost(self, motion, person, what):
        answer = send(motion, person, quotation=what, body="Kept, whatever happens.")
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Kept, whatever happens." in page
        assert "coffee" not in what or f'value="{what}"' in page
        assert 'role="alert"' in page
        assert "<details open>" in page
        assert not Post.objects.exists()

    def test_a_quotation_at_the_limit_is_taken(self, motion, person):
        long = "tea " * 150
        article = make_article(blocks=[NewBlock("paragraph", long + "end")])
        put(sentence="This house is long", article=article, host=None)
        send(article.motions.get(), person, number=1, quotation=long.strip() + " ")
        assert len(Anchor.objects.get().quotation) == 599

    def test_an_answer_is_not_asked_for_a_quotation(self, motion, person):
        page = browser_of(person).get(f"/c/{say(motion, person).pk}/reply/").content.decode()
        assert 'name="quotation"' not in page

    def test_the_quotation_in_a_comment_leads_to_its_words(self, motion, person):
        shown = quote(motion, person)
        link = f'<a href="{motion.get_absolute_url()}#p3:~:text=last%3B%20so%20the%20house%20has-,'
        link += "peace%20by%20seven,-."
        for address in (f"{motion.get_absolute_url()}p/3/", shown.get_absolute_url()):
            assert link in browser_of(None).get(address).content.decode()


class TestMarks:
    def test_quoted_words_are_marked_for_everybody_denser_where_more_quote(self, motion, person, other, noise):
        quote(noise, person, "for whoever")
        quote(motion, person)
        quote(motion, other)
        quote(motion, other)
        quote(motion, person, "Tea")
        say(motion, person, number=3)
        assert marks(motion) == {"peace by seven": 2, "Tea": 1}

    def test_another_debate_on_the_same_article_has_marks_of_its_own(self, motion, person):
        second = put(sentence="This house would rather sleep", article=motion.article, host=None)
        quote(second, person, "Tea")
        assert marks(motion) == {}
        assert marks(second) == {"Tea": 1}

    @pytest.mark.parametrize("state", [State.HIDDEN, State.REMOVED, State.WITHDRAWN, State.HELD, State.PURGED])
    def test_what_nobody_may_read_marks_nothing(self, motion, person, state):
        shown = quote(motion, person)
        Post.objects.filter(pk=shown.pk).update(state=state)
        assert marks(motion) == {}

    def test_a_withdrawn_comment_marks_nothing_though_it_was_answered(self, motion, person, other):
        shown = quote(motion, person)
        reply(shown, other)
        assert marks(motion)
        withdraw(post=shown, by=person)
        assert marks(motion) == {}

    def test_ones_own_held_comment_is_marked_for_oneself_alone(self, motion, person, other):
        Post.objects.filter(pk=quote(motion, person).pk).update(state=State.HELD)
        assert marks(motion, person) == {"peace by seven": 1}
        assert marks(motion, other) == {}

    def test_ones_own_are_told_apart(self, motion, person, other):
        quote(motion, person)
        quote(motion, other, "Tea")
        page = browser_of(person).get(motion.get_absolute_url()).content.decode()
        assert page.count('class="quoted by-1 mine"') == 1
        assert 'by-1 mine"' not in browser_of(None).get(motion.get_absolute_url()).content.decode()

    def test_somebody_who_left_still_quotes(self, motion, person):
        quote(motion, person)
        Post.objects.update(author=None)
        assert marks(motion) == {"peace by seven": 1}

    def test_words_of_an_earlier_revision_are_not_marked_in_a_later(self, motion, person):
        quote(motion, person)
        later = Revision.objects.create(article=motion.article, number=2, raw="x", raw_format="text", raw_sha256="x")
        BlockVersion.objects.filter(revision=motion.article.current_revision).update(revision=later)
        motion.article.current_revision = later
        motion.article.save()
        assert marks(motion) == {}

    def test_at_most_so_many_ranges_of_a_paragraph_are_marked(self, motion, person):
        shown = quote(motion, person)
        for start in range(MOST_RANGES + 20):
            copy = Post.objects.get(pk=shown.pk)
            copy.pk, copy.client_key = None, words().client_key
            copy.save(force_insert=True)
            Anchor.objects.create(
                post=copy, block=block(motion, 3).block, revision=motion.article.current_revision,
                quotation=TEXT[start : start + 3], start=start, end=start + 3,
            )  # fmt: skip
        found = standing(motion, [block(motion, 3)], make_person()).quoted
        assert [len(ranges) for ranges in found.values()] == [MOST_RANGES]

    def test_one_query_finds_them_however_many_there_are(self, motion, person):
        blocks = [block(motion, number) for number in range(1, 6)]
        flood(motion, 400, answers_each=1)
        for number, what in ((1, "kettle"), (3, "Tea"), (4, "Sugar")):
            quote(motion, person, what, number)
        with CaptureQueriesContext(connection) as caught:
            assert len([words for words in standing(motion, blocks, person).quoted.values() if words]) == 3
        assert len(caught) == 1
        assert "LIMIT 200" in caught[0]["sql"]


class TestChoosing:
    def choose(self, show, **fields):
        client = browser_of(None)
        return client, client.post("/marks/", {"show": show, **fields})

    def test_it_is_remembered_for_a_year_and_leads_back(self, motion):
        client, answer = self.choose("none", next=motion.get_absolute_url())
        assert (answer.status_code, answer.headers["Location"]) == (303, motion.get_absolute_url())
        assert answer.cookies[COOKIE]["max-age"] == 365 * 24 * 3600
        assert 'data-marks="none"' in client.get(motion.get_absolute_url()).content.decode()

    def test_a_reader_who_chose_nothing_sees_all(self, motion):
        client = browser_of(None)
        client.cookies[COOKIE] = "<script>"
        assert 'data-marks="all"' in client.get(motion.get_absolute_url()).content.decode()

    @pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
    def test_it_never_leads_elsewhere(self, away):
        assert self.choose("all", next=away)[1].headers["Location"] == "/"

    def test_anything_else_is_refused_in_words(self):
        _client, answer = self.choose("everything")
        assert answer.status_code == 422
        assert "all, yours, or none" in answer.content.decode()

    def test_htmx_is_answered_without_a_page(self):
        answer = browser_of(None).post("/marks/", {"show": "mine"}, headers={"HX-Request": "true"})
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.cookies[COOKIE].value == "mine"
