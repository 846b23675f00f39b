"""Two worlds that differ in nothing but how people stand and vote: what differs in an answer tells of that."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.test import Client
from django.utils import timezone

from debates.motions.models import Motion
from debates.posts.models import Post
from debates.results.services import publish
from debates.voting.models import Credit, Reason, Stance, Vote, Voter
from debates.voting.ranks import at_dawn, rank_anew
from forum.accounts.models import User
from tests.voting.crowd import flood_votes

WORLDS = ("one", "other")
# what is made anew for every answer: guards of forms, keys of forms, request ids, how long ago things were said
_NEW = re.compile(
    r'(csrfmiddlewaretoken"? value="?|X-CSRFToken&quot;: &quot;|"X-CSRFToken": ")[A-Za-z0-9]+'
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|nonce-[A-Za-z0-9+/=_-]+"
    r'|name="(?:opened|mark)" value="[^"]*"|(?<=>)(?:just now|[0-9]+ (?:min|h) ago)(?=<)'
)
_HEADERS = {"Date", "Expires", "Content-Length", "Set-Cookie", "X-Request-Id", "X-Request-ID"}


class _OverError(Exception):
    """The world ends."""


@contextmanager
def world(name: str, motion: Motion, people: list[User]) -> Iterator[None]:
    """Let people stand and vote as this world has it; afterwards nothing of it remains."""
    try:
        with transaction.atomic():
            _populate(name == WORLDS[0], motion, people)
            yield
            raise _OverError
    except _OverError:
        return


def asked(client: Client, address: str, method: str = "get", **fields: object) -> str:
    """Return an answer as its reader gets it, without what is new in each."""
    answer = getattr(client, method)(address, **fields)
    headers = sorted((name, value) for name, value in answer.headers.items() if name not in _HEADERS)
    body = b"".join(answer) if answer.streaming else answer.content
    return _NEW.sub(r"\1", f"{answer.status_code} {headers} {body.decode('utf-8', 'replace')}")


def _populate(is_one: bool, motion: Motion, people: list[User]) -> None:
    """24 people; in one world two thirds come to be for and like what is for it, in the other the other way round."""
    liked, disliked = ("for", "against") if is_one else ("against", "for")
    voters = Voter.objects.bulk_create(Voter(motion=motion, person=person) for person in people)
    begun = timezone.now() - timedelta(hours=3)
    opened = [[liked, "undecided", disliked][n % 3] for n in range(len(people))]
    stood = [_stand(voter, position, 1, begun) for voter, position in zip(voters, opened, strict=True)]
    moved = [_stand(stance.voter, liked, 2, begun) for stance in stood if stance.position == "undecided"]
    posts = list(Post.objects.filter(motion=motion).order_by("pk"))
    block = next(post.block for post in posts if post.block_id)
    favourite = next(post for post in posts if post.side == liked)
    for stance in moved:
        reason = Reason.objects.create(stance=stance, note="What was said here turned it round for me. " * 2)
        named = {"post": favourite} if is_one else {"block": block}
        Credit.objects.create(reason=reason, position=1, **named)
    flood_votes([post for post in posts if post.side == liked], voters, "yes")
    flood_votes([post for post in posts if post.side == disliked], voters, "no")
    flood_votes([post for post in posts if post.side is None], voters[: 20 if is_one else 5], "yes")
    flood_votes([post for post in posts if post.side == liked], voters[:18], "agree", axis="agree")
    flood_votes(posts[:2], voters[18:], "disagree" if is_one else "pass", axis="agree")
    Vote.objects.filter(post=posts[0]).update(revision_number=1)
    rank_anew(motion)
    at_dawn()
    publish(motion=motion)


def _stand(voter: Voter, position: str, number: int, when) -> Stance:
    made = when + timedelta(minutes=number)
    return Stance.objects.create(voter=voter, number=number, position=position, made=made)
