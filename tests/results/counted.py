"""Debates with many voters, as the tests of counting want them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.utils import timezone

from debates.articles.models import Block
from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.motions.services import close
from debates.posts.models import Post
from debates.results.figures import Figures, of_json
from debates.results.models import Count, Verdict
from debates.voting import services as voting
from debates.voting.derived import rebuild
from debates.voting.models import Stance, Voter
from forum.accounts.models import User
from tests.conftest import stand
from tests.motions.phases import with_terms
from tests.voting.crowd import flood_people, flood_voters

NOTE = "It showed me what I had left out of my own account of it."
# debate.md's example: from, to, how many
EXAMPLE = [
    ("for", "for", 28), ("for", "against", 2), ("for", "undecided", 1),
    ("against", "for", 4), ("against", "against", 39), ("against", "undecided", 1),
    ("undecided", "for", 10), ("undecided", "against", 8), ("undecided", "undecided", 7),
]  # fmt: skip


def example(times: int = 1) -> list[tuple[str, str]]:
    return [(before, after) for before, after, people in EXAMPLE for _ in range(people * times)]


def fresh(motion: Motion) -> Motion:
    return Motion.objects.select_related("article").get(pk=motion.pk)


def closed(motion: Motion) -> Motion:
    close(motion=motion, by=motion.roles.get(part="host").person, reason="It is late.")
    return fresh(motion)


def told(kept: Count | Verdict) -> Figures:
    return of_json(kept.figures)


def voted_twice(motion: Motion, stood: Iterable[tuple[str | None, str | None]], *, name: str = "twice") -> list[Voter]:
    """Voters of a structured debate with a row in the opening vote, in the final one, in both or (none) in neither."""
    rows = list(stood)
    voters = Voter.objects.bulk_create(Voter(motion=motion, person=one) for one in flood_people(len(rows), name=name))
    made = dict(zip((Stage.OPENING_VOTE, Stage.FINAL_VOTE), _vote_times(motion), strict=True))
    Stance.objects.bulk_create(
        Stance(voter=voter, number=number, position=position, stage=stage.value, made=made[stage])
        for voter, positions in zip(voters, rows, strict=True)
        for number, (stage, position) in enumerate(zip(made, positions, strict=True), start=1)
        if position
    )
    rebuild()
    return voters


def _vote_times(motion: Motion) -> list[datetime]:
    starts = {span.stage: span.starts for span in motion.timetable.spans}
    return [starts.get(stage, motion.opens) for stage in (Stage.OPENING_VOTE, Stage.FINAL_VOTE)]


def over(motion: Motion, **fields) -> Motion:
    """End an open debate by its date, an hour ago."""
    motion = with_terms(motion, opens=timezone.now() - timedelta(days=2), **fields)
    Motion.objects.filter(pk=motion.pk).update(closes=timezone.now() - timedelta(hours=1))
    return fresh(motion)


def confirmed(number: int, *, name: str = "turned") -> list[User]:
    """People who may act themselves: their address is confirmed."""
    people = flood_people(number, name=name)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, verified=True, primary=True) for person in people
    )
    return people


def credit_by(motion: Motion, people: Iterable[User], *, posts: Iterable[Post] = (), blocks: Iterable[Block] = ()):
    """Each changes their mind from undecided to for, and says that these did it."""
    for person in people:
        stand(motion, person, "undecided")
        stance = stand(motion, person, "for").stance
        voting.credit(stance=stance, by=person, posts=list(posts), blocks=list(blocks), note=NOTE)


def crowd(motion: Motion, *sides: str) -> list[Voter]:
    """Voters who stood once, on these sides."""
    return flood_voters(motion, [(side,) for side in sides], name=f"side{Voter.objects.count()}x")
