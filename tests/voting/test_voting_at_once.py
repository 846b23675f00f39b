"""Many voting at once, on real connections: exact counts, one row each, nothing after the close, no deadlock."""

from collections import Counter
from collections.abc import Callable
from itertools import cycle, islice
from time import perf_counter
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress

from debates.motions.models import Ruling
from debates.motions.services import close
from debates.posts.derived import faults as places_wrong
from debates.posts.models import Post
from debates.posts.placing import move
from debates.posts.services import withdraw
from debates.posts.states import State
from debates.voting.derived import faults
from debates.voting.models import Stance, Tally, Vote, Voter
from debates.voting.states import Position
from forum.accounts.models import User
from forum.web.refusal import Refusal
from tests.conftest import argue, counter, make_person, stand, vote
from tests.voting.crowd import flood_people

pytestmark = pytest.mark.django_db(transaction=True)
CONNECTIONS, EACH = 50, 20


def crowd(size: int) -> list[User]:
    """People who may vote."""
    people = flood_people(size, name=f"crowd{uuid4().hex[:6]}x")
    EmailAddress.objects.bulk_create(EmailAddress(user=one, email=one.email, verified=True) for one in people)
    return people


def tally(post: Post) -> tuple[int, ...]:
    found = Tally.objects.get(post=post)
    return (found.yes, found.no, found.agree, found.disagree, found.passed)


def as_rows(post: Post) -> tuple[int, ...]:
    """What the rows say, counted here rather than by what is tested."""
    found = Counter(Vote.objects.filter(post=post, voter__counts=True).values_list("axis", "value"))
    answers = [("helpful", "yes"), ("helpful", "no"), ("agree", "agree"), ("agree", "disagree"), ("agree", "pass")]
    return tuple(found[answer] for answer in answers)


def errors(results: list[object]) -> list[object]:
    """What was neither done nor refused."""
    return [r for r in results if isinstance(r, Exception) and not isinstance(r, Refusal)]


def test_a_thousand_voters_on_fifty_connections_are_counted_exactly(motion, at_once):
    posts = [argue(motion, make_person(), f"Claim {n}.", ("for", "against")[n % 2]) for n in range(4)]
    people = crowd(CONNECTIONS * EACH)
    helpful = list(islice(cycle(["yes", "yes", "no"]), len(people)))
    views = list(islice(cycle(["agree", "disagree", "pass", "agree", "disagree"]), len(people)))
    stances = list(islice(cycle(list(Position)), len(people)))

    def share(turn: int) -> Callable[[], int]:
        def act() -> int:
            for n in range(turn, len(people), CONNECTIONS):
                stand(motion, people[n], stances[n])
                vote(posts[n % 4], people[n], helpful[n])
                vote(posts[(n + 1) % 4], people[n], views[n], "agree")
            return turn

        return act

    began = perf_counter()
    results = at_once(*[share(turn) for turn in range(CONNECTIONS)])
    took = perf_counter() - began
    print(f"{len(people)} voters, {CONNECTIONS} connections: 1 stance and 2 votes each in {took:.1f} s")
    assert results == list(range(CONNECTIONS))
    for n, post in enumerate(posts):
        said = Counter(value for i, value in enumerate(helpful) if i % 4 == n)
        said += Counter(value for i, value in enumerate(views) if (i + 1) % 4 == n)
        assert tally(post) == tuple(said[value] for value in ("yes", "no", "agree", "disagree", "pass"))
    assert Vote.objects.count() == 2 * len(people)
    stood = Counter(Voter.objects.values_list("opening", "position"))
    assert stood == {(place, place): number for place, number in Counter(stances).items()}
    assert Stance.objects.count() == len(people)
    assert faults() == []


def test_twenty_flips_of_one_vote_at_once_leave_one_row_and_a_tally_that_agrees(motion, person, other, at_once):
    post = argue(motion, person)
    acts = [lambda value=value: vote(post, other, value) for value in ["yes", "no"] * 10]
    assert errors(at_once(*acts)) == []
    assert Vote.objects.count() == 1
    assert sum(tally(post)) == 1
    assert tally(post) == as_rows(post)
    assert Voter.objects.count() == 1


def test_votes_and_their_withdrawals_at_once_leave_at_most_one_row_and_a_tally_that_agrees(
    motion, person, other, at_once
):
    post = argue(motion, person)
    acts = [lambda value=value: vote(post, other, value) for value in ["yes", None, "no", None] * 4]
    assert errors(at_once(*acts)) == []
    assert Vote.objects.count() in {0, 1}
    assert tally(post) == as_rows(post)


