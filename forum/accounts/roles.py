"""The one table of roles and abilities: what a person may do follows from it and from nothing else."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is on the whole site; a host is one of a single debate (motions.MotionRole)."""

    MEMBER = "member", _("member")
    MODERATOR = "moderator", _("moderator")
    ADMIN = "admin", _("administrator")


class Ability(StrEnum):
    """One thing that a role allows, named for what is done."""

    POST = "post"
    VOTE = "vote"
    IMPORT_ARTICLE = "import an article"
    OPEN_DEBATE = "open a debate"
    LOCK_DEBATE = "lock a debate"
    TAKE_DOWN = "take an article down"
    SEE_TABLES = "see the tables"
    SEE_PATTERNS = "see patterns of votes"
    SET_RULES = "set the rules of screening"
    POST_WHERE_LOCKED = "post in a locked debate"


# Read it by row: a moderator has what a member has and more. Trust adds to a member's row, see below.
ABILITIES: dict[Role, frozenset[Ability]] = {
    Role.MEMBER: frozenset({Ability.POST, Ability.VOTE}),
    Role.MODERATOR: frozenset(Ability) - {Ability.SEE_TABLES, Ability.POST_WHERE_LOCKED},
    Role.ADMIN: frozenset(Ability) - {Ability.POST_WHERE_LOCKED},
}

# What a member may do as well from the trust level of settings.IMPORT_FROM_TRUST on.
FROM_TRUST = frozenset({Ability.IMPORT_ARTICLE, Ability.OPEN_DEBATE})
