"""The forms of arguments: what they begin with, what they refuse in words, what they keep, what they post."""

import re

import pytest

from debates.posts.models import Post
from debates.posts.states import State
from tests.conftest import argue, browser_of, counter, reply, say
from tests.posts.test_arguing_refused import in_phase
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db
BOTH_WAYS = pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])
WORDS = {"claim": "Coffee wakes the house.", "body": "I have *watched* it."}
CITED = {"cite_1": "rests_on", "cite_3": "disputes", "cite_4": ""}
BASIS = CITED | {"source_title_1": "Trade tables", "source_note_1": "2025"}


def new(motion) -> str:
    return f"{motion.get_absolute_url()}arguments/new/"


def sent_on(answer) -> str:
    assert answer.status_code in {200, 303}
    return answer.headers.get("HX-Redirect") or answer.headers["Location"]


def said(answer, status: int = 422) -> str:
    assert answer.status_code == status
    return answer.content.decode()


def checked(shown: str, name: str) -> str:
    """The value of the radio button that is checked, or nothing."""
    found = re.search(rf'<input type="radio" name="{name}" value="([^"]*)"[^>]* checked', shown)
    return found.group(1) if found else ""


def holds(shown: str) -> bool:
    """Whether a form still holds the words, the paragraphs and the source."""
    words = "Coffee wakes the house.</textarea>" in shown and "I have *watched* it.</textarea>" in shown
    picks = (checked(shown, "cite_1"), checked(shown, "cite_3"), checked(shown, "cite_4"))
    return words and picks == ("rests_on", "disputes", "") and 'value="Trade tables"' in shown


class TestANewArgument:
    @BOTH_WAYS
    def test_it_is_posted_with_what_it_rests_on_and_its_page_is_shown(self, motion, person, headers, noise):
        answer = browser_of(person).post(new(motion), WORDS | BASIS | {"side": "against"}, headers=headers)
        post = Post.objects.get(motion=motion)
        assert sent_on(answer) == post.get_absolute_url()
        assert (post.claim, post.side, post.relation) == (WORDS["claim"], "against", "opposes")
        assert post.revisions.get().basis["cited"] == [
            {"paragraph": 1, "how": "rests_on"},
            {"paragraph": 3, "how": "disputes"},
        ]

    def test_no_side_is_chosen_unless_the_link_says_so(self, motion, person):
        assert checked(page(new(motion), person), "side") == ""
        assert checked(page(new(motion) + "?side=against", person), "side") == "against"
        assert checked(page(new(motion) + "?side=sideways", person), "side") == ""

    def test_who_comes_from_a_paragraph_finds_it_chosen_with_its_words(self, motion, person):
        shown = page(new(motion) + "?paragraph=3", person)
        assert checked(shown, "cite_3") == "rests_on"
        assert "Rests on paragraph 3</b>" in shown

    @pytest.mark.parametrize("number", ["2", "99", "x", "-1", "٣", "9" * 30])
    def test_a_paragraph_that_cannot_be_cited_is_left_out(self, motion, person, number):
        assert "Rests on paragraph " not in page(f"{new(motion)}?paragraph={number}", person).split("<template")[0]

    def test_ones_own_comment_is_taken_over_with_its_paragraph_and_becomes_the_argument(self, motion, person):
        comment = say(motion, person, "It sang at six.", number=3)
        shown = page(f"{new(motion)}?comment={comment.pk}", person)
        assert "It sang at six.</textarea>" in shown
        assert checked(shown, "cite_3") == "rests_on"
        browser_of(person).post(new(motion), WORDS | {"side": "for", "comment": str(comment.pk)})
        assert Post.objects.get(kind="argument").promoted_from == comment

    def test_of_anothers_comment_nothing_is_shown_and_it_is_refused(self, motion, person, other):
        comment = say(motion, other, "A secret.")
        Post.objects.filter(pk=comment.pk).update(state=State.HELD)
        assert "A secret." not in page(f"{new(motion)}?comment={comment.pk}", person)
        answer = browser_of(person).post(new(motion), WORDS | {"side": "for", "comment": str(comment.pk)})
        shown = said(answer, 403)
        assert "Only its author may make an argument" in shown
        assert "A secret." not in shown

    @pytest.mark.parametrize("fields", [{"side": ""}, {"side": "sideways"}])
    def test_a_side_is_asked_for_in_words(self, motion, person, fields):
        assert "Choose a side" in said(browser_of(person).post(new(motion), WORDS | fields))

    def test_each_question_of_the_page_is_asked_once(self, motion, person):
        assert queries_of(new(motion), person) <= 8

    def test_the_phases_bound_is_shown(self, motion, person):
        assert "At most" not in page(new(motion), person)
        in_phase(motion, longest=3000)
        assert "At most 3000 characters in this phase." in page(new(motion), person)

    def test_where_arguments_are_not_taken_the_form_says_why(self, motion, person):
        in_phase(motion, "rebuttals")
        assert "New arguments are not taken in this phase" in page(new(motion), person, status=409)


