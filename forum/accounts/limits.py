"""The one table of limits: how much a person of each trust level may do within a time."""

from dataclasses import dataclass
from enum import StrEnum


class Limited(StrEnum):
    """What is counted."""

    POSTS = "posts"
    EDITS = "edits"
    IMPORTS = "imports"
    BRINGS = "articles brought"
    UPLOADS = "pictures"
    PREVIEWS = "previews"
    LOOKUPS = "handles looked up"
    DEBATES = "debates opened"
    CLAIMS = "claims compared"
    CORRECTIONS = "corrections"
    STANCES = "stances"
    VOTES = "votes"
    LINKS = "links"
    REPORTS = "reports"
    APPEALS = "appeals"
    WORDS = "words in appeals"
    # of an address that nobody is logged in from
    DRAFTS = "drafts kept"
    ACTS = "stances and votes kept"
    CREDITS = "credits kept"
    NOTICES = "notices of illegal content"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` within ``seconds``."""

    most: int
    seconds: int


HOUR, DAY = 3_600, 86_400

# Rows are trust levels 0 to 3; staff count as 3.
LIMITS: dict[Limited, tuple[Limit, Limit, Limit, Limit]] = {
    Limited.POSTS: (Limit(20, HOUR), Limit(60, HOUR), Limit(120, HOUR), Limit(240, HOUR)),
    Limited.EDITS: (Limit(20, HOUR), Limit(60, HOUR), Limit(120, HOUR), Limit(240, HOUR)),
    Limited.BRINGS: (Limit(10, HOUR), Limit(20, HOUR), Limit(40, HOUR), Limit(60, HOUR)),
    Limited.UPLOADS: (Limit(20, DAY), Limit(60, DAY), Limit(150, DAY), Limit(300, DAY)),
    Limited.PREVIEWS: (Limit(2_000, HOUR), Limit(3_000, HOUR), Limit(3_000, HOUR), Limit(3_000, HOUR)),
    Limited.LOOKUPS: (Limit(1_200, HOUR), Limit(1_200, HOUR), Limit(1_200, HOUR), Limit(1_200, HOUR)),
    Limited.DEBATES: (Limit(3, DAY), Limit(10, DAY), Limit(30, DAY), Limit(100, DAY)),
    Limited.CLAIMS: (Limit(1_200, HOUR), Limit(1_200, HOUR), Limit(1_200, HOUR), Limit(1_200, HOUR)),
    Limited.CORRECTIONS: (Limit(10, HOUR), Limit(30, HOUR), Limit(60, HOUR), Limit(120, HOUR)),
    Limited.STANCES: (Limit(30, HOUR), Limit(60, HOUR), Limit(60, HOUR), Limit(60, HOUR)),
    Limited.VOTES: (Limit(300, HOUR), Limit(600, HOUR), Limit(1_200, HOUR), Limit(1_200, HOUR)),
    # more than screening lets a newcomer post at once, so that what it holds can be posted
    Limited.LINKS: (Limit(5, DAY), Limit(10, DAY), Limit(30, DAY), Limit(100, DAY)),
    Limited.REPORTS: (Limit(10, DAY), Limit(30, DAY), Limit(60, DAY), Limit(200, DAY)),
    # who was decided about is new here more often than not: everybody may appeal as often
    Limited.APPEALS: (Limit(20, DAY),) * 4,
    Limited.WORDS: (Limit(60, DAY),) * 4,
    Limited.DRAFTS: (Limit(40, HOUR),) * 4,
    Limited.ACTS: (Limit(60, HOUR),) * 4,
    Limited.CREDITS: (Limit(20, HOUR),) * 4,
    Limited.NOTICES: (Limit(5, DAY),) * 4,
    Limited.IMPORTS: (Limit(3, DAY), Limit(10, DAY), Limit(30, DAY), Limit(100, DAY)),
}


def key_of(what: Limited, name: object) -> str:
    """Return under which key is counted what somebody does: a person's id, or the address of a stranger."""
    return f"{what}:{name}"[:120]


def limit_for(what: Limited, trust: int) -> Limit:
    """Return the limit of ``what`` at the trust level, 0 to 3 (anything outside counts as the nearest)."""
    return LIMITS[what][min(max(trust, 0), 3)]
