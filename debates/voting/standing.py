"""Where the viewer of a page stands in its debate: asked for in many places of a page, looked up once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from allauth.account.models import EmailAddress
from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from debates.motions.models import Motion
from debates.motions.parts import note_parts, with_parts
from debates.voting.models import Exclusion, Stance, Voter
from debates.voting.states import Position
from forum.accounts.models import User
from forum.accounts.policy import Viewer

_STORED = ("pk", "opening", "position", "confidence", "is_late", "counts")
_NEWEST = ("stage", "before", "reason")  # of the newest stance: its phase, the position before it, the reason given
_BROUGHT = (*_NEWEST, "is_excluded")
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stood first and stands now; ``is_counted`` says whether they count.

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
    voter = voter_of(viewer, motion)
    return _standing(voter) if voter and voter.position else None


def voter_of(viewer: Viewer, motion: Motion) -> Voter | None:
    """Return the viewer's entry among the voters, or none; at most one query for a motion object and a viewer."""
    if not isinstance(viewer, User):
        return None
    known: dict[int, Voter | None] = motion.__dict__.setdefault("_voters", {})
    if viewer.pk not in known:
        known[viewer.pk] = _with_newest(Voter.objects.filter(motion=motion.pk, person=viewer.pk)).first()
    return known[viewer.pk]


def is_excluded(person: User, motion: Motion) -> bool:
    """Say whether a moderator excluded the person's votes in this debate; no query besides that of ``voter_of``."""
    return bool(getattr(voter_of(person, motion), "is_excluded", False))


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


def forget(motion: Motion) -> None:
    """Have it looked up anew, with all that was said of it, after a stance was taken."""
    motion.__dict__.pop("_voters", None)


def with_standing(rows: QuerySet[Row], viewer: Viewer, motion: str = "pk") -> QuerySet[Row]:
    """Have motions, or rows with a ``motion``, bring along where the viewer stands and their part: ``note`` it."""
    if not isinstance(viewer, User):
        return rows
    entry = _with_newest(Voter.objects.filter(motion=OuterRef(motion), person=viewer.pk))
    confirmed = Exists(EmailAddress.objects.filter(user=viewer.pk, verified=True))
    noted = Subquery(entry.values_list(JSONObject(**{name: name for name in (*_STORED, *_BROUGHT)})))
    brought = with_parts(rows, viewer, motion)
    return cast("QuerySet[Row]", brought.annotate(noted_voter=noted, noted_address=confirmed))


def note(row: Model, motion: Motion, viewer: Viewer) -> None:
    """Note on a motion object what a row of ``with_standing`` brought along; nothing of who is not logged in."""
    if isinstance(viewer, User):
        remember(motion, _voter(row, motion, viewer), viewer.pk)
        motion.__dict__.setdefault("_confirmed", {})[viewer.pk] = row.noted_address  # type: ignore[attr-defined]
        note_parts(motion, viewer, row.noted_parts)  # type: ignore[attr-defined]


def _voter(row: Model, motion: Motion, person: User) -> Voter | None:
    found: Mapping[str, Any] | None = row.noted_voter  # type: ignore[attr-defined]  # the annotation above
    if found is None:
        return None
    voter = Voter(motion=motion, person=person, **{name: found[name] for name in _STORED})
    voter.__dict__.update({name: found[name] for name in _BROUGHT})
    return voter


def _with_newest(voters: QuerySet[Voter]) -> QuerySet[Voter]:
    """Return voters with what is said of their newest stance, and whether they are excluded, in the same query."""
    newest = Stance.objects.filter(voter=OuterRef("pk")).order_by("-number")
    return voters.annotate(
        stage=Subquery(newest.values("stage")[:1]),
        before=Subquery(newest.values("position")[1:2]),
        reason=Subquery(newest.values("reason")[:1]),
        is_excluded=Exists(Exclusion.objects.filter(voter=OuterRef("pk"), lifted=None)),
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
