"""Keyset pages: the next one begins after a (created, id), so its cost does not grow with its number."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, Protocol, TypeVar

from django.db.models import Model, Q, QuerySet

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 40


class Dated(Protocol):
    """What can be paged."""

    pk: int
    created: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list ordered by (created, id)."""

    created: datetime
    pk: int

    def __str__(self) -> str:
        """Return it as it stands in an address: microseconds since 1970 and the id."""
        return f"{(self.created - _EPOCH) // timedelta(microseconds=1)}-{self.pk}"


def place_of(row: Dated) -> Place:
    """Return the place of a row."""
    return Place(row.created, row.pk)


def read_place(raw: str) -> Place | None:
    """Return the place that an address names, or none if it names none."""
    micros, dash, pk = raw.partition("-")
    if not dash or len(raw) > _LONGEST or not (micros + pk).isascii() or not micros.isdigit() or not pk.isdigit():
        return None
    try:
        return Place(_EPOCH + timedelta(microseconds=int(micros)), int(pk))
    except OverflowError:
        return None


RowT = TypeVar("RowT", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[RowT]):
    """Some rows, and where the next ones begin, if there are any."""

    rows: list[RowT]
    next: Place | None


def page_after(rows: QuerySet[RowT], place: Place | None, size: int) -> Page[RowT]:
    """Return at most ``size`` rows after ``place`` in the order (created, id), one query."""
    if place is not None:
        later = Q(created__gt=place.created) | Q(created=place.created, pk__gt=place.pk)
        rows = rows.filter(later, created__gte=place.created)
    found = list(rows.order_by("created", "pk")[: size + 1])
    shown = found[:size]
    return Page(shown, place_of(shown[-1]) if len(found) > size else None)  # type: ignore[arg-type]


def page_before(rows: QuerySet[RowT], place: Place | None, size: int) -> Page[RowT]:
    """Return at most ``size`` rows before ``place``, the newest first, one query."""
    if place is not None:
        earlier = Q(created__lt=place.created) | Q(created=place.created, pk__lt=place.pk)
        rows = rows.filter(earlier, created__lte=place.created)
    found = list(rows.order_by("-created", "-pk")[: size + 1])
    shown = found[:size]
    return Page(shown, place_of(shown[-1]) if len(found) > size else None)  # type: ignore[arg-type]
