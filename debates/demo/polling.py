"""Letting the demo's crowd stand, vote and say what changed their minds: written in bulk, then counted as ever.

Through the verbs it would be some five thousand transactions, and nobody would wait for their first start.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.utils import timezone

from debates.articles.queries import current_blocks
from debates.demo.content import Debate
from debates.demo.crowd import Plans, StancePlan, plans
from debates.demo.electorate import Crowd, Note, subjects
from debates.motions.clock import read
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.results.models import Verdict
from debates.results.services import conclude, freeze, publish
from debates.voting import derived
from debates.voting.models import Credit, Reason, Stance, Vote, Voter
from debates.voting.ranks import at_dawn
from forum.accounts.models import User

SETTLED = timedelta(days=200)  # how long the people of the demo have been here


@dataclass(frozen=True, slots=True)
class Poll:
    """Who votes in a debate of the demo, and how."""

    crowd: Crowd
    handles: Sequence[str]


def settle(people: Iterable[User]) -> None:
    """Have people been here for a while, as those of a debate that has run for days have."""
    User.objects.filter(pk__in=[person.pk for person in people]).update(joined=timezone.now() - SETTLED)


def take_poll(*, poll: Poll, debate: Debate, motion: Motion, posts: Mapping[str, Post], host: User) -> None:
    """Write what everybody does in one debate, dated back, and count it: hourly as ever, or for its verdict."""
    planned = plans(poll.crowd, poll.handles, subjects(debate))
    people = _people({plan.voter for plan in planned.stances} | {plan.voter for plan in planned.votes})
    voters = _voters(motion, planned, people)
    _stand(motion, planned.stances, voters, posts)
    _vote(planned, voters, posts)
    derived.rebuild()
    if verdict := freeze(motion=motion):
        conclude(verdict=verdict, by=host, text=debate.conclusion)
        Verdict.objects.filter(pk=verdict.pk).update(concluded=verdict.as_of + timedelta(days=1))
    else:
        publish(motion=motion)
    at_dawn()


def _people(handles: Iterable[str]) -> dict[str, User]:
    wanted = sorted(handles)
    there = {user.handle: user for user in User.objects.filter(handle__in=wanted)}
    made = [_person(handle) for handle in wanted if handle not in there]
    User.objects.bulk_create(made)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in made
    )
    settle(made)
    return there | {user.handle: user for user in made}


def _person(handle: str) -> User:
    person = User(email=f"{handle}@example.org", trust=1, trust_granted=1)
    person.take_handle(handle)
    person.set_unusable_password()
    return person


def _voters(motion: Motion, planned: Plans, people: Mapping[str, User]) -> dict[str, Voter]:
    acted: dict[str, datetime] = {}
    acts = [(plan.voter, plan.minutes_ago) for plan in planned.stances]
    for handle, minutes in [*acts, *((plan.voter, plan.minutes_ago) for plan in planned.votes)]:
        acted[handle] = max(_ago(minutes), acted.get(handle, _ago(minutes)))
    rows = [Voter(motion=motion, person=people[handle], joined=when, acted=when) for handle, when in acted.items()]
    return dict(zip(acted, Voter.objects.bulk_create(rows), strict=True))


def _stand(
    motion: Motion, planned: Sequence[StancePlan], voters: Mapping[str, Voter], posts: Mapping[str, Post]
) -> None:
    numbers: dict[str, int] = {}
    rows = []
    for plan in planned:
        numbers[plan.voter] = numbers.get(plan.voter, 0) + 1
        rows.append(_stance(motion, plan, voters[plan.voter], numbers[plan.voter]))
    _explain(motion, list(zip(Stance.objects.bulk_create(rows), planned, strict=True)), posts)


def _stance(motion: Motion, plan: StancePlan, voter: Voter, number: int) -> Stance:
    made = _ago(plan.minutes_ago)
    span = read(motion.timetable, made).span
    stage = span.stage.value if span else ""
    return Stance(
        voter=voter, number=number, position=plan.position, confidence=plan.confidence, stage=stage, made=made
    )


def _explain(motion: Motion, taken: Sequence[tuple[Stance, StancePlan]], posts: Mapping[str, Post]) -> None:
    told = [(stance, plan.notes) for stance, plan in taken if plan.notes]
    reasons = Reason.objects.bulk_create(
        Reason(stance=stance, note="\n\n".join(note.note for note in notes), made=stance.made) for stance, notes in told
    )
    versions = current_blocks(motion.article)
    blocks = {position: version.block for position, version in enumerate(versions, start=1)}
    Credit.objects.bulk_create(
        Credit(reason=reason, position=position, **_named(note, posts, blocks))
        for reason, (_stance, notes) in zip(reasons, told, strict=True)
        for position, note in enumerate(notes, start=1)
    )


def _named(note: Note, posts: Mapping[str, Post], blocks: Mapping[int, object]) -> dict[str, object]:
    return {"post": posts[note.item]} if note.item else {"block": blocks[note.paragraph or 1]}


def _vote(planned: Plans, voters: Mapping[str, Voter], posts: Mapping[str, Post]) -> None:
    rows = []
    for plan in planned.votes:
        post, when = posts[plan.key], _ago(plan.minutes_ago)
        rows.append(
            Vote(
                voter=voters[plan.voter],
                post=post,
                axis=plan.axis,
                value=plan.value,
                revision_number=post.revision_number if not post.revised or post.revised <= when else 1,
                parent_id=post.parent_id,
                relation=post.relation,
                cast=when,
                changed=when,
            )
        )
    Vote.objects.bulk_create(rows, batch_size=1_000)


def _ago(minutes: int) -> datetime:
    return timezone.now() - timedelta(minutes=minutes)
