"""Moderators leave voters out of what is counted, and take them back in; nothing of what they said is lost."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from debates.motions.models import Motion
from debates.motions.services import close, reopen
from debates.voting import queries
from debates.voting.derived import faults, rebuild
from debates.voting.excluding import exclude, include, turned_since
from debates.voting.models import Exclusion, Stance, Tally, Vote, Voter
from debates.voting.policy import why_uncounted
from debates.voting.ranks import settle_counts
from debates.voting.services import cast
from debates.voting.standing import note, standing_of, with_standing
from debates.voting.states import Axis, Value
from forum.web.refusal import Refusal
from tests.conftest import argue, browser_of, make_person, stand, vote

pytestmark = pytest.mark.django_db
TOLD = "A moderator excluded your votes in this debate; see Decisions about you. They are kept."


@pytest.fixture
def post(motion, person):
    return argue(motion, person)


@pytest.fixture
def voters(motion, post, noise) -> list[int]:
    """Four who stand and vote on the post, and the same people in another debate."""
    people = [make_person() for _ in range(4)]
    elsewhere = noise.posts.first()
    for one, value in zip(people, ("yes", "yes", "no", "yes"), strict=True):
        stand(motion, one, "for")
        vote(post, one, value)
        vote(post, one, "agree", "agree")
        vote(elsewhere, one, "yes")
    return list(Voter.objects.filter(motion=motion).order_by("pk").values_list("pk", flat=True))


def counted(post) -> tuple[int, int, int]:
    tally = Tally.objects.get(post=post)
    return tally.yes, tally.no, tally.agree


def person_of(voter: int):
    return Voter.objects.get(pk=voter).person


def fresh(motion: Motion) -> Motion:
    return Motion.objects.select_related("article").get(pk=motion.pk)


def test_who_is_excluded_is_counted_nowhere_and_keeps_every_row(motion, post, voters, noise):
    before, elsewhere = timezone.now(), counted(noise.posts.first())
    made = exclude(motion=motion, voters=voters[1:3])
    assert list(Exclusion.objects.filter(lifted=None).values_list("pk", "voter")) == list(
        zip(made, voters[1:3], strict=True)
    )
    assert counted(post) == (2, 0, 2)
    assert list(Voter.objects.filter(counts=False).order_by("pk").values_list("pk", flat=True)) == voters[1:3]
    assert Voter.objects.filter(acted__gt=before).count() == 2
    assert (Vote.objects.filter(post=post).count(), Stance.objects.count()) == (8, 4)
    assert counted(noise.posts.first()) == elsewhere
    assert (queries.excluded(motion), queries.excluded(noise)) == (2, 0)
    assert faults() == []


def test_lifted_everything_is_as_it_was(motion, post, voters):
    before = counted(post)
    made = exclude(motion=motion, voters=voters)
    assert counted(post) == (0, 0, 0)
    assert include(exclusions=made[:1]) == 1
    assert counted(post) == (1, 0, 1)
    assert include(exclusions=made) == 3
    assert counted(post) == before
    assert queries.excluded(motion) == 0
    assert not Voter.objects.filter(counts=False).exists()
    assert include(exclusions=made) == 0
    assert faults() == []


def test_who_is_excluded_already_is_left_out_and_may_be_again_once_it_is_lifted(motion, post, voters):
    first = exclude(motion=motion, voters=voters[:1])
    second = exclude(motion=motion, voters=voters[:2])
    assert [Exclusion.objects.get(pk=pk).voter_id for pk in second] == [voters[1]]
    include(exclusions=first)
    assert len(exclude(motion=motion, voters=voters[:2])) == 1
    assert Exclusion.objects.filter(voter=voters[0]).count() == 2
    assert queries.excluded(motion) == 2


def test_who_votes_elsewhere_or_is_nobody_is_not_excluded(motion, voters, noise):
    assert exclude(motion=noise, voters=[*voters, 0]) == []
    assert exclude(motion=motion, voters=[]) == []
    assert include(exclusions=[0]) == 0
    assert not Exclusion.objects.exists()


def test_the_database_knows_one_exclusion_in_force_and_none_that_ended_before_it_began(motion, voters):
    exclude(motion=motion, voters=voters[:1])
    with pytest.raises(IntegrityError, match="exclusion_one_in_force"), transaction.atomic():
        Exclusion.objects.create(voter_id=voters[0])
    with pytest.raises(IntegrityError, match="exclusion_lifted_after_made"), transaction.atomic():
        Exclusion.objects.update(lifted="2026-01-01T00:00Z")
    Voter.objects.get(pk=voters[0]).delete()
    assert not Exclusion.objects.exists()


def test_after_the_close_nothing_of_it_changes_until_the_debate_is_taken_up_again(motion, post, voters, host):
    made = exclude(motion=motion, voters=voters[:1])
    close(motion=motion, by=host, reason="It is late.")
    for act in (lambda: exclude(motion=motion, voters=voters), lambda: include(exclusions=made)):
        with pytest.raises(Refusal, match="what was counted for its verdict stays") as refusal:
            act()
        assert refusal.value.refused.status == 409
    assert (counted(post), queries.excluded(motion)) == ((2, 1, 3), 1)
    reopen(motion=motion, by=host, reason="It was not.")
    assert include(exclusions=made) == 1
    assert len(exclude(motion=motion, voters=voters)) == 4


def test_where_one_of_two_debates_is_over_neither_exclusion_is_lifted(motion, voters, noise, host):
    made = exclude(motion=motion, voters=voters[:1])
    made += exclude(motion=noise, voters=Voter.objects.filter(motion=noise).values_list("pk", flat=True)[:1])
    Motion.objects.filter(pk=noise.pk).update(state="closed")
    with pytest.raises(Refusal, match="over"):
        include(exclusions=made)
    assert Exclusion.objects.filter(lifted=None).count() == 2
    Motion.objects.filter(pk=noise.pk).update(state="open")
    assert include(exclusions=made) == 2


def test_trust_brings_nobody_back_who_is_excluded_and_lifting_nobody_who_is_not_trusted(motion, post, voters):
    made = exclude(motion=motion, voters=voters[:2])
    assert settle_counts(motion) == 0
    Motion.objects.filter(pk=motion.pk).update(counts_from=2)
    type(person_of(voters[0])).objects.filter(pk=person_of(voters[0]).pk).update(trust=2)
    assert settle_counts(motion) == 2
    assert counted(post) == (0, 0, 0)
    assert include(exclusions=made) == 2
    assert list(Voter.objects.filter(motion=motion, counts=True).values_list("pk", flat=True)) == voters[:1]
    assert counted(post) == (1, 0, 1)


def test_who_left_the_site_can_be_excluded_and_stays_out(motion, post, voters):
    Voter.objects.filter(pk=voters[0]).update(person=None)
    made = exclude(motion=motion, voters=voters[:1])
    assert counted(post) == (2, 1, 3)
    assert include(exclusions=made) == 1
    assert not Voter.objects.get(pk=voters[0]).counts
    assert faults() == []


def test_what_an_excluded_voter_says_after_is_kept_and_counted_nowhere(motion, post, voters, person):
    exclude(motion=motion, voters=voters[:1])
    out, still = person_of(voters[0]), person_of(voters[1])
    other = argue(motion, person, "Coffee costs more.", "against")
    for one in (out, still):
        vote(other, one, "no")
        stand(motion, one, "against")
    assert counted(other) == (0, 1, 0)
    assert not Voter.objects.get(pk=voters[0]).counts
    assert Stance.objects.filter(voter=voters[0]).count() == 2
    assert faults() == []


def test_an_excluded_person_reads_so_and_nobody_else_does(motion, post, voters):
    made = exclude(motion=motion, voters=voters[:1])
    out, still = person_of(voters[0]), person_of(voters[1])
    address = f"/d/{motion.slug}/stance/"
    assert TOLD in browser_of(out).get(address).content.decode()
    assert TOLD not in browser_of(still).get(address).content.decode()
    include(exclusions=made)
    assert TOLD not in browser_of(out).get(address).content.decode()


def test_it_is_known_however_the_entry_was_read_at_no_query_more(
    motion, post, voters, noise, django_assert_num_queries
):
    exclude(motion=motion, voters=voters[:1])
    out = person_of(voters[0])
    here, row = fresh(motion), with_standing(Motion.objects.filter(pk=motion.pk), out).get()
    standing_of(out, here)
    noted = fresh(motion)
    note(row, noted, out)
    cast_in = cast(post=post, by=out, axis=Axis.AGREE, value=Value.PASS).motion
    with django_assert_num_queries(0):
        assert [why_uncounted(out, one) for one in (here, noted, cast_in)] == [TOLD] * 3
    assert not standing_of(out, noted).is_counted
    assert why_uncounted(out, fresh(noise)) == ""


def test_an_excluded_voter_who_counts_all_the_same_is_a_fault_that_is_mended(motion, post, voters):
    exclude(motion=motion, voters=voters[:1])
    Voter.objects.filter(pk=voters[0]).update(counts=True)
    told = faults()
    assert f"voter {voters[0]}: counts, though excluded" in told
    assert rebuild() == 1
    assert faults() == []
    assert counted(post) == (2, 1, 3)


def test_those_who_turned_since_a_moment_are_who_stand_and_are_otherwise_than_then(motion, voters, post):
    only_votes = make_person()
    vote(post, only_votes)
    silent = Voter.objects.get(person=only_votes).pk
    moments = [timezone.now()]
    made = exclude(motion=motion, voters=[*voters[:2], silent])
    moments.append(timezone.now())
    include(exclusions=made[:1])
    moments.append(timezone.now())
    exclude(motion=motion, voters=voters[:1])
    since = [sorted(turned_since(motion, moment).values_list("pk", flat=True)) for moment in moments]
    assert since == [voters[:2], [], voters[:1]]
