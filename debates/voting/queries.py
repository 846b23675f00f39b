"""Reading votes: a person's own, and the totals of posts as far as the viewer may see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery, Value, When

from debates.motions.models import Motion
from debates.posts.models import Post
from debates.voting.models import Credit, Stance, Tally, Vote
from debates.voting.policy import may_see_totals, may_vote_in, may_vote_on
from debates.voting.states import Axis
from forum.accounts.models import User
from forum.accounts.policy import Viewer
from forum.web.refusal import Answer


@dataclass(frozen=True, slots=True)
class Totals:
    """What was counted of the votes on a post. ``earlier`` is how many answers were given to an earlier wording."""

    yes: int = 0
    no: int = 0
    agree: int = 0
    disagree: int = 0
    passed: int = 0
    earlier: int = 0
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

    ``may`` is whether they may vote on it, ``gate`` whether they may see totals; both say why not.
    """

    post_id: int
    may: Answer
    gate: Answer
    is_own: bool = False
    helpful: str = ""
    agree: str = ""
    totals: Totals | None = None


def ballots(motion: Motion, posts: Iterable[Post], viewer: Viewer) -> dict[int, Ballot]:
    """Return the ballots of posts of one debate by their ids; one query besides those of the policy.

    None for who is not logged in and may see no totals.
    """
    rows = {post.pk: post for post in posts}
    gate, may = may_see_totals(viewer, motion), may_vote_in(viewer, motion)
    found = {tally.pk: tally for tally in _tallies(rows, viewer)} if rows and (gate or isinstance(viewer, User)) else {}
    return {pk: _ballot(post, found.get(pk), viewer, may, gate) for pk, post in rows.items()}


def newest(motion: Motion, person: User) -> Stance | None:
    """Return the person's newest stance with the reason they gave for it, or none; one query."""
    found = Stance.objects.filter(voter__motion=motion, voter__person=person)
    return found.select_related("voter", "reason").order_by("-number").first()


def history(motion: Motion, person: User) -> list[Stance]:
    """Return all that the person said of where they stand, newest first, with their reasons; at most two queries."""
    found = Stance.objects.filter(voter__motion=motion, voter__person=person).select_related("reason")
    named = Credit.objects.select_related("post", "block").order_by("position")
    return list(found.prefetch_related(Prefetch("reason__credits", queryset=named)).order_by("-number"))


_WHOLE = IntegerField()


def _tallies(ids: Iterable[int], viewer: Viewer) -> QuerySet[Tally]:
    own = Vote.objects.filter(post=OuterRef("pk"), voter__person=viewer.pk)
    earlier = Vote.objects.filter(
        post=OuterRef("pk"), voter__counts=True, revision_number__lt=OuterRef("post__revision_number")
    )
    number = earlier.order_by().values("post").annotate(number=Count("pk")).values("number")
    return Tally.objects.filter(pk__in=list(ids)).annotate(
        own_helpful=Subquery(own.filter(axis=Axis.HELPFUL).values("value")[:1]),
        own_agree=Subquery(own.filter(axis=Axis.AGREE).values("value")[:1]),
        # a post that was never revised has none, and most were not
        earlier=Case(When(post__revision_number__gt=1, then=Subquery(number)), default=Value(0), output_field=_WHOLE),
    )


def _ballot(post: Post, tally: Tally | None, viewer: Viewer, may: Answer, gate: Answer) -> Ballot:
    is_own = isinstance(viewer, User) and post.author_id == viewer.pk
    return Ballot(
        post_id=post.pk,
        may=may_vote_on(viewer, post, may),
        gate=gate,
        is_own=is_own,
        helpful=getattr(tally, "own_helpful", None) or "",
        agree=getattr(tally, "own_agree", None) or "",
        totals=_totals(tally) if gate and tally else None,
    )


def _totals(tally: Tally) -> Totals:
    earlier: int = getattr(tally, "earlier", None) or 0
    counted = (tally.yes, tally.no, tally.agree, tally.disagree, tally.passed)
    return Totals(*counted, earlier=earlier, is_waiting=tally.is_waiting)
