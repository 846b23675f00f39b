"""Holding somebody back for a time, and lifting it again. Why, and who decided it, is the affair of whoever asks."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import DateTimeField, F, Max, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from forum.accounts.curbs import COLUMNS, FOREVER, Curb
from forum.accounts.models import Restriction, User


@transaction.atomic
def restrict(*, person: User, kind: Curb, until: datetime | None) -> Restriction:
    """Hold somebody back until a moment, or until it is lifted: a ban always so. Sessions stay open, for reading."""
    _hold(person.pk)
    made = Restriction.objects.create(person=person, kind=kind, until=None if kind == Curb.BAN else until)
    derive([person.pk])
    person.refresh_from_db(fields=list(_columns()))
    return made


@transaction.atomic
def lift(*, restriction_id: int) -> None:
    """End a restriction now; one that was lifted before stays as it is, and so does one that is no more."""
    person = Restriction.objects.filter(pk=restriction_id).values_list("person", flat=True).first()
    if person is None:
        return
    _hold(person)
    Restriction.objects.filter(pk=restriction_id, lifted=None).update(lifted=timezone.now())
    derive([person])


def derive(people: Sequence[int]) -> int:
    """Write down of people whose rows are held until when they are restricted; return how many there are."""
    return User.objects.filter(pk__in=people).update(**{c: _latest(c) for c in _columns()})


def as_restricted() -> dict[str, Subquery]:
    """Return what restrictions say of a person until when, as annotations: ``told_`` and the name of the column."""
    return {f"told_{column}": _latest(column) for column in _columns()}


def _columns() -> Sequence[str]:
    return sorted(set(COLUMNS.values()))


def _latest(column: str) -> Subquery:
    """Return until when what is not lifted holds. One that ran out still counts, so that no time need come round."""
    kinds = [kind for kind, named in COLUMNS.items() if named == column]
    standing = Restriction.objects.filter(person=OuterRef("pk"), kind__in=kinds, lifted=None).order_by()
    ends = Coalesce(F("until"), Value(FOREVER), output_field=DateTimeField())
    return Subquery(standing.values("person").annotate(latest=Max(ends)).values_list("latest"))


def _hold(pk: int) -> None:
    """Lock a person's row, so that two restrictions take turns; who posts meanwhile does not wait."""
    User.objects.select_for_update(no_key=True).get(pk=pk)