class TestRefused:
    @BOTH_WAYS
    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"side": ""}, "Choose a side"),
            ({"source_address_1": "example.org"}, "The address of source 1"),
            ({"source_note_2": "2024"}, "Source 2 has no title"),
            ({"cite_2": "rests_on"}, "There is no paragraph 2"),
            ({"client_key": "nonsense", "side": ""}, "Choose a side"),
        ],
    )
    def test_nothing_is_lost_and_the_reason_is_said(self, motion, person, headers, wrong, words):
        answer = browser_of(person).post(new(motion), WORDS | BASIS | {"side": "for"} | wrong, headers=headers)
        shown = said(answer)
        assert words in shown
        assert holds(shown)
        assert ("<html" in shown) == (not headers)
        assert not Post.objects.exists()

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"claim": " "}, "Write your claim first"),
            ({"claim": "x" * 161}, "Your claim has 161 characters"),
            ({"body": ""}, "Say why your claim holds"),
            ({"body": "\u2800"}, "Say why your claim holds"),
        ],
    )
    def test_what_is_wrong_with_claim_or_reason_stands_beside_it(self, motion, person, wrong, words):
        shown = said(browser_of(person).post(new(motion), WORDS | {"side": "for"} | wrong))
        assert f'<span class="hint" role="alert">{words}' in shown

    def test_a_refused_form_comes_back_as_a_form_of_its_own(self, motion, person):
        client, form = browser_of(person), WORDS | {"side": "for", "client_key": "7f6a9b52-6a7f-4a27-8d3b-6c2a0f0d9a10"}
        client.post(new(motion), form)
        shown = said(client.post(new(motion), form | {"claim": "Other words."}), 409)
        assert "posted already, with other words" in shown
        assert form["client_key"] not in shown

    def test_more_sources_than_are_taken_are_refused_and_none_is_dropped(self, motion, person):
        many = {f"source_title_{n}": f"Title {n}." for n in range(1, 11)}
        shown = said(browser_of(person).post(new(motion), WORDS | {"side": "for"} | many))
        assert "at most 8 sources" in shown
        assert all(f'value="Title {n}."' in shown for n in range(1, 11))

    def test_a_debate_locked_meanwhile_gives_everything_back(self, motion, person):
        motion.state = "locked"
        motion.save()
        headers = {"Origin": "http://testserver", "Host": "testserver"}
        shown = said(browser_of(person).post(new(motion), WORDS | BASIS, headers=headers), 409)
        assert all(words in shown for words in ("Coffee wakes the house.", "Trade tables", "rests_on"))


