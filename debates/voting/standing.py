"""Where the viewer of a page stands in its debate: asked for in many places of a page, looked up once."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from debates.motions.models import Motion
from debates.voting.models import Stance, Voter
from debates.voting.states import Position
from forum.accounts.models import User
from forum.accounts.policy import Viewer


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stood first and stands now; ``is_counted`` says whether they are trusted enough to count.

    ``stage`` is the phase in which they said so last. ``is_unexplained`` says that they changed their mind with it,
    and have not said yet what did that.
    """

    opening: Position
    position: Position
    confidence: int | None
    is_late: bool
    is_counted: bool
    stage: str = ""
    is_unexplained: bool = False

    @property
    def has_moved(self) -> bool:
        """Whether they stand elsewhere than they began."""
        return self.opening != self.position


def standing_of(viewer: Viewer, motion: Motion) -> Standing | None:
    """Return where the viewer stands, or none; at most one query for a motion object and a viewer."""
    if not isinstance(viewer, User):
        return None
    known: dict[int, Standing | None] = motion.__dict__.setdefault("_standings", {})
    if viewer.pk not in known:
        voter = _with_newest(Voter.objects.filter(motion=motion.pk, person=viewer.pk)).first()
        remember(motion, voter, viewer.pk)
    return known[viewer.pk]


def remember(motion: Motion, voter: Voter | None, person: int) -> None:
    """Note on the motion object where a person stands, as it was just read or written."""
    found = voter and voter.position and _standing(voter)
    motion.__dict__.setdefault("_standings", {})[person] = found or None


def forget(motion: Motion) -> None:
    """Have it looked up anew, with all that was said of it, after a stance was taken."""
    motion.__dict__.pop("_standings", None)


def _with_newest(voters: QuerySet[Voter]) -> QuerySet[Voter]:
    """Return voters with what is said of their newest stance: in the query that is asked in any case."""
    newest = Stance.objects.filter(voter=OuterRef("pk")).order_by("-number")
    return voters.annotate(
        stage=Subquery(newest.values("stage")[:1]),
        before=Subquery(newest.values("position")[1:2]),
        reason=Subquery(newest.values("reason")[:1]),
    )


def _standing(voter: Voter) -> Standing:
    """Return it of a voter as read above, or of one just written, of whom the newest stance is not known."""
    before, reason = getattr(voter, "before", None), getattr(voter, "reason", None)
    return Standing(
        opening=Position(str(voter.opening)),
        position=Position(str(voter.position)),
        confidence=voter.confidence,
        is_late=voter.is_late,
        is_counted=voter.counts,
        stage=getattr(voter, "stage", None) or "",
        is_unexplained=before not in {None, voter.position} and reason is None,
    )
