"""Where the viewer of a page stands in its debate: asked for in many places of a page, looked up once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from allauth.account.models import EmailAddress
from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from debates.motions.models import Motion
from debates.voting.models import Voter
from debates.voting.states import Position
from forum.accounts.models import User
from forum.accounts.policy import Viewer

_NOTED = {name: name for name in ("pk", "opening", "position", "confidence", "is_late", "counts")}
Row = TypeVar("Row", bound=Model)


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
    voter = voter_of(viewer, motion)
    return _standing(voter) if voter and voter.position else None


def voter_of(viewer: Viewer, motion: Motion) -> Voter | None:
    """Return the viewer's entry among the voters, or none; at most one query for a motion object and a viewer."""
    if not isinstance(viewer, User):
        return None
    known: dict[int, Voter | None] = motion.__dict__.setdefault("_voters", {})
    if viewer.pk not in known:
        known[viewer.pk] = Voter.objects.filter(motion=motion.pk, person=viewer.pk).first()
    return known[viewer.pk]


def is_confirmed(person: User, motion: Motion) -> bool:
    """Say whether the person confirmed an address; at most one query for a motion object and a person."""
    known: dict[int, bool] = motion.__dict__.setdefault("_confirmed", {})
    if person.pk not in known:
        known[person.pk] = EmailAddress.objects.filter(user=person, verified=True).exists()
    return known[person.pk]


def remember(motion: Motion, voter: Voter | None, person: int) -> None:
    """Note on the motion object where a person stands, as it was just read or written."""
    motion.__dict__.setdefault("_voters", {})[person] = voter
    if (confirmed := getattr(voter, "is_confirmed", None)) is not None:  # as voters.enter returned it
        motion.__dict__.setdefault("_confirmed", {})[person] = confirmed


def with_standing(rows: QuerySet[Row], viewer: Viewer, motion: str = "pk") -> QuerySet[Row]:
    """Have motions, or rows with a ``motion``, bring along where the viewer stands: ``note`` saves a query or two."""
    if not isinstance(viewer, User):
        return rows
    entry = Voter.objects.filter(motion=OuterRef(motion), person=viewer.pk)
    confirmed = Exists(EmailAddress.objects.filter(user=viewer.pk, verified=True))
    noted = Subquery(entry.values_list(JSONObject(**_NOTED)))
    return cast("QuerySet[Row]", rows.annotate(noted_voter=noted, noted_address=confirmed))


def note(row: Model, motion: Motion, viewer: Viewer) -> None:
    """Note on a motion object what a row of ``with_standing`` brought along; nothing of who is not logged in."""
    if isinstance(viewer, User):
        found: Mapping[str, object] | None = row.noted_voter  # type: ignore[attr-defined]  # the annotation above
        remember(motion, Voter(motion=motion, person=viewer, **found) if found else None, viewer.pk)
        motion.__dict__.setdefault("_confirmed", {})[viewer.pk] = row.noted_address  # type: ignore[attr-defined]


def _standing(voter: Voter) -> Standing:
    return Standing(
        Position(str(voter.opening)), Position(str(voter.position)), voter.confidence, voter.is_late, voter.counts
    )
