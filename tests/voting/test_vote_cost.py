"""What votes cost: a request, and nothing on a page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from debates.motions.clock import Stage
from debates.threads.models import Visit
from tests.conftest import argue, browser_of, counter, make_person, reply, say, stand, vote
from tests.motions.phases import in_phase
from tests.threads.pages import queries_of
from tests.voting.pages import press

TRANSACTIONS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def cost(client, post, sent: str, *, htmx: bool = True) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert press(client, post, sent, htmx=htmx).status_code in {200, 303}
    return sum(not query["sql"].startswith(TRANSACTIONS) for query in caught)


@pytest.mark.parametrize("stands", [True, False])
@pytest.mark.parametrize("htmx", [True, False])
def test_a_vote_costs_at_most_eight_queries_besides_begin_and_commit(motion, person, other, stands, htmx):
    post = argue(motion, person)
    vote(post, make_person())
    if stands:
        stand(motion, other)
    client = browser_of(other)
    for sent in ("helpful-yes", "agree-agree", "helpful-no", "helpful-none"):
        assert cost(client, post, sent, htmx=htmx) <= 8


def test_one_more_in_a_debate_that_runs_in_phases(motion, person, other):
    post = argue(motion, person)
    in_phase(motion, Stage.FLOOR)
    assert cost(browser_of(other), post, "helpful-yes") <= 9


@pytest.mark.parametrize("stands", [True, False])
def test_the_pages_of_who_votes_stay_within_ten_queries(motion, person, other, stands):
    """All levels of a conversation and of a tree, and a visit that ended days ago."""
    top, root = argue(motion, other), say(motion, other)
    reply(reply(reply(root, other), other), other)
    counter(counter(counter(top, other), other), other)
    reply(top, other, relation="asks")
    Visit.objects.create(person=person, motion=motion, last=timezone.now() - timedelta(days=2))
    vote(top, person)
    vote(root, person)
    if stands:
        stand(motion, person)
    place = motion.get_absolute_url()
    addresses = [f"{place}p/1/", f"{place}said/", f"{place}arguments/", root.get_absolute_url(), top.get_absolute_url()]
    assert {address: queries for address in addresses if (queries := queries_of(address, person)) > 10} == {}


def test_a_visitors_pages_cost_what_they_did_before_there_were_votes(motion, person):
    top, root = argue(motion, person), say(motion, person)
    for address in (f"{motion.get_absolute_url()}p/1/", top.get_absolute_url(), root.get_absolute_url()):
        assert queries_of(address) <= 8
