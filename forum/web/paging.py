"""Keyset pages: the next one begins after a place in an order, so its cost does not grow with its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import BooleanField, DateTimeField, F, Func, IntegerField, Model, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 60
_MOST_RANK = 2**31 - 1
_MOST_PK = 2**63 - 1


class Dated(Protocol):
    """What can be paged."""

    pk: int
    created: datetime


@dataclass(frozen=True, slots=True)
class Order:
    """An order by (``rank``, created, id), or without a rank by (created, id): all of them up, or all of them down."""

    is_descending: bool
    rank: str = ""

    @property
    def names(self) -> list[str]:
        """The fields, the first first."""
        return [*([self.rank] if self.rank else []), "created", "pk"]


OLDEST_FIRST = Order(is_descending=False)
NEWEST_FIRST = Order(is_descending=True)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an order: the created and id of a row, and its rank where the order has one."""

    created: datetime
    pk: int
    rank: int = 0

    def __str__(self) -> str:
        """Return it as it stands in an address: microseconds since 1970, the id, and the rank if it is not 0."""
        micros = (self.created - _EPOCH) // timedelta(microseconds=1)
        return f"{micros}-{self.pk}" + (f"-{self.rank}" if self.rank else "")


def place_of(row: Dated, order: Order = OLDEST_FIRST) -> Place:
    """Return the place of a row."""
    return Place(row.created, row.pk, getattr(row, order.rank) if order.rank else 0)


def just_before(row: Dated, order: Order = OLDEST_FIRST) -> Place:
    """Return the place after which the row is the first."""
    place = place_of(row, order)
    return Place(place.created, place.pk + (1 if order.is_descending else -1), place.rank)


def read_place(raw: str) -> Place | None:
    """Return the place that an address names, or none if it names none."""
    parts = raw.split("-")
    if len(parts) not in {2, 3} or len(raw) > _LONGEST or not all(p.isascii() and p.isdigit() for p in parts):
        return None
    micros, pk, rank = (int(part) for part in [*parts, "0"][:3])
    try:
        return Place(_EPOCH + timedelta(microseconds=micros), min(pk, _MOST_PK), min(rank, _MOST_RANK))
    except OverflowError:
        return None


RowT = TypeVar("RowT", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[RowT]):
    """Some rows, and where the next ones begin, if there are any."""

    rows: list[RowT]
    next: Place | None


def page_in(order: Order, rows: QuerySet[RowT], place: Place | None, size: int) -> Page[RowT]:
    """Return at most ``size`` rows after ``place`` in the order, one query."""
    if place is not None:
        rows = rows.filter(_beyond(order, place))
    found = list(rows.order_by(*(f"-{name}" if order.is_descending else name for name in order.names))[: size + 1])
    shown = found[:size]
    return Page(shown, place_of(shown[-1], order) if len(found) > size else None)  # type: ignore[arg-type]


def page_before(rows: QuerySet[RowT], place: Place | None, size: int) -> Page[RowT]:
    """Return at most ``size`` rows before ``place``, the newest first, one query."""
    return page_in(NEWEST_FIRST, rows, place, size)


class Row(Func):
    """A row of values: PostgreSQL compares two of them as an index over the same columns is ordered."""

    template = "(%(expressions)s)"
    output_field = BooleanField()


def _beyond(order: Order, place: Place) -> Any:
    values: Sequence[Value] = [Value(place.created, DateTimeField()), Value(place.pk, IntegerField())]
    if order.rank:
        values = [Value(place.rank, IntegerField()), *values]
    compare = LessThan if order.is_descending else GreaterThan
    return compare(Row(*(F(name) for name in order.names)), Row(*values))
