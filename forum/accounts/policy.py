"""What a person may do on the whole site."""

from django.conf import settings
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
    return ability in ABILITIES[Role(person.role)] or (
        ability in FROM_TRUST and person.trust >= settings.IMPORT_FROM_TRUST
    )


def limit_of(person: User, what: Limited) -> Limit:
    """Return how much the person may do; staff count as most trusted."""
    return limit_for(what, HIGHEST_TRUST if person.is_staff else person.trust)


def may_import(person: Viewer) -> Answer:
    """Say whether the person may bring in an article and open a debate on it."""
    if has(person, Ability.IMPORT_ARTICLE):
        return ALLOWED
    if not person.is_authenticated:
        return Refused(_("Log in to import an article."), status=401)
    return Refused(when_trusted())


def when_trusted() -> str:
    """Say in words from when on a member may import an article and open a debate on it."""
    level = settings.IMPORT_FROM_TRUST
    if level > HIGHEST_TRUST:
        return _("Articles are brought and debates opened by moderators here. Ask one.")
    told = _("Bringing an article and opening a debate come with trust %(level)d. Take part first, or ask a moderator.")
    return told % {"level": level}
