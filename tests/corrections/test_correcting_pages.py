"""The pages on which a better place is proposed and decided, all of them without a script."""

import re
import time

import pytest

from debates.corrections.changes import number_in
from debates.corrections.models import Correction
from debates.corrections.services import decline
from debates.posts import placing
from debates.posts.models import Post
from tests.conftest import argue, block, browser_of, counter, make_motion, make_person, say
from tests.corrections.places import now, proposed
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


def send(post: Post, by, status: int = 422, **typed) -> str:
    answer = browser_of(by).post(f"/c/{post.pk}/correct/", typed)
    assert answer.status_code == status
    return answer.content.decode() if status != 303 else answer.headers["Location"]


class TestTheForm:
    def test_proposes_what_others_wrote_and_does_ones_own_at_once(self, top, answer, third, other):
        typed = {"what": "relation", "relation": "undercuts", "why": "It attacks the step."}
        assert send(answer, third, 303, **typed) == f"/corrections/{Correction.objects.get().pk}/"
        assert now(answer).relation == "opposes"
        assert send(answer, other, 303, **typed) == f"/c/{answer.pk}/"
        assert now(answer).relation == "undercuts"

    @pytest.mark.parametrize("named", ["{pk}", "c{pk}", "https://rejoinder.example/c/{pk}/?order=newest", "/c/{pk}/"])
    def test_takes_an_argument_by_its_link_or_number(self, motion, top, answer, third, named):
        to = argue(motion, third, "Coffee costs more.", "against")
        typed = {"what": "place", "where": "argument", "relation": "supports", "why": "It speaks of the price."}
        send(answer, third, 303, target=named.format(pk=to.pk), **typed)
        assert Correction.objects.get().target == to

    def test_finds_an_argument_by_words_of_its_claim_and_loses_nothing(self, motion, top, answer, third, noise):
        to = argue(motion, third, "Coffee costs more than tea.", "against")
        argue(make_motion("This house would nap"), third, "Coffee costs much.")
        typed = {"what": "place", "where": "argument", "relation": "supports", "target": "tea coffee", "why": "So <b>."}
        shown = send(answer, third, 200, find="1", **typed)
        assert re.findall(r'name="chosen" value="(\d+)"', shown) == [str(to.pk)]
        assert "So &lt;b&gt;." in shown
        assert re.search(r'value="supports"[^>]*checked', shown)
        send(answer, third, 303, chosen=str(to.pk), **typed)
        assert Correction.objects.get().target == to

    def test_sent_with_words_alone_it_offers_what_it_found(self, top, answer, third):
        typed = {"what": "duplicate", "target": "wakes house", "why": "Said already."}
        shown = send(answer, third, **typed)
        assert "Name one argument" in shown
        assert f'name="chosen" value="{top.pk}"' in shown
        assert "No argument here has all these words" in send(answer, third, **{**typed, "target": "goat"})

    def test_says_what_is_missing_and_keeps_what_was_typed(self, top, answer, third, host):
        assert "Choose what is wrong." in send(answer, third, why="Kept words.")
        assert "Kept words." in send(answer, third, why="Kept words.")
        assert "Say why" in send(answer, third, what="relation", relation="undercuts")
        assert "support, oppose or undercut" in send(
            answer, third, what="place", where="argument", target=top.pk, why="w"
        )
        assert "Name one argument" in send(top, third, what="place", why="w")
        assert "no argument c99999999" in send(answer, third, what="duplicate", target="99999999", why="Kept words.")
        send(answer, third, 409, what="relation", relation="opposes", why="As it is.")

    def test_gives_the_words_back_where_the_session_ended_while_somebody_typed(self, answer):
        typed = {"what": "relation", "relation": "undercuts", "why": "Kept words."}
        sent = browser_of(None).post(
            f"/c/{answer.pk}/correct/", typed, headers={"origin": "http://testserver", "host": "testserver"}
        )
        assert (sent.status_code, "Kept words." in sent.content.decode()) == (401, True)
        assert not Correction.objects.exists()

    def test_of_a_comment_offers_its_paragraph(self, motion, third, person):
        comment = say(motion, person)
        assert 'name="paragraph"' in page(f"/c/{comment.pk}/correct/", third)
        assert "Name a paragraph" in send(comment, third, what="place", paragraph="soon", why="It is about that.")
        assert "Name a paragraph" in send(comment, third, what="place", paragraph="99", why="It is about that.")
        send(comment, third, 303, what="place", paragraph="3", why="It is about that.")
        assert Correction.objects.get().block == block(motion, 3).block

    def test_of_an_argument_on_its_own_asks_for_its_side(self, top, third, host):
        assert 'value="relation"' not in page(f"/c/{top.pk}/correct/", third)
        send(top, third, 303, what="place", where="against", why="It speaks against it.")
        assert Correction.objects.get().side == "against"

    @pytest.mark.parametrize("typed", [{"what": "mood"}, {"what": "relation", "relation": "sings"}, {"what": "\x00"}])
    def test_odd_values_are_refused_in_words(self, answer, third, typed):
        assert send(answer, third, why="w", **typed)

    def test_is_not_for_who_is_not_logged_in_nor_for_what_is_not_there(self, answer, third):
        assert browser_of(None).get(f"/c/{answer.pk}/correct/").status_code == 302
        assert browser_of(third).get("/c/999999/correct/").status_code == 404


