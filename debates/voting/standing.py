"""Where the viewer of a page stands in its debate: asked for in many places of a page, looked up once."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from debates.motions.models import Motion
from debates.voting.models import Stance, Voter
from debates.voting.states import Position
from forum.accounts.models import User
from forum.accounts.policy import Viewer

R = TypeVar("R", bound=Model)


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
        found = Voter.objects.filter(motion=motion.pk, person=viewer.pk).annotate(stood=_said()).first()
        known[viewer.pk] = _read(found.stood if found else None)
    return known[viewer.pk]


def with_standing(rows: QuerySet[R], viewer: Viewer, motion: str = "pk") -> QuerySet[R]:
    """Return rows with where the viewer stands, so that no query is asked for it; ``motion`` is its field in them."""
    if not isinstance(viewer, User):
        return rows
    stood = Voter.objects.filter(motion=OuterRef(motion), person=viewer.pk).values(said=_said())
    return rows.annotate(stood=Subquery(stood))  # type: ignore[return-value]


def note(motion: Motion, viewer: Viewer, row: Model) -> None:
    """Note on the motion object what was read with a row of ``with_standing`` for the same viewer."""
    if isinstance(viewer, User):
        motion.__dict__.setdefault("_standings", {})[viewer.pk] = _read(row.__dict__["stood"])


def remember(motion: Motion, voter: Voter, person: int) -> None:
    """Note on the motion object where a person stands, as it was just written; of their newest stance no more."""
    known = {name: getattr(voter, name) for name in _OF_VOTER}
    motion.__dict__.setdefault("_standings", {})[person] = _read(known)


def forget(motion: Motion) -> None:
    """Have it looked up anew, with all that was said of it, after a stance was taken."""
    motion.__dict__.pop("_standings", None)


_OF_VOTER = ("opening", "position", "confidence", "is_late", "counts")


def _said() -> JSONObject:
    """Return all that is asked of a voter, and of their newest stances, as one column."""
    newest = Stance.objects.filter(voter=OuterRef("pk")).order_by("-number")
    return JSONObject(
        **{name: name for name in _OF_VOTER},
        stage=Subquery(newest.values("stage")[:1]),
        before=Subquery(newest.values("position")[1:2]),
        reason=Subquery(newest.values("reason")[:1]),
    )


def _read(found: dict[str, Any] | None) -> Standing | None:
    if not found or not found["position"]:
        return None
    before = found.get("before")
    return Standing(
        opening=Position(found["opening"]),
        position=Position(found["position"]),
        confidence=found["confidence"],
        is_late=found["is_late"],
        is_counted=found["counts"],
        stage=found.get("stage") or "",
        is_unexplained=before not in {None, found["position"]} and found.get("reason") is None,
    )
