"""What a person may do on the whole site."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from forum.accounts.factors import has_factor
from forum.accounts.limits import Limit, Limited, limit_for
from forum.accounts.models import HIGHEST_TRUST, User
from forum.accounts.roles import ABILITIES, FROM_TRUST, Ability, Role
from forum.web.refusal import ALLOWED, Answer, Refused

Viewer = User | AnonymousUser


def has(person: Viewer, ability: Ability) -> bool:
    """Say whether the person's role or trust gives the ability; what comes with a role waits for a second factor."""
    if not isinstance(person, User) or not person.is_active:
        return False
    if ability in ABILITIES[Role.MEMBER] or (ability in FROM_TRUST and person.trust >= settings.IMPORT_FROM_TRUST):
        return True
    return ability in ABILITIES[Role(person.role)] and not lacks_factor(person)


def lacks_factor(person: Viewer) -> bool:
    """Say whether the person's role waits: no second factor, or a session that was opened without it.

    At most one query, and only for staff. Of somebody whom no session brought (a command's ``--as``) the factor alone
    is asked for.
    """
    if not settings.STAFF_NEED_SECOND_FACTOR or not isinstance(person, User) or not person.is_staff:
        return False
    return person.came_with_factor is False or not has_factor(person)


def why_not(person: Viewer, otherwise: str) -> str:
    """Return in words why somebody may not: the role waits for a second factor, or else as said."""
    if not isinstance(person, User) or not lacks_factor(person):
        return otherwise
    if has_factor(person):
        return _("You came in without your second factor, so your role waits until you confirm it.")
    return _("Your role waits until you have a second factor. Set one up under “Your account”: it takes two minutes.")


def limit_of(person: User, what: Limited) -> Limit:
    """Return how much the person may do; staff count as most trusted."""
    return limit_for(what, HIGHEST_TRUST if person.is_staff and not lacks_factor(person) else person.trust)


def may_import(person: Viewer) -> Answer:
    """Say whether the person may bring in an article and open a debate on it."""
    if has(person, Ability.IMPORT_ARTICLE):
        return ALLOWED
    if not person.is_authenticated:
        return Refused(_("Log in to import an article."), status=401)
    return Refused(why_not(person, when_trusted()))


def may_see_tables(person: Viewer) -> Answer:
    """Say whether the person may look into the tables at /admin/."""
    if has(person, Ability.SEE_TABLES):
        return ALLOWED
    if not person.is_authenticated:
        return Refused(_("Log in first."), status=401)
    return Refused(why_not(person, _("Only administrators look into the tables.")))


def when_trusted() -> str:
    """Say in words from when on a member may import an article and open a debate on it."""
    level = settings.IMPORT_FROM_TRUST
    if level > HIGHEST_TRUST:
        return _("Articles are brought and debates opened by moderators here. Ask one.")
    told = _("Bringing an article and opening a debate come with trust %(level)d. Take part first, or ask a moderator.")
    return told % {"level": level}
