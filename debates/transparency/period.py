"""The days of which the page of numbers tells. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

USUAL = timedelta(days=180)
_BEFORE_ALL = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both whole, in UTC."""

    first: date
    last: date

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The moment at which it begins, and the one at which it is over."""
        start, end = (datetime.combine(day, time(), UTC) for day in (self.first, self.last + timedelta(days=1)))
        return start, end


def period(first: str, last: str, today: date) -> Period:
    """Return the days that are asked for, in either order, until today; what is no date is as if it were not asked."""
    end = min(_day(last) or today, today)
    start = max(_day(first) or end - USUAL, _BEFORE_ALL)
    one, other = min(start, today), max(end, _BEFORE_ALL)
    return Period(min(one, other), max(one, other))


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
