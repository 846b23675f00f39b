"""What accounts store twice: the look of each handle, and until when a person is restricted."""

from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from forum.accounts.curbs import COLUMNS
from forum.accounts.lookalikes import TWIN, skeleton, told_apart
from forum.accounts.models import User
from forum.accounts.restricting import as_restricted, derive
from forum.derived import Derived, register


def faults() -> list[str]:
    """Return a line for each person whose look is not that of the handle."""
    told = User.objects.order_by("pk").values_list("handle", "look")
    return [
        f"{handle}: {look} stored, {skeleton(handle)} made"
        for handle, look in told.iterator()
        if look.partition(TWIN)[0] != skeleton(handle)
    ]


@transaction.atomic
def rebuild() -> int:
    """Make all looks anew, with a number for who came later and looks like another; return how many there are."""
    people = list(User.objects.select_for_update().order_by("joined", "pk"))
    User.objects.update(look=Concat(Value(TWIN), Cast("pk", CharField())))  # none is in another's way meanwhile
    for person, look in zip(people, told_apart(person.handle for person in people), strict=True):
        person.look = look
    User.objects.bulk_update(people, ["look"])
    return len(people)


register(Derived("looks of handles", faults, rebuild))


def curb_faults() -> list[str]:
    """Return a line for each person whose columns are not what their restrictions say."""
    told = User.objects.annotate(**as_restricted()).order_by("pk")
    columns = sorted(set(COLUMNS.values()))
    return [
        f"{person.handle}: {column} {getattr(person, column)} stored, {getattr(person, f'told_{column}')} decided"
        for person in told.iterator()
        for column in columns
        if getattr(person, column) != getattr(person, f"told_{column}")
    ]


@transaction.atomic
def rebuild_curbs() -> int:
    """Say anew of everybody until when they are restricted; return how many people there are."""
    people = User.objects.select_for_update(no_key=True).order_by("pk")
    return derive(list(people.values_list("pk", flat=True)))


register(Derived("until when people are restricted", curb_faults, rebuild_curbs))