def test_the_same_form_twelve_times_at_once_is_one_stance(motion, person, at_once):
    key = uuid4()
    results = at_once(*[lambda: stand(motion, person, "for", client_key=key)] * 12)
    assert errors(results) == []
    assert sorted(taken.is_repeat for taken in results) == [False] + [True] * 11
    assert {taken.stance.pk for taken in results} == {Stance.objects.get().pk}


def test_the_same_form_comes_again_while_another_tab_says_otherwise_and_is_one_stance_all_the_same(
    motion, person, at_once
):
    for _ in range(4):
        key = uuid4()
        form = lambda key=key: stand(motion, person, "for", client_key=key)
        results = at_once(form, lambda: stand(motion, person, "against"), form, form)
        assert errors(results) == []
        stand(motion, person, "undecided")
        assert Stance.objects.filter(client_key=key).count() <= 1
    numbers = list(Stance.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert faults() == []


def test_two_tabs_that_say_otherwise_at_once_are_two_stances_one_after_the_other(motion, person, at_once):
    results = at_once(*[lambda side=side: stand(motion, person, side) for side in ("for", "against")])
    assert errors(results) == []
    first, second = Stance.objects.order_by("number")
    assert (first.number, second.number) == (1, 2)
    assert {first.position, second.position} == {"for", "against"}
    voter = Voter.objects.get()
    assert (voter.opening, voter.position) == (first.position, second.position)


def test_nothing_is_voted_or_taken_after_the_close(motion, host, person, at_once):
    post, people = argue(motion, person), crowd(24)
    acts = [lambda p=p, n=n: vote(post, p) if n % 2 else stand(motion, p) for n, p in enumerate(people)]
    results = at_once(*acts[:12], lambda: close(motion=motion, by=host, reason="It is late."), *acts[12:])
    assert errors(results) == []
    refused = [result for result in results if isinstance(result, Refusal)]
    assert {refusal.refused.status for refusal in refused} <= {409}
    assert Vote.objects.count() + Stance.objects.count() == len(people) - len(refused)
    closed = Ruling.objects.get().made
    assert not Vote.objects.filter(changed__gt=closed).exists()
    assert not Stance.objects.filter(made__gt=closed).exists()
    assert tally(post) == as_rows(post)
    for act in (lambda: vote(post, people[0]), lambda: stand(motion, people[0], "undecided")):
        with pytest.raises(Refusal, match="is over"):
            act()


def test_votes_and_the_withdrawal_of_their_post_at_once(motion, person, at_once):
    post, people = argue(motion, person), crowd(16)
    acts = [lambda p=p: vote(post, p) for p in people]
    results = at_once(*acts[:8], lambda: withdraw(post=post, by=person), *acts[8:])
    assert errors(results) == []
    refused = [result for result in results if isinstance(result, Refusal)]
    assert Post.objects.get(pk=post.pk).state == State.WITHDRAWN
    assert sum(tally(post)) == len(people) - len(refused)
    assert tally(post) == as_rows(post)
    with pytest.raises(Refusal, match="no longer shown"):
        vote(post, make_person())


def test_votes_and_moves_of_their_subtree_at_once_remember_one_place_and_count_on(motion, host, person, at_once):
    top, elsewhere = argue(motion, person), argue(motion, person, "Coffee costs more.", "against")
    low = counter(argue(motion, person, "It keeps awake."), person)
    moved = low.parent
    people = crowd(24)
    acts = [lambda p=p, n=n: vote((moved, low)[n % 2], p) for n, p in enumerate(people)]
    place = lambda parent, why: move(post=moved, by=host, parent=parent, relation="opposes", why=why)
    results = at_once(
        *acts[:8], lambda: place(top, "It answers."), *acts[8:16], lambda: place(elsewhere, "It does."), *acts[16:]
    )
    assert [result for result in results if not isinstance(result, Post)] == []
    assert (tally(moved), tally(low)) == ((12, 0, 0, 0, 0), (12, 0, 0, 0, 0))
    assert Tally.objects.get(post=moved).bench is None
    assert set(Vote.objects.filter(post=moved).values_list("parent", flat=True)) <= {None, top.pk, elsewhere.pk}
    assert set(Vote.objects.filter(post=low).values_list("parent", flat=True)) == {moved.pk}
    assert faults() == places_wrong() == []