def test_numbers_are_read_from_links_and_nothing_else():
    assert [number_in(t) for t in ("12", "c12", " /c/12/ ", "https://a.org/c/12/#c13")] == [12] * 4
    assert [number_in(t) for t in ("", "twelve", "12 13", "9" * 19, "١٢", "/d/12/")] == [None] * 6


def test_a_text_that_is_no_link_costs_no_time():
    began = time.process_time()
    assert number_in("/c/1" * 100_000 + "\nx") is None
    assert time.process_time() - began < 1


class TestThePageOfAProposal:
    def test_says_before_and_after_and_lets_the_author_decide(self, answer, third, other):
        row = proposed(answer, third)
        shown = page(f"/corrections/{row.pk}/", other)
        words = re.sub(r"<[^>]+>|\s+", " ", shown)
        assert re.search(r"Now\s+opposes\s+“Coffee wakes the house.”\s+Proposed\s+undercuts\s+“Coffee", words)
        assert 'value="accept"' in shown
        sent = browser_of(other).post(f"/corrections/{row.pk}/", {"act": "accept", "word": "Right."})
        assert (sent.status_code, now(row).answer) == (303, "Right.")
        assert "accepted already, by oleg" in page(f"/corrections/{row.pk}/")

    def test_tells_others_why_they_may_not(self, answer, third, person):
        row = proposed(answer, third)
        for viewer in (None, person):
            shown = page(f"/corrections/{row.pk}/", viewer)
            assert 'value="accept"' not in shown
        assert "The author of the post, a host of this debate or a moderator decides this." in shown
        assert 'value="withdraw"' in page(f"/corrections/{row.pk}/", third)
        assert browser_of(third).post(f"/corrections/{row.pk}/", {"act": "withdraw"}).status_code == 303

    def test_a_decision_that_came_too_late_is_a_conflict_in_words(self, answer, third, other, host):
        row = proposed(answer, third)
        decline(correction=row, by=other, word="It does not.")
        late = browser_of(host).post(f"/corrections/{row.pk}/", {"act": "accept", "word": "Kept words."})
        assert (late.status_code, "declined already, by oleg" in late.content.decode()) == (409, True)

    def test_what_no_longer_fits_can_be_declined_alone(self, top, answer, third, host):
        row = proposed(answer, third)
        placing.move(post=answer, by=host, parent=None, relation="supports", side="for", why="On its own.")
        shown = page(f"/corrections/{row.pk}/", host)
        assert "moved after this was proposed" in shown
        assert 'value="accept"' not in shown
        wordless = browser_of(host).post(f"/corrections/{row.pk}/", {"act": "decline", "word": ""})
        assert (wordless.status_code, "Say why you decline" in wordless.content.decode()) == (422, True)

    def test_of_what_is_held_by_others_is_not_there(self, answer, third, other):
        row = proposed(answer, third)
        Post.objects.filter(pk=answer.pk).update(state="held")
        page(f"/corrections/{row.pk}/", third, status=404)
        page(f"/corrections/{row.pk}/", other)


class TestTheList:
    def test_has_what_is_open_and_what_was_decided_of_this_debate_alone(self, motion, answer, third, other, person):
        row, done = proposed(answer, third), proposed(answer, third, "place", side="for")
        decline(correction=done, by=other, word="No.")
        proposed(argue(make_motion("This house would nap"), person), third, "place", side="against")
        address = f"{motion.get_absolute_url()}corrections/"
        ids = lambda shown: [int(pk) for pk in re.findall(r'id="correction-(\d+)"', shown)]
        assert ids(page(address)) == ids(page(f"{address}?own", other)) == [row.pk]
        assert ids(page(f"{address}?own", person)) == []
        assert ids(page(f"{address}?only=decided")) == [done.pk]

    def test_goes_on_by_pages_that_cost_the_same(self, motion, top, other):
        address = f"{motion.get_absolute_url()}corrections/"
        proposed(counter(top, other), make_person())
        before = queries_of(address)
        for _ in range(21):
            proposed(counter(top, make_person()), make_person())
        shown = page(address)
        further = re.search(r'rel="next" href="([^"]+)"', shown).group(1).replace("&amp;", "&")
        assert shown.count('id="correction-') == 20
        assert page(address + further).count('id="correction-') == 2
        assert queries_of(address) == before <= 8


def test_the_page_of_a_post_shows_what_is_proposed_and_where_it_stood(top, answer, third, host):
    proposed(answer, third, why="It attacks the step.")
    placing.move(post=answer, by=host, parent=None, relation="supports", side="for", why="On its own.")
    shown = page(answer.get_absolute_url(), third)
    assert "It attacks the step." in shown
    assert "On its own." in shown
    assert "Propose a better place" in shown
    assert "Propose a better place" not in page(answer.get_absolute_url())
    assert queries_of(answer.get_absolute_url(), third) <= 14
