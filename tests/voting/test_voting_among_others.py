"""What of voting outlives a lost connection, and voting among everything else: one row each, no deadlock."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import OperationalError, connection

from debates.posts.derived import faults as places_wrong
from debates.posts.placing import move
from debates.voting.derived import faults
from debates.voting.models import Stance, Vote, Voter
from debates.voting.services import credit
from forum.accounts.models import User
from forum.web import transactions
from tests.conftest import argue, counter, reply, stand, vote
from tests.voting.test_voting_at_once import as_rows, crowd, tally

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "It spoke of what I see with my own eyes, every morning."


@pytest.fixture
def retried(monkeypatch) -> list[str | None]:
    """The codes of the errors after which a verb was thought of doing again."""
    codes: list[str | None] = []
    is_worth_it = transactions._is_worth_it

    def noted(error: Exception, after: str) -> bool:
        codes.append(transactions.sqlstate(error))
        return is_worth_it(error, after)

    monkeypatch.setattr(transactions, "_is_worth_it", noted)
    return codes


def test_posting_answering_standing_voting_crediting_and_moving_at_once_never_deadlock(
    motion, host, person, at_once, retried
):
    posts = [argue(motion, person, f"Claim {n}.", ("for", "against")[n % 2]) for n in range(3)]
    people = crowd(12)
    for one in people:
        stand(motion, one, "undecided")

    def deed(n: int, one: User) -> list[object]:
        first, second = posts[n % 3], posts[(n + 1) % 3]
        changed = stand(motion, one, ("for", "against")[n % 2])
        return [
            vote(first, one),
            counter(second, one) if n % 2 else reply(first, one),
            vote(second, one, "no"),
            argue(motion, one, f"Said by {n}.", rests_on=(1, 3)) if n % 3 == 0 else vote(first, one, "agree", "agree"),
            credit(stance=changed.stance, by=one, posts=[second, first], blocks=[], note=WHY),
            vote(first, one, None),
        ]

    acts = [lambda n=n, one=one: deed(n, one) for n, one in enumerate(people)]
    places = [
        lambda: move(post=posts[2], by=host, parent=posts[0], relation="supports", why="It says so."),
        lambda: move(post=posts[2], by=host, parent=posts[1], relation="opposes", why="It says no."),
    ]
    results = at_once(*acts[:6], places[0], *acts[6:], places[1])
    assert [result for result in results if isinstance(result, Exception)] == []
    assert retried == []
    assert [tally(post) for post in posts] == [as_rows(post) for post in posts]
    assert faults() == places_wrong() == []


class TestConnectionLost:
    @pytest.fixture
    def killed(self, monkeypatch, at_once):
        """Do something whose connection is cut off at a step, in place of that step; everybody else's goes on."""

        def cut(step: str, act: Callable[[], object]) -> object:
            def die(*args: object, **kwargs: object) -> None:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

            with monkeypatch.context() as patch:
                patch.setattr(step, die)
                (result,) = at_once(act)
            return result

        return cut

    def test_a_vote_that_was_cut_off_changes_nothing_and_counts_once_when_it_comes_again(
        self, motion, person, other, killed
    ):
        post = argue(motion, person)
        act = lambda: vote(post, other)
        assert isinstance(killed("debates.voting.tallying.recount_for", act), OperationalError)
        assert (Vote.objects.count(), Voter.objects.count(), sum(tally(post))) == (0, 0, 0)
        for _ in range(2):  # the answer to the second may be lost as well
            act()
        assert (Vote.objects.count(), tally(post)) == (1, (1, 0, 0, 0, 0))

    def test_a_stance_that_was_cut_off_changes_nothing_and_is_one_row_when_it_comes_again(self, motion, person, killed):
        key = uuid4()
        act = lambda: stand(motion, person, "for", client_key=key)
        assert isinstance(killed("debates.voting.services._stand", act), OperationalError)
        assert (Stance.objects.count(), Voter.objects.count()) == (0, 0)
        assert [act().is_repeat, act().is_repeat] == [False, True]
        assert Stance.objects.count() == 1
