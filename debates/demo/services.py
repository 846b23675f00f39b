"""Loading a demo debate through the same verbs that people use. What is there already is left alone."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from debates.articles.models import Article
from debates.articles.services import NewArticle, NewBlock, publish
from debates.demo import saying
from debates.demo.content import Debate, Person
from debates.demo.correcting import correct_all
from debates.demo.ordering import keep_order
from debates.demo.polling import Poll, settle, take_poll
from debates.motions.clock import USUALLY, Stage
from debates.motions.models import Motion, MotionRole, Phase
from debates.motions.services import put
from debates.motions.states import Format, Part
from forum.accounts.models import HIGHEST_TRUST, User
from forum.accounts.roles import Role


@transaction.atomic
def load(
    *, debate: Debate, password: str | None, with_password: Collection[str], poll: Poll | None = None
) -> tuple[Motion, bool]:
    """Load a debate with its people, what they say and how the crowd of ``poll`` votes; return it, and if it is new.

    Only the handles ``with_password`` can log in, and without a password nobody can.
    """
    if there := Motion.objects.filter(slug=debate.motion["slug"]).first():
        return there, False
    people = {
        person.handle: _person(person, password if person.handle in with_password else None) for person in debate.people
    }
    host = next(people[person.handle] for person in debate.people if person.is_host)
    motion = put(
        sentence=debate.motion["sentence"],
        article=_article(debate, host),
        host=host,
        slug=debate.motion["slug"],
    )
    posts = saying.say_all(debate.said, motion, people, {})
    correct_all(debate, posts, people)
    _set_clock(debate, motion, people)
    settle(people.values())
    if poll is not None:
        take_poll(poll=poll, debate=debate, motion=motion, posts=posts, host=host)
    keep_order(debate=debate, motion=motion, posts=posts, people=people)
    return motion, True


def _person(person: Person, password: str | None) -> User:
    there = User.objects.looking_like(person.handle)
    if there is not None:
        return there
    role = Role(person.role)
    trust = HIGHEST_TRUST if role != Role.MEMBER else 1
    made = User.objects.create_user(person.handle, person.email, password, role=role, trust=trust)
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def _article(debate: Debate, host: User) -> Article:
    told = debate.article
    blocks = [NewBlock(kind=block["kind"], text=block["text"], level=block.get("level")) for block in told["blocks"]]
    text = NewArticle(
        title=told["title"],
        slug=told["slug"],
        standfirst=told["standfirst"],
        author_name=told["author"],
        publication=told["publication"],
        published_on=told["published_on"],
        language=told["language"],
        rights_note=debate.rights_note,
        raw="\n\n".join(block.text for block in blocks),
        blocks=blocks,
    )
    return publish(text=text, by=host)


def _set_clock(debate: Debate, motion: Motion, people: dict[str, User]) -> None:
    """Date the debate from before the first word, and give a structured one its benches and phases.

    This comes last: what was said in a phase that is over could not be said now.
    """
    now = timezone.now()
    begun = now - timedelta(minutes=max(said.minutes_ago for said in debate.said) + 60)
    phases = [_phase(row, motion, now) for row in debate.motion.get("phases", ())]
    motion.created = min(begun, *(phase.starts for phase in phases)) if phases else begun
    motion.opens = phases[0].starts if phases else begun
    motion.closes = phases[-1].ends if phases else None
    motion.format = Format(debate.motion.get("format", Format.OPEN))
    motion.introduction = debate.motion.get("introduction", "")
    motion.save(update_fields=["created", "opens", "closes", "format", "introduction"])
    Phase.objects.bulk_create(phases)
    MotionRole.objects.bulk_create(
        MotionRole(motion=motion, person=people[person.handle], part=Part.SPEAKER, side=person.speaks)
        for person in debate.people
        if person.speaks
    )


def _phase(row: dict[str, Any], motion: Motion, now: datetime) -> Phase:
    stage = Stage(row["kind"])
    days = {name: now + timedelta(days=row[name]) for name in ("starts", "ends")}
    return Phase(motion=motion, stage=stage, who=USUALLY[stage], longest=row.get("longest"), **days)
