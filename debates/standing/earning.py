"""What each level of trust asks, and which of them somebody has earned. Pure."""

from dataclasses import dataclass
from enum import StrEnum

# How many days back what was removed counts against somebody.
REMEMBERED = 180


class What(StrEnum):
    """What a level asks."""

    EMAIL = "email"
    DAYS = "days"
    POSTS = "posts"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person: ``visible`` posts in all; those of late that are visible, and that were removed."""

    is_confirmed: bool
    days: int
    visible: int
    visible_of_late: int
    removed_of_late: int

    @property
    def removed_percent(self) -> int:
        """How much of what they posted of late was removed, in per cent, rounded up: 10.1 is more than 10."""
        total = self.visible_of_late + self.removed_of_late
        return -(-100 * self.removed_of_late // total) if total else 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What one level asks, with a confirmed address: days here, posts that all may read, at most so much removed."""

    days: int
    posts: int
    removed_percent: int


# From level 1 on; nobody has to do anything for level 0.
LEVELS = (Asked(1, 2, 25), Asked(14, 15, 10), Asked(60, 60, 5))


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not yet as a level asks: how it is now, and how it ought to be."""

    what: What
    now: int
    asked: int


def missing(facts: Facts, level: int) -> tuple[Missing, ...]:
    """Return what somebody lacks for a level, 1 to 3."""
    asked = LEVELS[level - 1]
    least = [(What.EMAIL, int(facts.is_confirmed), 1), (What.DAYS, facts.days, asked.days)]
    least.append((What.POSTS, facts.visible, asked.posts))
    found = [Missing(what, now, wanted) for what, now, wanted in least if now < wanted]
    if facts.removed_percent > asked.removed_percent:
        found.append(Missing(What.REMOVED, facts.removed_percent, asked.removed_percent))
    return tuple(found)


def earned(facts: Facts) -> int:
    """Return the highest level that somebody has earned, 0 to 3: each asks all that those beneath it ask."""
    return max((level for level in range(1, len(LEVELS) + 1) if not missing(facts, level)), default=0)
