"""What a person may do on the whole site."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from forum.accounts.curbs import FOREVER
from forum.accounts.factors import has_factor
from forum.accounts.limits import Limit, Limited, limit_for
from forum.accounts.models import HIGHEST_TRUST, User
from forum.accounts.roles import ABILITIES, FROM_TRUST, SPEAKING, Ability, Role
from forum.web import zones
from forum.web.refusal import ALLOWED, Answer, Refused

Viewer = User | AnonymousUser


def has(person: Viewer, ability: Ability) -> bool:
    """Say whether the person's role or trust gives the ability, and no restriction takes it away.

    What comes with a role waits for a second factor. Whoever can log in may appeal, whatever was decided about them.
    """
    if not isinstance(person, User) or not person.is_active:
        return False
    if ability == Ability.APPEAL:
        return True
    if person.is_suspended or (ability in SPEAKING and person.is_silenced):
        return False
    own = ABILITIES[Role(person.role)]
    is_trusted = Ability.POST in own and person.trust >= settings.IMPORT_FROM_TRUST
    if ability in ABILITIES[Role.MEMBER] & own or (ability in FROM_TRUST and is_trusted):
        return True
    return ability in own and not lacks_factor(person)


def may_as_member(person: Viewer, ability: Ability) -> Answer:
    """Say whether the person may do what members do (post, vote, report), as far as the whole site is concerned."""
    if has(person, ability):
        return ALLOWED
    if not isinstance(person, User):
        return Refused(_("Log in first."), status=401)
    return Refused(why_restricted(person) or _why_reading(person) or _why_closed(ability))


def may_act(person: User) -> Answer:
    """Say whether the person may change anything at all: nobody who is suspended may, and no auditor."""
    why = _why_suspended(person) or _why_reading(person)
    return Refused(why) if why else ALLOWED


def may_change_addresses(person: User) -> Answer:
    """Say whether the person may change their e-mail addresses: where decisions about them are sent stays."""
    why = _why_suspended(person)
    return Refused(why) if why else ALLOWED


def may_give_role(by: User | None, person: User) -> Answer:
    """Say whether somebody may give a person a role; None is whoever runs the site, at its console."""
    if by is None:
        return ALLOWED
    if not has(by, Ability.GIVE_ROLES):
        return Refused(why_not(by, _("Only administrators give roles.")))
    if by.pk == person.pk:
        return Refused(_("Nobody gives a role to themselves. Another administrator can."))
    return ALLOWED


def why_restricted(person: Viewer) -> str:
    """Return in words that the person may not post, or may only read, and until when; nothing if neither; no query."""
    if not isinstance(person, User):
        return ""
    if person.is_suspended or not person.is_silenced:
        return _why_suspended(person)
    told = _("Your account may not post until %(when)s.")
    return _until(person.silenced_until, told, _("Your account may not post until this is lifted."))


def why_held(person: Viewer) -> str:
    """Return in words that what the person posts is looked at first, and until when; nothing if it is not; no query."""
    if not isinstance(person, User) or not person.is_held:
        return ""
    told = _("What you post until %(when)s is looked at by a moderator before others see it.")
    ever = _("What you post is looked at by a moderator before others see it, until this is lifted.")
    return _until(person.held_until, told, ever)


def _why_suspended(person: User) -> str:
    if not person.is_suspended:
        return ""
    told = _("Your account is suspended until %(when)s. Until then you may read, and appeal.")
    ever = _("Your account is suspended until this is lifted. You may read, and appeal.")
    return _until(person.suspended_until, told, ever)


def _until(moment: datetime | None, told: str, ever: str) -> str:
    """Return ``told`` with the moment, or ``ever`` where there is no end, and where to read why."""
    when = ever if moment is None or moment == FOREVER else told % {"when": zones.exact(moment)}
    return when + " " + _("Why, and how to appeal: see “Decisions about you”.")


def _why_closed(ability: Ability) -> str:
    return {
        Ability.VOTE: _("Your account may not vote."),
        Ability.REPORT: _("Your account may not report."),
    }.get(ability, _("Your account may not post."))


def _why_reading(person: User) -> str:
    return _("Auditors read everything and change nothing.") if person.role == Role.AUDITOR else ""


def lacks_factor(person: Viewer) -> bool:
    """Say whether the person's role waits: no second factor, or a session that was opened without it.

    At most one query, and only for staff. Of somebody whom no session brought (a command's ``--as``) the factor alone
    is asked for.
    """
    if not settings.STAFF_NEED_SECOND_FACTOR or not isinstance(person, User) or not person.is_staff:
        return False
    return person.came_with_factor is False or not has_factor(person)


def why_not(person: Viewer, otherwise: str) -> str:
    """Return in words why somebody may not: they are suspended, the role waits for a second factor, or else as said."""
    if not isinstance(person, User):
        return otherwise
    if person.is_suspended:
        return _why_suspended(person)
    if not lacks_factor(person):
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
    return Refused(why_restricted(person) or why_not(person, when_trusted()))


def may_see_tables(person: Viewer) -> Answer:
    """Say whether the person may look into the tables at /admin/."""
    if has(person, Ability.SEE_TABLES):
        return ALLOWED
    if not person.is_authenticated:
        return Refused(_("Log in first."), status=401)
    return Refused(why_not(person, _("Only administrators and auditors look into the tables.")))


def when_trusted() -> str:
    """Say in words from when on a member may import an article and open a debate on it."""
    level = settings.IMPORT_FROM_TRUST
    if level > HIGHEST_TRUST:
        return _("Articles are brought and debates opened by moderators here. Ask one.")
    told = _("Bringing an article and opening a debate come with trust %(level)d. Take part first, or ask a moderator.")
    return told % {"level": level}
