"""Answer first, log in after, and it is taken; what cannot be taken is told."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from debates.motions.models import Motion
from debates.motions.services import close, lock
from debates.voting import kept
from debates.voting.models import Stance, Voter
from forum.accounts.models import User
from tests.conftest import PASSWORD, browser_of, stand
from tests.threads.test_unsent import log_in, sent_on

pytestmark = pytest.mark.django_db
BOTH_WAYS = pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])


def at(motion: Motion) -> str:
    return reverse("voting:stance", args=[motion.slug])


def answer(client: Client, motion: Motion, position: str = "for", headers=None, **more: str):
    form = {"position": position, "client_key": str(uuid4())} | more
    return client.post(at(motion), form, headers=headers or {})


def told(client: Client, address: str = "/") -> str:
    shown = client.get(address).content.decode()
    return " ".join(re.findall(r'<div class="page told" role="status">(.*?)</div>', shown, re.DOTALL))


@BOTH_WAYS
def test_an_answer_is_kept_and_taken_at_the_log_in_back_at_the_same_place(motion, person, headers, noise):
    client, back = Client(), f"{motion.get_absolute_url()}#p3"
    kept_at = sent_on(answer(client, motion, "against", headers, next=back))
    assert not Voter.objects.exists()
    shown = client.get(kept_at).content.decode()
    assert "Your answer is kept: Against." in shown
    log_in_link = f"/accounts/login/?next={back.replace('#', '%23')}"
    assert log_in_link in shown
    assert f'name="next" value="{back}"' in client.get(log_in_link).content.decode()
    assert log_in(client, person, back).headers["Location"] == back
    assert (Voter.objects.get().person, Voter.objects.get().opening) == (person, "against")
    assert "Where you stand was taken: Against." in told(client, motion.get_absolute_url())


def test_how_sure_one_is_is_kept_with_it(motion, person):
    client = Client()
    answer(client, motion, confidence="2")
    log_in(client, person)
    assert Stance.objects.get().confidence == 2


def test_of_two_answers_the_later_is_taken_and_of_two_debates_both(motion, person, noise):
    client = Client()
    answer(client, motion, "for")
    answer(client, noise, "undecided")
    answer(client, motion, "against")
    log_in(client, person)
    stood = dict(Voter.objects.values_list("motion", "opening"))
    assert stood == {motion.pk: "against", noise.pk: "undecided"}


def test_logging_in_again_takes_nothing_twice(motion, person):
    client = Client()
    answer(client, motion)
    for _ in range(2):
        log_in(client, person)
        client.post("/accounts/logout/")
    assert Stance.objects.count() == 1


def test_who_stands_elsewhere_already_changed_their_mind(motion, person):
    stand(motion, person, "undecided")
    client = Client()
    answer(client, motion, "for")
    log_in(client, person)
    assert (Voter.objects.get().opening, Voter.objects.get().position) == ("undecided", "for")


@pytest.mark.parametrize("rule", [lock, close])
def test_what_became_impossible_is_told_at_the_log_in(motion, person, host, rule):
    client = Client()
    answer(client, motion)
    rule(motion=motion, by=host, reason="A pause.")
    log_in(client, person)
    assert "Your stance was not taken. This debate is " in told(client)
    assert not Voter.objects.exists()


def test_a_debate_that_is_gone_is_told_at_the_log_in(motion, person):
    client = Client()
    answer(client, motion)
    Motion.objects.filter(pk=motion.pk).delete()
    log_in(client, person)
    assert "the debate is no longer here" in told(client)


def test_nothing_is_kept_where_nothing_is_asked(motion, host):
    lock(motion=motion, by=host, reason="A pause.")
    client = Client()
    refused = answer(client, motion)
    assert (refused.status_code, "This debate is locked" in refused.content.decode()) == (409, True)
    assert "acts" not in client.session


def test_nothing_is_kept_of_a_position_that_is_none(motion):
    client = Client()
    assert answer(client, motion, "both").status_code == 422
    assert "acts" not in client.session


def test_from_one_address_sixty_are_kept_in_an_hour(motion, monkeypatch):
    monkeypatch.setattr("forum.web.services.time.time", lambda: 1000.0)
    found = [answer(Client(), motion).status_code for _ in range(61)]
    assert found == [303] * 60 + [429]


def test_after_an_hour_it_may_be_somebody_else_who_logs_in(motion, person, monkeypatch):
    client = Client()
    answer(client, motion)
    later = (timezone.now() + timedelta(minutes=61)).timestamp()
    monkeypatch.setattr("debates.voting.kept.time.time", lambda: later)
    assert "Your answer is kept:" not in client.get(at(motion)).content.decode()
    log_in(client, person)
    assert not Voter.objects.exists()


def test_a_kept_answer_is_told_to_its_writer_alone_and_a_member_answers_at_once(motion, person):
    writer = Client()
    answer(writer, motion)
    assert "Your answer is kept:" in writer.get(at(motion)).content.decode()
    assert "Your answer is kept:" not in Client().get(at(motion)).content.decode()
    assert "acts" not in browser_of(person).session


class TestSigningUp:
    def sign_up(self, client: Client, back: str) -> None:
        fields = {"username": "newcomer", "email": "new@example.org", "password1": PASSWORD, "next": back}
        client.post("/accounts/signup/", fields)

    def confirm(self, client: Client) -> str:
        """Confirm the address as the letter's link does; return where that leads."""
        from allauth.account.models import EmailAddress, EmailConfirmationHMAC

        key = EmailConfirmationHMAC(EmailAddress.objects.get(email="new@example.org")).key
        return client.post(f"/accounts/confirm-email/{key}/").headers["Location"]

    def test_it_is_taken_once_the_address_is_confirmed_in_the_same_browser(self, motion):
        client = Client()
        answer(client, motion, "undecided")
        self.sign_up(client, motion.get_absolute_url())
        assert not Voter.objects.exists()
        assert self.confirm(client) == motion.get_absolute_url()
        assert Voter.objects.get().opening == "undecided"

    def test_confirmed_in_another_browser_nothing_is_taken_and_one_is_asked_again(self, motion):
        client, elsewhere = Client(), Client()
        answer(client, motion)
        self.sign_up(client, motion.get_absolute_url())
        self.confirm(elsewhere)
        log_in(elsewhere, User.objects.get(handle="newcomer"))
        assert not Voter.objects.exists()
        assert "Where do you stand?" in elsewhere.get(motion.get_absolute_url()).content.decode()


def test_to_look_at_what_is_kept_leaves_it_there(motion, person):
    client = Client()
    answer(client, motion)
    for _ in range(2):
        assert kept.look_up(client.session, "stance")[0]["position"] == "for"
    session = client.session
    assert len(kept.take_up(session, "stance")) == 1
    assert kept.take_up(session, "stance") == []
