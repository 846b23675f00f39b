"""What voting stores twice is compared with its rows: each planted fault is found, named and mended."""

import io
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import connection

from debates.posts.placing import move
from debates.posts.services import withdraw
from debates.voting.derived import faults, rebuild
from debates.voting.models import Stance, Tally, Vote, Voter
from debates.voting.services import credit
from tests.conftest import argue, counter, make_person, reply, stand, vote
from tests.voting.crowd import flood_voters, flood_votes

pytestmark = pytest.mark.django_db
WHY = "It names what every cup of every morning costs the house."


@pytest.fixture
def house(motion, person, other, noise) -> dict[str, object]:
    """A debate with two stances of one voter and votes of two, beside another one full of posts, votes and stances."""
    post = argue(motion, person)
    stand(motion, other, "undecided", confidence=2)
    stand(motion, other, "for")
    vote(post, other, "yes")
    vote(post, make_person(), "no")
    voters = flood_voters(noise, [("for",), ("against", "for"), ()], name="elsewhere")
    flood_votes(noise.posts.all(), voters, "yes")
    return {"post": post, "voter": Voter.objects.get(motion=motion, person=other)}


def integrity() -> tuple[int, str]:
    """The code with which the command ends, and what it prints."""
    out = io.StringIO()
    try:
        call_command("check_integrity", stdout=out)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_what_the_verbs_wrote_is_sound(house, motion, host, person, other):
    low = counter(argue(motion, person, "Coffee costs more.", "against"), person)
    reply(low, other)
    move(post=low, by=host, parent=None, relation="supports", side="for", why="It stands alone.")
    vote(low, other, "pass", "agree")
    vote(low, other, None, "agree")
    taken = stand(motion, other, "against")
    credit(stance=taken.stance, by=other, posts=[low], blocks=[], note=WHY)
    withdraw(post=low, by=person)
    assert integrity()[0] == 0
    assert "votes" in integrity()[1]


def tally(house) -> int:
    return Tally.objects.filter(post=house["post"])


def voter(house):
    return Voter.objects.filter(pk=house["voter"].pk)


FAULTS: dict[str, tuple[Callable, str, int]] = {
    "a count that is too high": (lambda h: tally(h).update(yes=9), "c{post}: [9, 1, 0, 0, 0] stored, [1, 1, 0", 1),
    "a count of the other question": (lambda h: tally(h).update(passed=1), "c{post}: [1, 1, 0, 0, 1] stored", 1),
    "a vote that was lost": (lambda h: Vote.objects.filter(voter=h["voter"]).delete(), "votes on c{post}: [1, 1", 1),
    "a vote that was turned": (lambda h: Vote.objects.filter(voter=h["voter"]).update(value="no"), "[0, 2, 0", 1),
    "a vote of somebody who does not count": (lambda h: voter(h).update(counts=False), "[0, 1, 0, 0, 0] counted", 1),
    "a tally that is gone": (lambda h: tally(h).delete(), "c{post}: no tally", 2),  # it is made, then counted
    "a bench that is another": (lambda h: tally(h).update(bench="against"), "c{post}: its tally is elsewhere", 1),
    "no bench": (lambda h: tally(h).update(bench=None), "c{post}: its tally is elsewhere", 1),
    "a tally in another debate": (
        lambda h: tally(h).update(motion=h["noise"]), "c{post}: its tally is elsewhere", 1
    ),
    "an opening stance": (lambda h: voter(h).update(opening="for"), "voter {voter}: stands elsewhere", 1),
    "where one stands now": (lambda h: voter(h).update(position="against"), "voter {voter}: stands elsewhere", 1),
    "how sure one is": (lambda h: voter(h).update(confidence=3), "voter {voter}: stands elsewhere", 1),
    "whether one came late": (lambda h: voter(h).update(is_late=True), "voter {voter}: stands elsewhere", 1),
    "a last stance that was lost": (
        lambda h: Stance.objects.filter(voter=h["voter"], number=2).delete(), "voter {voter}: stands elsewhere", 1
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_and_named_the_command_says_so_and_counting_anew_mends_it(house, noise, fault):
    plant, told, mended = FAULTS[fault]
    assert faults() == []
    plant({**house, "noise": noise})
    (found,) = faults()
    assert told.format(post=house["post"].pk, voter=house["voter"].pk) in found
    code, printed = integrity()
    assert (code, f"votes: {found}" in printed, "sound" in printed) == (1, True, False)
    assert rebuild() == mended
    assert faults() == []
    assert integrity()[0] == 0


def test_counting_anew_leaves_what_is_sound_as_it_is(house):
    before = list(Tally.objects.order_by("pk").values()), list(Voter.objects.order_by("pk").values())
    assert rebuild() == 0
    assert (list(Tally.objects.order_by("pk").values()), list(Voter.objects.order_by("pk").values())) == before


def test_a_tally_that_was_gone_comes_back_as_one_of_a_new_post(house):
    made = Tally.objects.get(post=house["post"])
    tally(house).delete()
    rebuild()
    again = Tally.objects.get(post=house["post"])
    for name in ("motion_id", "bench", "yes", "no", "best", "divided", "common", "persuasion", "dawn_best", "dawn_yes"):
        assert getattr(again, name) == getattr(made, name), name
    with connection.cursor() as cursor:
        cursor.execute("SELECT lot BETWEEN 0 AND 2147483647 FROM voting_tally WHERE post_id = %s", [again.pk])
        assert cursor.fetchone() == (True,)
