"""Where the viewer of a page stands in its debate: asked for in many places of a page, looked up once."""

from dataclasses import dataclass

from debates.motions.models import Motion
from debates.voting.models import Voter
from debates.voting.states import Position
from forum.accounts.models import User
from forum.accounts.policy import Viewer


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stood first and stands now; ``is_counted`` says whether they are trusted enough to count."""

    opening: Position
    position: Position
    confidence: int | None
    is_late: bool
    is_counted: bool

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
        voter = Voter.objects.filter(motion=motion.pk, person=viewer.pk).first()
        remember(motion, voter, viewer.pk)
    return known[viewer.pk]


def remember(motion: Motion, voter: Voter | None, person: int) -> None:
    """Note on the motion object where a person stands, as it was just read or written."""
    found = voter and voter.position and _standing(voter)
    motion.__dict__.setdefault("_standings", {})[person] = found or None


def _standing(voter: Voter) -> Standing:
    return Standing(
        Position(str(voter.opening)), Position(str(voter.position)), voter.confidence, voter.is_late, voter.counts
    )
