"""The page of one's own standing, put together."""

from dataclasses import dataclass
from datetime import datetime

from debates.standing.earning import LEVELS, missing
from debates.standing.queries import facts
from debates.standing.wording import COUNTED, gives, in_words, told
from forum.accounts.models import Restriction, User
from forum.accounts.policy import limit_of
from forum.accounts.queries import in_force, used


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit in words, how many are used and left in the present time, and when all of them come back, if any went."""

    told: str
    used: int
    left: int
    again: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """What somebody is told of their standing; ``upcoming`` is the next level, none after the last."""

    level: int
    gives: list[str]
    bounds: list[Bound]
    upcoming: int | None
    lacking: list[str]
    restrictions: list[Restriction]


def page_of(person: User) -> Page:
    """Return it; five queries."""
    upcoming = person.trust + 1 if person.trust < len(LEVELS) else None
    lacking = missing(facts([person.pk])[person.pk], upcoming) if upcoming else ()
    return Page(
        level=person.trust,
        gives=gives(person),
        bounds=_bounds(person),
        upcoming=upcoming,
        lacking=[in_words(one) for one in lacking],
        restrictions=in_force(person),
    )


def _bounds(person: User) -> list[Bound]:
    times = used(person, COUNTED)
    found = []
    for what in COUNTED:
        limit = limit_of(person, what)
        spent, again = times.get(what, (0, None))
        found.append(Bound(told(what, limit), spent, max(limit.most - spent, 0), again))
    return found
