"""Saying where one stands: beside the motion on every page and on its own page, with htmx and without it."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from debates.articles.models import Article, State
from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.motions.policy import is_frozen, may_reword
from debates.motions.services import close, lock
from debates.voting.models import Stance, Voter
from debates.voting.policy import may_see_totals
from tests.conftest import argue, browser_of, make_motion, make_person, say, stand
from tests.motions.phases import DAY, in_phase, with_terms
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def at(motion: Motion) -> str:
    return reverse("voting:stance", args=[motion.slug])


def answer_of(motion: Motion, person, position: str = "for", headers=None, **more: str):
    form = {"position": position, "client_key": str(uuid4())} | more
    return browser_of(person).post(at(motion), form, headers=headers or {})


def bar(shown: str) -> str:
    """The words and buttons beside the motion."""
    return re.search(r'<(form|div) class="stance".*?</\1>', shown, re.DOTALL)[0]


def chosen(shown: str) -> list[str]:
    return re.findall(r'value="(\w+)" aria-pressed="true"', bar(shown))


class TestBesideTheMotion:
    def test_it_asks_and_nothing_is_chosen_before_one_answers(self, motion, person):
        for viewer in (None, person):
            shown = bar(page(motion.get_absolute_url(), viewer))
            assert "Where do you stand?" in shown
            assert shown.count('aria-pressed="false"') == 3
            assert chosen(shown) == []

    def test_it_stands_on_every_page_of_the_debate(self, motion, host, person):
        argument, comment = argue(motion, person), say(motion, person)
        parts = ("", "p/1/", "said/", "arguments/", "arguments/new/", "map/", "unanswered/", "people/", "corrections/")
        addresses = [f"{motion.get_absolute_url()}{part}" for part in (*parts, "settings/", "rule/close/", "stance/")]
        posts = [f"/c/{post.pk}/" for post in (argument, comment)]
        for address in (*addresses, *posts, f"{posts[1]}history/", f"{posts[0]}correct/"):
            shown = bar(page(address, host))
            assert f'name="next" value="{address}"' in shown, address

    def test_the_answer_without_htmx_goes_back_to_where_one_was(self, motion, person):
        back = f"{motion.get_absolute_url()}p/3/?order=newest"
        answer = answer_of(motion, person, next=back)
        assert (answer.status_code, answer.headers["Location"]) == (303, back)
        assert Voter.objects.get().position == "for"
        assert chosen(page(back, person)) == ["for"]

    def test_the_answer_with_htmx_is_the_bar_alone_with_the_choice_and_the_way_back(self, motion, person):
        back = f"{motion.get_absolute_url()}p/3/"
        shown = answer_of(motion, person, "undecided", HTMX, next=back).content.decode()
        assert "<html" not in shown
        assert chosen(shown) == ["undecided"]
        assert "Your opening: undecided" in shown
        assert f'name="next" value="{back}"' in shown

    @pytest.mark.parametrize("bad", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
    def test_the_way_back_leads_nowhere_else(self, motion, person, bad):
        assert answer_of(motion, person, next=bad).headers["Location"] == at(motion)

    @pytest.mark.parametrize("bad", ["", "both", "FOR", "for\x00"])
    @pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
    def test_a_position_that_is_none_is_told_and_taken_by_nobody(self, motion, person, bad, headers):
        answer = answer_of(motion, person, bad, headers)
        assert answer.status_code == 422
        assert "Choose one: for, undecided or against." in answer.content.decode()
        assert not Stance.objects.exists()

    def test_after_a_change_the_opening_stays_and_one_is_asked_what_changed_it(self, motion, person):
        stand(motion, person, "undecided")
        shown = answer_of(motion, person, "against", HTMX).content.decode()
        assert "Your opening: undecided" in shown
        assert "What changed your mind?" in shown
        assert chosen(shown) == ["against"]
        again = answer_of(motion, person, "undecided", HTMX).content.decode()
        assert "What changed your mind?" in again
        assert "What changed your mind?" not in bar(page(motion.get_absolute_url(), make_person()))

    def test_the_same_form_twice_is_one_answer_and_another_answer_of_it_another(self, motion, person):
        key = str(uuid4())
        for position in ("for", "for", "against"):
            answer_of(motion, person, position, client_key=key)
        assert list(Stance.objects.order_by("number").values_list("position", flat=True)) == ["for", "against"]

    def test_in_two_tabs_the_later_answer_holds(self, motion, person):
        tabs = [re.search(r'client_key" value="([^"]+)', page(motion.get_absolute_url(), person))[1] for _ in "ab"]
        answer_of(motion, person, "for", client_key=tabs[0])
        answer_of(motion, person, "against", HTMX, client_key=tabs[1])
        assert Voter.objects.get().position == "against"
        assert Voter.objects.get().opening == "for"

    def test_the_button_of_where_one_stands_does_not_forget_how_sure_one_was(self, motion, person):
        stand(motion, person, "for", confidence=3)
        answer_of(motion, person, "for")
        assert Stance.objects.get().confidence == 3
        answer_of(motion, person, "for", confidence="")
        assert Stance.objects.order_by("number").last().confidence is None

    def test_a_key_that_no_page_sent_counts_as_none(self, motion, person):
        assert answer_of(motion, person, client_key="x").status_code == 303
        assert Stance.objects.count() == 1

    def test_it_costs_a_member_nothing_where_the_page_reads_the_motion(self, motion, person):
        address = reverse("arguments:unanswered", args=[motion.slug])
        before = queries_of(address, person)
        stand(motion, person)
        stand(motion, person, "against")
        assert queries_of(address, person) == before

    def test_it_is_shown_to_nobody_else(self, motion, person, other, noise):
        stand(motion, person, "against")
        for viewer in (other, None):
            shown = page(motion.get_absolute_url(), viewer)
            assert chosen(shown) == []
            assert "Your opening" not in shown
        assert chosen(page(noise.get_absolute_url(), person)) == []


class TestWhereNothingIsAsked:
    def test_a_locked_debate_says_so_in_few_words(self, motion, person, host):
        lock(motion=motion, by=host, reason="A pause.")
        shown = bar(page(motion.get_absolute_url(), person))
        assert "Locked: no stances now" in shown
        assert "<button" not in shown

    def test_a_debate_that_is_over_shows_where_one_stood(self, motion, person, other, host):
        stand(motion, person, "against")
        close(motion=motion, by=host, reason="It is late.")
        assert "You stood against the motion" in bar(page(motion.get_absolute_url(), person))
        assert "Over: stances stay as they are" in bar(page(motion.get_absolute_url(), other))
        assert "This debate is over: stances and votes stay" in page(at(motion), person)

    def test_a_debate_to_come_says_so(self, motion, person):
        with_terms(motion, opens=timezone.now() + DAY)
        shown = bar(page(motion.get_absolute_url(), person))
        assert ("Stances open with the debate" in shown, "<button" in shown) == (True, False)

    def test_of_an_article_taken_down_staff_read_that_nothing_is_asked(self, motion, moderator):
        Article.objects.update(state=State.TAKEN_DOWN)
        assert "Taken down: no stances" in bar(page(motion.get_absolute_url(), moderator))

    @pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
    def test_an_answer_after_the_lock_is_refused_in_words_in_its_place(self, motion, person, host, headers):
        lock(motion=motion, by=host, reason="A pause.")
        answer = answer_of(motion, person, headers=headers)
        assert answer.status_code == 409
        assert "This debate is locked" in answer.content.decode()
        assert not Stance.objects.exists()

    def test_an_answer_under_an_article_taken_down_is_a_conflict(self, motion, person):
        Article.objects.update(state=State.TAKEN_DOWN)
        assert answer_of(motion, person).status_code == 409
        assert not Stance.objects.exists()

    def test_who_has_not_confirmed_their_address_is_told_so(self, motion, person):
        person.emailaddress_set.update(verified=False)
        answer = answer_of(motion, person, headers=HTMX)
        assert (answer.status_code, "Confirm your e-mail address" in answer.content.decode()) == (403, True)

    def test_the_thirty_first_in_an_hour_is_too_often_and_says_when_to_come_back(self, motion, person, monkeypatch):
        monkeypatch.setattr("forum.web.services.time.time", lambda: 1000.0)
        for n in range(30):
            stand(motion, person, ("for", "against")[n % 2])
        answer = answer_of(motion, person)
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "2600"


def test_in_the_final_vote_one_is_asked_again_until_one_has_answered_in_it(motion, person):
    now = in_phase(motion, Stage.OPENING_VOTE)
    stand(now, person)
    in_phase(motion, Stage.FINAL_VOTE)
    assert "Final vote: say again where you stand" in bar(page(motion.get_absolute_url(), person))
    answer_of(motion, person, "for")
    assert Stance.objects.count() == 2
    assert "Your opening: for" in bar(page(motion.get_absolute_url(), person))


def test_from_the_first_stance_on_the_wording_is_frozen(motion, host, person, other):
    elsewhere = make_motion("This house would rather sleep", host=host)
    stand(elsewhere, other)
    assert not is_frozen(motion)
    assert may_reword(host, motion)
    answer_of(motion, person, "undecided")
    assert is_frozen(motion)
    assert not may_reword(host, motion)


def test_the_answer_opens_the_totals(motion, person):
    answer_of(motion, person)
    assert may_see_totals(person, Motion.objects.get(pk=motion.pk))
