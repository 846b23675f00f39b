"""Groups of accounts that vote as one in a debate, for moderators. A query over the votes: nothing is stored.

What it finds and what it misses was measured on debates simulated by us (tests/voting/brigade.py: 2,000 honest voters,
200 who vote as one and take 85 % of 12 posts; 20 of each kind), not on real ones:

- within an hour, new accounts or old: 99 % or more; honest people with them: mostly none, at worst 3;
- within a day, old accounts: 92 % or more, as few honest ones; in the hours of the opening up to 17 honest ones;
- over three days 40 to 55 %, over a week 17 % at most: they are missed;
- if each takes 40 % of the posts, within a day: 40 to 60 %;
- old accounts on one or two posts alone: none, and so with fewer than ten, or with stances without votes;
- debates of honest voters alone, of 2,000 and of 8,000, with waves of readers: nobody.

It says nothing of why. People who come together by a link and think alike look the same, and are listed. Whoever runs
such accounts may read this too, and spread them further.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import F, Q

from debates.motions.models import Motion
from debates.posts.models import Post
from debates.voting.bursts import Answer
from debates.voting.clusters import Cluster, Sign, clusters
from debates.voting.models import Vote, Voter
from debates.voting.policy import may_see_totals
from forum.accounts.policy import Viewer
from forum.accounts.roles import Role

MOST = 100_000  # answers that are looked at, the newest
NEW = timedelta(days=7)  # an account younger than that when it came to the debate


@dataclass(frozen=True, slots=True)
class Pattern:
    """A group: handles in their order, and how many have left; shares in per cent, each beside that of the others.

    ``posts`` are what it voted on, none where the viewer may not see totals. How it voted is told to nobody.
    ``voters`` are the ids of their entries, by which excluding.py excludes them.
    """

    handles: list[str]
    size: int
    starts: datetime
    ends: datetime
    posts: list[Post]
    number: int
    new: int
    new_elsewhere: int
    order: int
    order_elsewhere: int
    signs: tuple[Sign, ...]
    voters: tuple[int, ...]

    @property
    def gone(self) -> int:
        """How many have left the site since."""
        return self.size - len(self.handles)


def patterns(motion: Motion, viewer: Viewer) -> list[Pattern]:
    """Return the groups that vote as one, the largest first; four queries besides those of the gate.

    Of the ``MOST`` newest answers, whether they count or not. Whoever asks is a moderator: see may_see_patterns.
    """
    found = clusters(_answers(motion), _new(motion))
    people = _handles({voter for cluster in found for voter in cluster.voters})
    gate = may_see_totals(viewer, motion)
    posts = _posts({post for cluster in found for post in cluster.posts}) if gate else {}
    return [_pattern(cluster, people, posts) for cluster in found]


def _answers(motion: Motion) -> list[Answer]:
    rows = Vote.objects.filter(voter__motion=motion).order_by("-changed", "-pk").values_list(
        "voter", "post", "axis", "value", "changed"
    )[:MOST]  # fmt: skip
    return [Answer(voter, post, f"{axis} {value}", at.timestamp()) for voter, post, axis, value, at in rows]


def _new(motion: Motion) -> set[int]:
    is_new = Q(person__trust=0) | Q(person__joined__gt=F("joined") - NEW)
    found = Voter.objects.filter(is_new, motion=motion, person__role=Role.MEMBER)
    return set(found.values_list("pk", flat=True))


def _handles(voters: Iterable[int]) -> dict[int, str]:
    found = Voter.objects.filter(pk__in=list(voters), person__isnull=False)
    return dict(found.values_list("pk", "person__handle"))


def _posts(ids: Iterable[int]) -> dict[int, Post]:
    return Post.objects.select_related("author").in_bulk(list(ids))


def _pattern(cluster: Cluster, people: dict[int, str], posts: dict[int, Post]) -> Pattern:
    return Pattern(
        handles=sorted((people[voter] for voter in cluster.voters if voter in people), key=str.lower),
        size=len(cluster.voters),
        starts=datetime.fromtimestamp(cluster.starts, UTC),
        ends=datetime.fromtimestamp(cluster.ends, UTC),
        posts=[posts[pk] for pk in cluster.posts if pk in posts],
        number=len(cluster.posts),
        new=round(100 * cluster.new),
        new_elsewhere=round(100 * cluster.new_elsewhere),
        order=round(100 * cluster.order),
        order_elsewhere=round(100 * cluster.order_elsewhere),
        signs=cluster.signs,
        voters=tuple(sorted(cluster.voters)),
    )
