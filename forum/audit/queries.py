"""Reading the log."""

from dataclasses import dataclass

from django.db.models import QuerySet

from forum.audit.chain import FIRST
from forum.audit.models import Entry


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: its number, which is how long the log is, and its hash."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Some entries, the newest first, and the number before which the next ones begin, if there are any."""

    rows: list[Entry]
    next: int | None


def head() -> Head:
    """Return the newest entry's number and hash; of an empty log 0 and 64 zeros."""
    found = Entry.objects.order_by("-number").values_list("number", "hash").first()
    return Head(*found) if found else Head(0, FIRST)


def entries(*, act: str = "", motion: int | None = None, reason: str = "") -> QuerySet[Entry]:
    """Return the entries, or those of an act, of a debate, with a reason."""
    found = Entry.objects.all()
    if act:
        found = found.filter(act=act)
    if motion is not None:
        found = found.filter(facts__motion=motion)
    return found.filter(facts__reason=reason) if reason else found


def page(found: QuerySet[Entry], *, before: int | None, size: int) -> EntryPage:
    """Return at most ``size`` entries, the newest first, of those before a number if one is given; one query."""
    if before is not None:
        found = found.filter(number__lt=before)
    rows = list(found.order_by("-number")[: size + 1])
    shown = rows[:size]
    return EntryPage(shown, shown[-1].number if len(rows) > size else None)
