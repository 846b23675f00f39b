"""The time zones that readers may have, and moments as they are told in theirs. Without one in UTC, which says so."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

COOKIE = "rejoinder_zone"
A_YEAR = 365 * 24 * 3600
# Old names, and rules without a place, which nobody looks for; a browser may still send one.
_NOT_OFFERED = ("Etc/", "SystemV/", "US/", "posix/", "right/", "Brazil/", "Canada/", "Chile/", "Mexico/")


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def known(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, none if there is no such zone."""
    return ZoneInfo(name) if name in _names() else None


@cache
def offered() -> list[str]:
    """Return the names that a person may choose from: UTC, and every place."""
    return ["UTC", *sorted(name for name in _names() if "/" in name and not name.startswith(_NOT_OFFERED))]


def here(moment: datetime) -> datetime:
    """Return the moment in the reader's zone."""
    return timezone.localtime(moment)


def name_here() -> str:
    """Return the name of the reader's zone."""
    return str(timezone.get_current_timezone())


def zone_here() -> str:
    """Return the reader's zone in words: ``Karachi, UTC+5``, or ``UTC``."""
    if name_here() == "UTC":
        return "UTC"
    place = name_here().rpartition("/")[2].replace("_", " ")
    return f"{place}, {_offset(timezone.localtime())}"


def exact(moment: datetime) -> str:
    """Return the moment as a sentence needs it that may be read anywhere: with its year and its zone."""
    told = {"when": date_format(here(moment), "j F Y, H:i"), "zone": zone_here()}
    return _("%(when)s (%(zone)s)") % told


def machine(moment: datetime) -> str:
    """Return the moment for a machine, in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}Z"


def _offset(moment: datetime) -> str:
    delta = moment.utcoffset()
    minutes = int(delta.total_seconds()) // 60 if delta is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
