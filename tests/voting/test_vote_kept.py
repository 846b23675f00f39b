"""Voting before one logged in: kept in the session, cast on log-in, back at the same place."""

import pytest
from django.contrib.sessions.backends.db import SessionStore

from debates.motions.services import lock
from debates.voting import kept
from debates.voting.models import Vote
from forum.accounts.limits import LIMITS, Limit, Limited
from tests.conftest import PASSWORD, argue, browser_of, make_person, say
from tests.voting.pages import press


@pytest.fixture
def argument(motion, person):
    return argue(motion, person)


def log_in(client, person, password: str = PASSWORD, **fields: str):
    return client.post("/accounts/login/", {"login": person.handle, "password": password, **fields}, follow=True)


def answers(person) -> dict[str, str]:
    return dict(Vote.objects.filter(voter__person=person).values_list("axis", "value"))


@pytest.mark.parametrize("htmx", [True, False])
def test_a_vote_is_kept_and_cast_on_log_in_back_at_the_post(argument, motion, other, htmx):
    client, benches = browser_of(None), f"{motion.get_absolute_url()}arguments/"
    answer = press(client, argument, "helpful-yes", htmx=htmx, next=benches)
    way = answer.headers["HX-Redirect" if htmx else "Location"]
    assert way == f"/accounts/login/?next={benches.replace('/', '%2F')}%23c{argument.pk}"
    assert not Vote.objects.exists()
    assert "Your vote is kept" in client.get(way).content.decode()
    shown = log_in(client, other, next=f"{benches}#c{argument.pk}")
    assert shown.redirect_chain[-1][0] == f"{benches}#c{argument.pk}"
    assert "Your vote was cast." in shown.content.decode()
    assert answers(other) == {"helpful": "yes"}


def test_the_last_answer_to_each_question_is_the_one_that_is_cast(argument, motion, person, other):
    client, post = browser_of(None), say(motion, person)
    for where, sent in (
        (argument, "helpful-yes"),
        (argument, "helpful-no"),
        (argument, "agree-pass"),
        (post, "agree-agree"),
    ):
        press(client, where, sent)
    assert "Your 3 votes were cast." in log_in(client, other).content.decode()
    assert set(Vote.objects.values_list("post", "value")) == {
        (argument.pk, "no"),
        (argument.pk, "pass"),
        (post.pk, "agree"),
    }


def test_what_can_no_longer_be_cast_says_why(argument, motion, person, other, host):
    client = browser_of(None)
    press(client, argument, "helpful-yes")
    lock(motion=motion, by=host, reason="A pause.")
    assert "A vote was not cast. This debate is locked" in log_in(client, other).content.decode()
    assert not Vote.objects.exists()


def test_who_turns_out_to_have_written_it_is_told_so(argument, person):
    client = browser_of(None)
    press(client, argument, "helpful-yes")
    assert "Nobody votes on what they said themselves." in log_in(client, person).content.decode()
    assert not Vote.objects.exists()


def test_it_is_cast_once_and_for_nobody_else(argument, other):
    client = browser_of(None)
    press(client, argument, "helpful-yes")
    log_in(client, other)
    client.post("/accounts/logout/")
    another = make_person()
    assert "Your vote was cast" not in log_in(client, another).content.decode()
    assert answers(another) == {}


def test_what_was_pressed_an_hour_ago_may_be_somebody_elses(argument, other, monkeypatch):
    client = browser_of(None)
    press(client, argument, "helpful-yes")
    now = kept.time.time()
    monkeypatch.setattr(kept.time, "time", lambda: now + kept.KEPT_FOR + 1)
    log_in(client, other)
    assert not Vote.objects.exists()


@pytest.mark.parametrize("rule", [lock])
def test_nothing_is_kept_where_nobody_votes(argument, motion, host, rule):
    rule(motion=motion, by=host, reason="A pause.")
    client = browser_of(None)
    answer = press(client, argument, "helpful-yes", htmx=True)
    assert answer.status_code == 409
    assert "acts" not in client.session


def test_an_address_keeps_so_many_and_no_more(argument, monkeypatch):
    monkeypatch.setitem(LIMITS, Limited.ACTS, (Limit(2, 3_600),) * 4)
    statuses = [press(browser_of(None), argument, "helpful-yes").status_code for _ in range(3)]
    assert statuses == [303, 303, 429]


def test_a_session_keeps_the_newest_twenty_of_all_kinds(db):
    session = SessionStore()
    for n in range(kept.MOST_KEPT + 3):
        kept.keep(session, {"what": "vote" if n % 2 else "stance", "about": n})
    votes, stances = kept.take_up(session, "vote"), kept.take_up(session, "stance")
    assert [act["about"] for act in votes] == [*range(3, kept.MOST_KEPT + 3, 2)]
    assert len(votes) + len(stances) == kept.MOST_KEPT
    assert kept.take_up(session, "vote") == []


def test_two_tabs_keep_both_of_their_votes(db):
    session = SessionStore()
    session.create()
    one, two = SessionStore(session.session_key), SessionStore(session.session_key)
    one.load(), two.load()
    kept.keep(one, {"what": "vote", "about": "a"})
    kept.keep(two, {"what": "vote", "about": "b"})
    two.save() if two.modified else None
    assert [act["about"] for act in kept.take_up(SessionStore(session.session_key), "vote")] == ["a", "b"]
