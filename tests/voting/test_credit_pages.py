"""Saying what changed one's mind: what is offered, what is taken, what is refused and given back."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from debates.motions.models import Motion
from debates.motions.services import lock
from debates.posts.services import withdraw
from debates.voting.models import Credit, Reason
from tests.conftest import argue, browser_of, counter, make_person, reply, say, stand, vote
from tests.threads.pages import page, queries_of
from tests.threads.test_unsent import log_in

pytestmark = pytest.mark.django_db
NOTE = "It said what the kettle costs, which nobody had ever counted before."


def at(motion: Motion) -> str:
    return reverse("voting:credit", args=[motion.slug])


@pytest.fixture
def moved(motion, person):
    stand(motion, person, "undecided")
    stand(motion, person, "for")
    return person


@pytest.fixture
def argument(motion, other):
    return argue(motion, other)


def send(motion, person, *picks: str, note: str = NOTE, **more: str):
    return browser_of(person).post(at(motion), {"pick": list(picks), "note": note} | more)


def refused(answer, status: int = 422) -> str:
    """The words of a refusal; the note is still in its field."""
    assert answer.status_code == status
    shown = answer.content.decode().partition("<main")[2]
    return re.search(r'<p class="note wrong" role="alert">(.*?)</p>', shown)[1]


class TestWhatIsTaken:
    def test_posts_and_paragraphs_with_a_note(self, motion, moved, argument, other):
        remark = say(motion, other)
        answer = send(motion, moved, "p3", other=f"http://testserver/c/{remark.pk}/, C{argument.pk}")
        assert answer.headers["Location"] == reverse("voting:stance", args=[motion.slug])
        named = Credit.objects.order_by("position").values_list("post", "block__public_no")
        assert list(named) == [(remark.pk, None), (argument.pk, None), (None, 3)]
        shown = page(answer.headers["Location"], moved)
        assert NOTE in shown
        assert f'<a href="/c/{argument.pk}/">c{argument.pk}</a>' in shown
        assert "paragraph 3</a>" in shown

    def test_what_is_ticked_and_typed_too_counts_once(self, motion, moved, argument):
        send(motion, moved, f"c{argument.pk}", f"c{argument.pk}", other=f"c{argument.pk} {argument.pk}")
        assert Credit.objects.get().post == argument

    def test_the_same_form_twice_is_one_reason_and_no_error(self, motion, moved, argument):
        found = [send(motion, moved, f"c{argument.pk}").status_code for _ in range(2)]
        assert found == [303, 303]
        assert Reason.objects.count() == 1

    def test_once_it_was_said_one_is_not_asked_again(self, motion, moved, argument):
        assert "What changed your mind?" in page(motion.get_absolute_url(), moved)
        send(motion, moved, f"c{argument.pk}")
        assert "What changed your mind?" not in page(motion.get_absolute_url(), moved)
        assert "said already" in page(at(motion), moved, 409)


class TestWhatIsRefused:
    @pytest.mark.parametrize("typed", ["words", "c", "c1e3", "9" * 19, "x/c/" * 90, "c٣"])
    def test_what_names_no_post_is_told_and_nothing_is_lost(self, motion, moved, argument, typed):
        answer = send(motion, moved, "p1", f"c{argument.pk}", other=typed)
        assert "names no post" in refused(answer)
        shown = answer.content.decode()
        assert f"{NOTE}</textarea>" in shown
        assert re.search(rf'value="c{argument.pk}" checked', shown)
        assert re.search(r'value="p1" checked', shown)
        assert f'value="{typed}"' in shown
        assert not Reason.objects.exists()

    def test_a_post_of_another_debate(self, motion, moved, noise, other):
        there = say(noise, other)
        assert f"There is no post c{there.pk} to be read in this debate." in refused(
            send(motion, moved, f"c{there.pk}")
        )

    def test_a_post_that_was_taken_back(self, motion, moved, argument, other):
        withdraw(post=argument, by=other)
        assert "There is no post" in refused(send(motion, moved, f"c{argument.pk}"))

    def test_a_paragraph_that_is_none(self, motion, moved):
        for number in (2, 99):  # a heading, nothing
            assert f"There is no paragraph {number}" in refused(send(motion, moved, f"p{number}"))

    def test_nothing_named(self, motion, moved):
        assert "Name what changed your mind" in refused(send(motion, moved))
        assert "Name what changed your mind" in refused(send(motion, moved, "q1", "c", "p١"))

    def test_more_than_three(self, motion, moved, argument):
        assert "at most 3" in refused(send(motion, moved, "p1", "p3", "p4", f"c{argument.pk}"))
        assert "at most three" in refused(send(motion, moved, *(f"p{n}" for n in range(13))))

    def test_ones_own(self, motion, moved):
        own = say(motion, moved)
        assert "said themselves" in refused(send(motion, moved, other=f"c{own.pk}"))

    @pytest.mark.parametrize(("note", "told"), [("Short.", "44 are missing"), ("x" * 1_001, "at most 1000")])
    def test_a_note_too_short_or_too_long(self, motion, moved, note, told):
        assert told in refused(send(motion, moved, "p1", note=note)).replace(",", "")

    def test_what_cannot_be_read(self, motion, moved):
        assert "cannot be read" in refused(send(motion, moved, "p1", note=f"{NOTE}\x00"))

    def test_who_has_not_changed_their_mind(self, motion, person):
        assert "have not changed your stance" in refused(send(motion, person, "p1"), 409)
        stand(motion, person)
        assert "have not changed your stance" in page(at(motion), person, 409)

    def test_a_debate_locked_meanwhile_gives_the_words_back(self, motion, moved, host):
        lock(motion=motion, by=host, reason="A pause.")
        answer = send(motion, moved, "p1")
        assert "locked" in refused(answer, 409)
        assert f"{NOTE}</textarea>" in answer.content.decode()

    def test_a_form_about_an_earlier_change_asks_whether_it_explains_this_one(self, motion, moved):
        number = re.search(r'name="change" value="(\d+)"', page(at(motion), moved))[1]
        stand(motion, moved, "against")
        answer = send(motion, moved, "p1", change=number)
        assert "changed your stance again" in refused(answer, 409)
        now = re.search(r'name="change" value="(\d+)"', answer.content.decode())[1]
        assert send(motion, moved, "p1", change=now).status_code == 303
        assert Reason.objects.get().stance.number == 3


class TestWhatIsOffered:
    def offered(self, motion, person, query: str = "") -> tuple[list[str], list[str]]:
        """What stands under what one had to do with, and under what was answered most."""
        shown = page(at(motion) + query, person)
        own, _, rest = shown.partition("Arguments that were answered most")
        return re.findall(r'id="pick-(c\d+)"', own), re.findall(r'id="pick-(c\d+)"', rest)

    def test_what_one_answered_found_well_argued_or_agreed_with(self, motion, moved, other, argument, noise):
        answered, liked, agreed, disliked = (say(motion, other) for _ in range(4))
        reply(answered, moved)
        vote(liked, moved)
        vote(agreed, moved, "agree", "agree")
        vote(disliked, moved, "no")
        vote(disliked, moved, "disagree", "agree")
        vote(say(noise, other), moved)
        assert set(self.offered(motion, moved)[0]) == {f"c{post.pk}" for post in (answered, liked, agreed)}

    def test_the_three_most_answered_of_either_side_but_not_ones_own(self, motion, moved, other, argument):
        benches = [argue(motion, other, f"Claim {n}.", side) for n in range(4) for side in ("for", "against")]
        own = argue(motion, moved, "My own.")
        for times, post in enumerate([own, *benches]):
            for _ in range(times + 1):
                counter(post, make_person())
        expected = {f"c{post.pk}" for post in benches[2:]}
        assert set(self.offered(motion, moved)[1]) == expected

    def test_the_paragraphs_but_no_heading(self, motion, moved):
        assert re.findall(r'id="pick-p(\d+)"', page(at(motion), moved)) == ["1", "3", "4", "5"]

    def test_the_post_that_one_came_from_is_ticked(self, motion, moved, argument):
        own, _ = self.offered(motion, moved, f"?pick=c{argument.pk}")
        assert own == [f"c{argument.pk}"]
        assert re.search(rf'value="c{argument.pk}" checked', page(f"{at(motion)}?pick=c{argument.pk}", moved))

    def test_its_cost_does_not_grow_with_the_debate(self, motion, moved, other, argument):
        before = queries_of(at(motion), moved)
        for _ in range(4):
            vote(argue(motion, other), moved)
        assert queries_of(at(motion), moved) == before <= 10


class TestFromAPost:
    def test_its_page_leads_to_the_form_for_who_changed_their_mind(self, motion, moved, argument, other):
        for post in (argument, say(motion, other)):
            shown = page(post.get_absolute_url(), moved)
            assert f'href="{at(motion)}?pick=c{post.pk}">This changed my mind</a>' in shown

    def test_for_nobody_else_and_not_on_ones_own(self, motion, moved, argument, other):
        assert "This changed my mind" not in page(say(motion, moved).get_absolute_url(), moved)
        for viewer in (None, other, make_person()):
            assert "This changed my mind" not in page(argument.get_absolute_url(), viewer)

    def test_not_where_the_debate_is_locked(self, motion, moved, argument, host):
        lock(motion=motion, by=host, reason="A pause.")
        assert "This changed my mind" not in page(argument.get_absolute_url(), moved)


def test_when_the_session_has_ended_what_was_typed_is_given_back_after_the_log_in(motion, moved, argument):
    client = Client()
    answer = client.post(at(motion), {"pick": ["p1", f"c{argument.pk}"], "other": "c7", "note": NOTE})
    assert answer.headers["Location"] == f"/accounts/login/?next={at(motion)}"
    log_in(client, moved, at(motion))
    shown = client.get(at(motion)).content.decode()
    assert f"{NOTE}</textarea>" in shown
    assert re.findall(r'value="([cp]\d+)" checked', shown) == [f"c{argument.pk}", "p1"]
    assert 'name="other" value="c7"' in shown
    assert not Reason.objects.exists()
    client.post(at(motion), {"pick": ["p1"], "note": NOTE})
    stand(motion, moved, "against")
    assert NOTE not in client.get(at(motion)).content.decode()


def test_a_visitor_is_sent_to_log_in_and_comes_back_to_the_post_that_they_picked(motion, argument):
    answer = Client().get(f"{at(motion)}?pick=c{argument.pk}")
    assert answer.headers["Location"] == f"/accounts/login/?next={at(motion)}%3Fpick%3Dc{argument.pk}"


def test_who_only_became_surer_has_not_changed_their_mind(motion, person):
    stand(motion, person, "for", confidence=1)
    stand(motion, person, "for", confidence=3)
    assert "You stand where you stood before." in page(at(motion), person, 409)
    assert "What changed your mind?" not in page(motion.get_absolute_url(), person)


def test_from_one_address_twenty_reasons_are_kept_in_an_hour(motion, monkeypatch):
    monkeypatch.setattr("forum.web.services.time.time", lambda: 1000.0)
    found = [Client().post(at(motion), {"note": NOTE}).status_code for _ in range(21)]
    assert found == [302] * 20 + [429]
