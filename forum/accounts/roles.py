"""The one table of roles and abilities: what a person may do follows from it and from nothing else."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is on the whole site; a host is one of a single debate (motions.MotionRole)."""

    MEMBER = "member", _("member")
    MODERATOR = "moderator", _("moderator")
    SENIOR = "senior", _("senior moderator")
    ADMIN = "admin", _("administrator")
    AUDITOR = "auditor", _("auditor")


class Ability(StrEnum):
    """One thing that a role allows, named for what is done."""

    POST = "post"
    VOTE = "vote"
    REPORT = "report"
    APPEAL = "appeal"
    IMPORT_ARTICLE = "import an article"
    OPEN_DEBATE = "open a debate"
    LOCK_DEBATE = "lock a debate"
    TAKE_DOWN = "take an article down"
    SEE_CASES = "see cases"
    MODERATE = "decide cases"
    BAN = "ban"
    PURGE = "purge"
    DECIDE_APPEALS = "decide appeals"
    OVERRIDE = "decide in spite of a conflict of interest"
    KEEP_RULES = "keep word lists"
    SEE_LOG = "see the whole log"
    SEE_TABLES = "see the tables"
    SEE_PATTERNS = "see patterns of votes"
    GIVE_ROLES = "give roles"
    POST_WHERE_LOCKED = "post in a locked debate"


_MEMBER = frozenset({Ability.POST, Ability.VOTE, Ability.REPORT, Ability.APPEAL})
_MODERATOR = _MEMBER | {
    Ability.IMPORT_ARTICLE,
    Ability.OPEN_DEBATE,
    Ability.LOCK_DEBATE,
    Ability.TAKE_DOWN,
    Ability.SEE_CASES,
    Ability.MODERATE,
    Ability.KEEP_RULES,
    Ability.SEE_PATTERNS,
}

# Read it by row: each but the last has what the one before has and more. An auditor reads everything and changes
# nothing. Trust adds to the row of whoever may post, see below.
ABILITIES: dict[Role, frozenset[Ability]] = {
    Role.MEMBER: _MEMBER,
    Role.MODERATOR: _MODERATOR,
    Role.SENIOR: _MODERATOR | {Ability.BAN, Ability.PURGE, Ability.DECIDE_APPEALS},
    Role.ADMIN: frozenset(Ability) - {Ability.POST_WHERE_LOCKED},
    Role.AUDITOR: frozenset({Ability.SEE_CASES, Ability.SEE_LOG, Ability.SEE_TABLES, Ability.SEE_PATTERNS}),
}

# What whoever may post may do as well from the trust level of settings.IMPORT_FROM_TRUST on.
FROM_TRUST = frozenset({Ability.IMPORT_ARTICLE, Ability.OPEN_DEBATE})

# What puts something before everybody: not for somebody who is silenced.
SPEAKING = frozenset({Ability.POST, Ability.POST_WHERE_LOCKED}) | FROM_TRUST

# Who keeps order, and counts as most trusted.
KEEPERS = frozenset({Role.MODERATOR, Role.SENIOR, Role.ADMIN})

# Who sees more than members do, and needs a second factor for it.
STAFF = KEEPERS | {Role.AUDITOR}

# Who looks into the tables, where nothing can be changed.
SEE_ALL_TABLES = frozenset(role for role, abilities in ABILITIES.items() if Ability.SEE_TABLES in abilities)
