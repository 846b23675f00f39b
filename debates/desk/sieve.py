"""Which cases of the queue somebody looks at: the tray, the filters, and where the page of the pile begins."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite
from urllib.parse import urlencode

from debates.desk.wording import TRAYS
from debates.moderation.reasons import Reason

LONGEST = 80  # of what stands in an address
_MOST_PK = 2**63 - 1
_MOST_DAYS = 3_650


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the pile: the score of a case and its id, by which the pile is ordered."""

    score: float
    pk: int

    def __str__(self) -> str:
        """Return it as it stands in an address."""
        return f"{self.score!r}_{self.pk}"


def read_mark(raw: str) -> Mark | None:
    """Return the place that an address names, none if it names none."""
    score, _, pk = raw[:LONGEST].partition("_")
    if not (pk.isascii() and pk.isdigit()):
        return None
    try:
        found = float(score)
    except ValueError:
        return None
    return Mark(found, min(int(pk), _MOST_PK)) if isfinite(found) else None


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked at: a tray, of one debate, with one reason, taken up by oneself, older than so many days."""

    tray: str = ""
    debate: str = ""
    reason: str = ""
    is_mine: bool = False
    days: int = 0
    after: Mark | None = None

    @property
    def query(self) -> str:
        """The filters and the place as they stand in an address; the tray is named by what links to it."""
        return urlencode(self._filters() | ({"after": str(self.after)} if self.after else {}))

    @property
    def filters(self) -> str:
        """The filters alone, as they stand in an address."""
        return urlencode(self._filters())

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self._filters())

    @property
    def from_the_top(self) -> "Sieve":
        """The same from the beginning of the pile."""
        return replace(self, after=None)

    def in_tray(self, tray: str) -> "Sieve":
        """Return the same of a tray."""
        return replace(self, tray=tray)

    def _filters(self) -> dict[str, str]:
        named = {"debate": self.debate, "reason": self.reason, "mine": "1" if self.is_mine else ""}
        return {name: value for name, value in (named | {"old": str(self.days or "")}).items() if value}


def read_sieve(query: Mapping[str, str], tray: str = "") -> Sieve:
    """Return what an address asks for; what it names that does not exist filters nothing."""
    reason, days = query.get("reason", ""), query.get("old", "")
    return Sieve(
        tray=tray if tray in TRAYS else "",
        debate=query.get("debate", "")[:LONGEST],
        reason=reason if reason in Reason.values else "",
        is_mine=query.get("mine", "") == "1",
        days=min(int(days[:6]), _MOST_DAYS) if days.isascii() and days.isdigit() else 0,
        after=read_mark(query.get("after", "")),
    )
