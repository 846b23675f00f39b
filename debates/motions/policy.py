"""Who may open, lock and unlock a debate."""

from django.utils.translation import gettext as _

from debates.motions.models import Motion, MotionRole, Part
from forum.accounts.models import User
from forum.accounts.policy import Viewer, has, when_trusted, why_not
from forum.accounts.roles import Ability
from forum.web.refusal import ALLOWED, Answer, Refused


def may_open(person: Viewer) -> Answer:
    """Say whether the person may put a motion to the house."""
    if has(person, Ability.OPEN_DEBATE):
        return ALLOWED
    if not person.is_authenticated:
        return Refused(_("Log in to open a debate."), status=401)
    return Refused(why_not(person, when_trusted()))


def hosts(person: User, motion: Motion) -> bool:
    """Say whether the person hosts the debate, one query."""
    return MotionRole.objects.filter(motion=motion, person=person, part=Part.HOST).exists()


def may_lock(person: Viewer, motion: Motion) -> Answer:
    """Say whether the person may lock and unlock the debate."""
    if has(person, Ability.LOCK_DEBATE):
        return ALLOWED
    if isinstance(person, User) and hosts(person, motion):
        return ALLOWED
    return Refused(why_not(person, _("Only a host of this debate or a moderator may lock it.")))
