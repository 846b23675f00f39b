"""Who may vote, whose votes count, and how often somebody may vote."""

import pytest

from debates.motions.models import Motion
from debates.motions.services import close
from debates.voting.derived import faults
from debates.voting.models import Stance, Tally, Vote, Voter
from debates.voting.policy import counts, may_stand, may_vote, why_uncounted
from forum.accounts.limits import LIMITS, Limit, Limited
from forum.web.refusal import Refusal
from tests.conftest import argue, browser_of, make_person, stand, vote
from tests.voting.crowd import flood_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict(motion) -> Motion:
    """A debate in which votes count from trust 2 on."""
    Motion.objects.filter(pk=motion.pk).update(counts_from=2)
    return Motion.objects.get(pk=motion.pk)


@pytest.fixture
def argument(strict, person):
    return argue(strict, person)


def unconfirmed(person):
    person.emailaddress_set.update(verified=False)
    return person


def test_who_is_below_the_level_votes_all_the_same_and_is_counted_nowhere(strict, argument):
    low, high = make_person(trust=1), make_person(trust=2)
    for one in (low, high):
        stand(strict, one, "for")
        stand(strict, one, "against")
        vote(argument, one, "yes")
        vote(argument, one, "agree", "agree")
    assert Vote.objects.filter(post=argument).count() == 4
    tally = Tally.objects.get(post=argument)
    assert (tally.yes, tally.agree) == (1, 1)
    assert [voter.person for voter in Voter.objects.filter(counts=True)] == [high]
    assert faults() == []


def test_it_is_told_in_words_from_when_on_votes_count_and_nothing_where_they_do(strict):
    told = why_uncounted(make_person(trust=1), strict)
    assert told == "Your votes count from trust 2 on, and you have 1: take part first. They are kept."
    assert why_uncounted(make_person(trust=2), strict) == ""


def test_who_keeps_order_counts_whatever_their_trust_and_who_is_unknown_is_told_nothing(strict, moderator):
    from django.contrib.auth.models import AnonymousUser

    assert moderator.trust < strict.counts_from
    assert counts(moderator, strict)
    assert why_uncounted(moderator, strict) == ""
    assert why_uncounted(AnonymousUser(), strict) == ""


def test_everybody_counts_where_the_host_says_nothing_else(motion, argument):
    newcomer = make_person(trust=0)
    assert counts(newcomer, Motion(counts_from=0))
    assert not counts(newcomer, Motion(counts_from=1))


@pytest.mark.parametrize("may", [may_vote, may_stand])
def test_one_confirmed_address_one_vote(argument, strict, may):
    thing = argument if may is may_vote else strict
    answer = may(unconfirmed(make_person()), thing)
    assert "Confirm your e-mail address first" in answer.reason
    assert may(make_person(), thing)


def test_an_address_that_is_another_persons_confirms_nobody(argument, other):
    (without,) = flood_people(1)
    assert not may_vote(without, argument)
    assert may_vote(other, argument)


def test_who_stands_here_is_not_asked_for_the_address_again(strict, argument, other):
    stand(strict, other)
    assert may_vote(unconfirmed(other), type(argument).objects.get(pk=argument.pk))


def test_nobody_votes_after_the_close(strict, argument, host, other):
    vote(argument, other)
    close(motion=strict, by=host, reason="It is late.")
    with pytest.raises(Refusal, match="is over"):
        vote(argument, other, "no")
    assert Vote.objects.get().value == "yes"


class TestLimits:
    @pytest.mark.parametrize("trust", range(4))
    def test_trust_allows_so_many_votes_and_stances_an_hour_and_not_one_more(self, motion, person, trust, monkeypatch):
        most = 2 + trust
        table = LIMITS | {
            what: tuple(Limit(2 + n, 3_600) for n in range(4)) for what in (Limited.VOTES, Limited.STANCES)
        }
        monkeypatch.setattr("forum.accounts.limits.LIMITS", table)
        voter, post = make_person(trust=trust), argue(motion, person)
        for n in range(most):
            vote(post, voter, ("yes", "no")[n % 2])
            stand(motion, voter, ("for", "against")[n % 2])
        before = Vote.objects.get().value
        for act in (lambda: vote(post, voter, None), lambda: stand(motion, voter, "undecided")):
            with pytest.raises(Refusal, match=r"Come back in \d+ minute") as refusal:
                act()
            assert refusal.value.refused.status == 429
            assert 0 < refusal.value.refused.retry_after <= 3_600
        assert Vote.objects.get().value == before
        assert Stance.objects.filter(voter__person=voter).count() == most

    def test_the_limits_grow_with_trust_and_leave_room_for_who_reads_a_whole_debate(self):
        for what, least in ((Limited.VOTES, 300), (Limited.STANCES, 30)):
            most = [limit.most for limit in LIMITS[what]]
            assert most == sorted(most)
            assert most[0] >= least
            assert {limit.seconds for limit in LIMITS[what]} == {3_600}

    def test_what_is_refused_for_another_reason_uses_nothing_up(self, motion, person, monkeypatch):
        monkeypatch.setattr("forum.accounts.policy.limit_for", lambda *_: Limit(1, 3_600))
        own, of_another = argue(motion, person), argue(motion, make_person(), "Coffee costs more.")
        for _ in range(3):
            with pytest.raises(Refusal, match="themselves"):
                vote(own, person)
        vote(of_another, person)

    def test_the_same_form_again_is_answered_though_the_limit_is_reached(self, motion, person, monkeypatch):
        monkeypatch.setattr("forum.accounts.policy.limit_for", lambda *_: Limit(1, 3_600))
        first = stand(motion, person, "for")
        again = stand(motion, person, "for", client_key=first.stance.client_key)
        assert again.is_repeat
        assert Voter.objects.count() == 1


def test_the_page_of_a_stance_says_to_whom_it_does_not_count_yet(motion, person):
    told = "Your votes count from trust 2 on"
    address = f"/d/{motion.slug}/stance/"
    assert told not in browser_of(person).get(address).content.decode()
    Motion.objects.filter(pk=motion.pk).update(counts_from=2)
    assert told in browser_of(person).get(address).content.decode()
