"""The numbers under which moderators stand in public."""

from django.db import connection

from debates.moderation.models import Seat
from forum.accounts.models import User

_SEAT_LOCK = 4_117  # one key: seats are given one at a time
_LETTERS = 26


def seat_of(person: User) -> int:
    """Return the person's number, given with their first decision and kept for good; one query, or four once."""
    if (known := Seat.objects.filter(person=person.pk).values_list("number", flat=True).first()) is not None:
        return known
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SEAT_LOCK])
    last = Seat.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return Seat.objects.get_or_create(person=person.pk, defaults={"number": last + 1})[0].number


def letter(number: int) -> str:
    """Return a seat as people read it: A, B, ..., Z, AA, AB."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters
