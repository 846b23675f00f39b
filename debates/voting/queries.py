"""Reading votes: a person's own, and the totals of posts as far as the viewer may see them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.states import Kind
from debates.voting.brought import MOVED, OWN, STORED, TOTALS, Brought
from debates.voting.models import Credit, Exclusion, Stance, Voter
from debates.voting.policy import may_see_totals, may_vote_in, may_vote_on
from debates.voting.ranking import Band
from debates.voting.standing import voter_of
from debates.voting.states import Position
from forum.accounts.models import User
from forum.accounts.policy import Viewer
from forum.web.refusal import Answer, Refused

LOG_IN = 401  # the status of a refusal that a log-in mends
_SHOWN = (*STORED, "earlier", "moved")
_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Totals:
    """What was counted of the votes on a post.

    ``earlier`` is how many answers were given to an earlier wording; ``moved``, known on the post's own page alone,
    how many before the post was moved to where it stands.
    """

    yes: int = 0
    no: int = 0
    agree: int = 0
    disagree: int = 0
    passed: int = 0
    earlier: int = 0
    moved: int = 0
    is_waiting: bool = True  # for readers of the other side

    @property
    def helpful(self) -> int:
        """How many say whether it is well argued."""
        return self.yes + self.no

    @property
    def views(self) -> int:
        """How many say whether they agree, or pass."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True, slots=True)
class Ballot:
    """A post as its reader may vote on it: their own answers (empty: none), and totals, none before they may see them.

    ``may`` is whether they may vote on it, ``gate`` whether they may see totals; both say why not. ``is_waiting`` is
    whether an argument that some have read waits for readers of the other side, told to who may see totals.
    """

    post_id: int
    may: Answer
    gate: Answer
    is_own: bool = False
    helpful: str = ""
    agree: str = ""
    totals: Totals | None = None
    is_waiting: bool = False

    @property
    def is_offered(self) -> bool:
        """Whether there is something to press: who only lacks a log-in votes, and logs in after."""
        return not isinstance(self.may, Refused) or self.may.status == LOG_IN

    @property
    def is_told(self) -> bool:
        """Whether there are numbers to show."""
        return self.totals is not None and bool(self.totals.helpful or self.totals.views)


@dataclass(frozen=True, slots=True)
class Booth:
    """Where somebody votes who reads a debate: what is the same for all its posts, asked once."""

    viewer: Viewer
    may: Answer
    gate: Answer
    is_voter: bool = False  # they may have voted here before

    def prepare(self, posts: QuerySet[Post]) -> QuerySet[Post]:
        """Have posts bring along the votes on them, as far as they are shown: three index probes each, or none."""
        parts = [*([OWN] if self.is_voter else ()), *([TOTALS] if self.gate else ())]
        return posts.annotate(cast=Brought(*parts, person=self.viewer.pk)) if parts else posts

    def ballot(self, post: Post) -> Ballot:
        """Return the ballot of a post with what it brought along; no query."""
        found = _cast_on(post)
        totals = _totals(found) if self.gate else None
        return Ballot(
            post_id=post.pk,
            may=may_vote_on(self.viewer, post, self.may),
            gate=self.gate,
            is_own=isinstance(self.viewer, User) and post.author_id == self.viewer.pk,
            helpful=found.get("own_helpful") or "",
            agree=found.get("own_agree") or "",
            totals=totals,
            is_waiting=bool(totals and totals.helpful and totals.is_waiting and post.kind == Kind.ARGUMENT),
        )


def booth_for(viewer: Viewer, motion: Motion) -> Booth:
    """Return the booth of a debate; at most two queries besides those of a motion's phases."""
    gate, may = may_see_totals(viewer, motion), may_vote_in(viewer, motion)
    return Booth(viewer, may, gate, is_voter=voter_of(viewer, motion) is not None)


def with_cast(posts: QuerySet[Post], viewer: Viewer) -> QuerySet[Post]:
    """Have posts, of which the debate is not known yet, bring along all that Booth.ballot may show of votes on them.

    Also how many were cast before they were moved.
    """
    parts = [*([OWN] if isinstance(viewer, User) else ()), TOTALS, MOVED]
    return posts.annotate(cast=Brought(*parts, person=viewer.pk))


def excluded(motion: Motion) -> int:
    """Return how many voters moderators have left out of what is counted; told where totals are. One query."""
    return Exclusion.objects.filter(voter__motion=motion, lifted=None).count()


def newest(motion: Motion, person: User) -> Stance | None:
    """Return the person's newest stance with the reason they gave for it, or none; one query."""
    found = Stance.objects.filter(voter__motion=motion, voter__person=person)
    return found.select_related("voter", "reason").order_by("-number").first()


def history(motion: Motion, person: User) -> list[Stance]:
    """Return all that the person said of where they stand, newest first, with their reasons; at most two queries."""
    found = Stance.objects.filter(voter__motion=motion, voter__person=person).select_related("reason")
    named = Credit.objects.select_related("post", "block").order_by("position")
    return list(found.prefetch_related(Prefetch("reason__credits", queryset=named)).order_by("-number"))


def _cast_on(post: Post) -> Mapping[str, Any]:
    found: Mapping[str, Any] = getattr(post, "cast", None) or _NOTHING
    return found


def _totals(cast: Mapping[str, Any]) -> Totals:
    counted = {name: cast.get(name) or 0 for name in _SHOWN}
    return Totals(**counted, is_waiting=int(cast.get("best", Band.WAITING)) == Band.WAITING)


def openings(motion: Motion, people: Collection[int]) -> dict[int, str]:
    """Return on which side people opened in a debate, by their ids; who never said for or against is left out.

    One query. For keeping order: it tells nobody what was counted.
    """
    found = Voter.objects.filter(motion=motion, person__in=people, opening__in=[Position.FOR, Position.AGAINST])
    return {person: str(opening) for person, opening in found.values_list("person", "opening") if person is not None}


def people_of(voters: Collection[int]) -> list[User]:
    """Return whose entries these are; who left is not among them. One query."""
    return list(User.objects.filter(pk__in=Voter.objects.filter(pk__in=voters).values("person")).order_by("pk"))
