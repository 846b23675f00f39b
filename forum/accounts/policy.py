"""What a person may do on the whole site."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from forum.accounts.limits import Limit, Limited, limit_for
from forum.accounts.models import HIGHEST_TRUST, User
from forum.accounts.roles import ABILITIES, FROM_TRUST, Ability, Role
from forum.web.refusal import ALLOWED, Answer, Refused

Viewer = User | AnonymousUser


def has(person: Viewer, ability: Ability) -> bool:
    """Say whether the person's role or trust gives the ability."""
    if not isinstance(person, User) or not person.is_active:
        return False
    return ability in ABILITIES[Role(person.role)] or person.trust >= FROM_TRUST.get(ability, HIGHEST_TRUST + 1)


def limit_of(person: User, what: Limited) -> Limit:
    """Return how much the person may do; staff count as most trusted."""
    return limit_for(what, HIGHEST_TRUST if person.is_staff else person.trust)


def may_import(person: Viewer) -> Answer:
    """Say whether the person may bring in an article and open a debate on it."""
    if has(person, Ability.IMPORT_ARTICLE):
        return ALLOWED
    if not person.is_authenticated:
        return Refused(_("Log in to import an article."), status=401)
    return Refused(_("Importing opens at trust 1: take part in a debate first, or ask a moderator."))