class TestItsOwnButtons:
    def test_one_more_source_keeps_everything_and_posts_nothing(self, motion, person):
        shown = said(browser_of(person).post(new(motion), WORDS | BASIS | {"do": "source"}), 200)
        assert holds(shown)
        assert 'name="source_title_4"' in shown
        assert 'name="source_title_5"' not in shown
        assert not Post.objects.exists()

    def test_eight_rows_are_the_end(self, motion, person):
        shown = said(browser_of(person).post(new(motion), {"do": "source", "source_rows": "8"}), 200)
        assert 'name="source_title_8"' in shown
        assert 'name="source_title_9"' not in shown
        assert "One more source" not in shown

    def test_a_paragraph_is_taken_out_again(self, motion, person):
        shown = said(browser_of(person).post(new(motion), WORDS | BASIS | {"do": "drop-1"}), 200)
        assert (checked(shown, "cite_1"), checked(shown, "cite_3")) == ("", "disputes")

    @BOTH_WAYS
    def test_the_preview_shows_the_reason_and_what_resembles_the_claim(self, motion, person, other, headers):
        argue(motion, other, "Coffee wakes up the house.")
        answer = browser_of(person).post(new(motion), WORDS | BASIS | {"do": "preview"}, headers=headers)
        shown = said(answer, 200)
        assert "I have <em>watched</em> it." in shown
        assert "Coffee wakes up the house.</a>" in shown
        assert holds(shown)


class TestACounterargument:
    @BOTH_WAYS
    def test_it_is_posted_under_the_argument(self, motion, person, other, headers):
        top = argue(motion, person)
        answer = browser_of(other).post(f"/c/{top.pk}/counter/", WORDS | {"relation": "undercuts"}, headers=headers)
        post = Post.objects.get(parent=top)
        assert sent_on(answer) == post.get_absolute_url()
        assert (post.relation, post.favours) == ("undercuts", "against")

    def test_the_argument_stands_above_the_form_and_htmx_gets_the_composer_alone(self, motion, person, other):
        top = argue(motion, person, "Coffee *wakes* it.")
        shown = page(f"/c/{top.pk}/counter/?relation=opposes", other)
        assert '<article class="answered for">' in shown
        assert checked(shown, "relation") == "opposes"
        alone = browser_of(other).get(f"/c/{top.pk}/counter/", headers={"HX-Request": "true"}).content.decode()
        assert alone.lstrip().startswith("<form")
        assert "answered" not in alone

    def test_before_one_speaks_against_it_one_reads_what_supports_it_best(self, motion, person, other):
        top = argue(motion, person)
        assert "Nobody has supported it yet." in page(f"/c/{top.pk}/counter/", other)
        for claim in ("First support.", "Best support.", "Hidden support."):
            counter(top, person, claim, "supports")
        best, hidden = Post.objects.get(claim="Best support."), Post.objects.get(claim="Hidden support.")
        reply(best, other)
        for body in ("One.", "Two."):
            reply(hidden, other, body)
        Post.objects.filter(pk=hidden.pk).update(state=State.HIDDEN)
        for relation in ("", "opposes", "undercuts"):
            shown = page(f"/c/{top.pk}/counter/?relation={relation}", other)
            assert "Best support.</a>" in shown
            assert "First support." not in shown
            assert "Hidden support." not in shown

    def test_of_equals_the_oldest_is_read_and_who_supports_reads_none(self, motion, person, other):
        top = argue(motion, person)
        for claim in ("First support.", "Second support."):
            counter(top, person, claim, "supports")
        assert "First support.</a>" in page(f"/c/{top.pk}/counter/", other)
        assert "Before you post against it" not in page(f"/c/{top.pk}/counter/?relation=supports", other)

    def test_a_relation_is_asked_for_in_words(self, motion, person, other):
        top = argue(motion, person)
        for relation in ("", "asks"):
            answer = browser_of(other).post(f"/c/{top.pk}/counter/", WORDS | BASIS | {"relation": relation})
            shown = said(answer)
            assert "Choose one: does your argument" in shown
            assert holds(shown)

    def test_a_comment_is_answered_by_comments(self, motion, person, other):
        page(f"/c/{say(motion, person).pk}/counter/", other, status=409)

    def test_what_was_withdrawn_meanwhile_gives_the_words_back(self, motion, person, other):
        top = argue(motion, person)
        Post.objects.filter(pk=top.pk).update(state=State.WITHDRAWN)
        headers = {"Origin": "http://testserver", "Host": "testserver"}
        answer = browser_of(other).post(f"/c/{top.pk}/counter/", WORDS | {"relation": "opposes"}, headers=headers)
        assert "Coffee wakes the house." in said(answer, 409)
