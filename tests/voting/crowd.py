"""Many voters at once, written in bulk as the verbs would have written them one by one."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.utils import timezone

from debates.motions.models import Motion
from debates.posts.models import Post
from debates.voting.derived import rebuild
from debates.voting.models import Stance, Vote, Voter
from forum.accounts.models import User


def flood_people(count: int, *, name: str = "voter", **fields: object) -> list[User]:
    """People without passwords, made quickly."""
    people = []
    for n in range(count):
        person = User(email=f"{name}{n}@example.org", password="!", trust=fields.get("trust", 1))
        person.take_handle(f"{name}{n}")
        people.append(person)
    return User.objects.bulk_create(people)


def flood_voters(motion: Motion, stood: Iterable[Sequence[str]], *, name: str = "voter") -> list[Voter]:
    """A voter for each row of positions, the first the opening one: ("for",), ("undecided", "against"), ()."""
    rows = [tuple(positions) for positions in stood]
    people = flood_people(len(rows), name=name)
    voters = Voter.objects.bulk_create(Voter(motion=motion, person=person) for person in people)
    begun = timezone.now() - timedelta(hours=20)
    Stance.objects.bulk_create(
        Stance(voter=voter, number=n, position=position, made=begun + timedelta(hours=n))
        for voter, positions in zip(voters, rows, strict=True)
        for n, position in enumerate(positions, start=1)
    )
    rebuild()
    return list(Voter.objects.filter(pk__in=[voter.pk for voter in voters]).order_by("pk"))


def flood_votes(posts: Iterable[Post], voters: Iterable[Voter], value: str, *, axis: str = "helpful") -> None:
    """The same answer of each voter to each post."""
    posts, voters = list(posts), list(voters)
    Vote.objects.bulk_create(
        (
            Vote(voter=voter, post=post, axis=axis, value=value, revision_number=post.revision_number,
                 parent_id=post.parent_id, relation=post.relation)
            for voter in voters
            for post in posts
        ),
        batch_size=5_000,
    )  # fmt: skip
    rebuild()
