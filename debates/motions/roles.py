"""Who does what in a debate: hosts and invited speakers come and go. The last host stays."""

from django.db import transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from debates.motions import queries
from debates.motions.models import Motion, MotionRole
from debates.motions.policy import may_appoint, may_rule
from debates.motions.states import Part, Side
from forum.accounts.models import User
from forum.web.refusal import Refusal, Refused, enforce

MOST_OF_A_PART = 30


@transaction.atomic
def add_host(*, motion: Motion, by: User, handle: str) -> MotionRole:
    """Make somebody a host of the debate.

    Raises:
        Refusal: the person may not, nobody has this handle, they host it already, or there are too many.
    """
    return _add(motion, by, handle, Part.HOST, None)


@transaction.atomic
def invite(*, motion: Motion, by: User, handle: str, side: str) -> MotionRole:
    """Invite somebody to speak for a side; raises as ``add_host``, and where the side is none.

    Raises:
        Refusal: also where the person speaks already.
    """
    return _add(motion, by, handle, Part.SPEAKER, side)


@transaction.atomic
def appoint(*, motion: Motion, by: User, handle: str) -> MotionRole:
    """Let somebody moderate this one debate; raises as ``add_host``.

    Raises:
        Refusal: also where who appoints is no moderator of the site.
    """
    enforce(may_appoint(by))
    return _add(motion, by, handle, Part.MODERATOR, None)


@transaction.atomic
def dismiss(*, motion: Motion, by: User, role_id: int) -> None:
    """Take somebody's part away; a speaker may leave by themselves.

    Raises:
        Refusal: the person may not, the part is gone already, or it is that of the last host.
    """
    held = queries.alone(motion.pk)
    role = MotionRole.objects.filter(motion=held, pk=role_id).first()
    if role is None:
        raise Refusal(
            Refused(_("This part was taken away already, perhaps by somebody else a moment ago."), status=409)
        )
    if role.part == Part.MODERATOR:
        enforce(may_appoint(by))
    elif role.person_id != by.pk or role.part != Part.SPEAKER:
        enforce(may_rule(by, held))
    if role.part == Part.HOST and MotionRole.objects.filter(motion=held, part=Part.HOST).count() == 1:
        raise Refusal(Refused(_("This is the last host, and a debate has one. Add another host first."), status=409))
    role.delete()


def _add(motion: Motion, by: User, handle: str, part: Part, side: str | None) -> MotionRole:
    held = queries.alone(motion.pk)
    enforce(may_rule(by, held))
    if part == Part.SPEAKER and side not in Side.values:
        raise Refusal(Refused(_("Choose the side for which this person speaks."), status=422))
    person = _named(handle)
    there = MotionRole.objects.filter(motion=held, part=part)
    if (role := there.filter(person=person).first()) is not None:
        raise Refusal(Refused(_there_already(role, person), status=409))
    if there.count() >= MOST_OF_A_PART:
        raise Refusal(Refused(_("That are too many: at most %(n)d.") % {"n": MOST_OF_A_PART}, status=409))
    return MotionRole.objects.create(motion=held, person=person, part=part, side=side)


def _named(handle: str) -> User:
    typed = handle.strip().removeprefix("@")
    found = User.objects.annotate(low=Lower("handle")).filter(low=typed.lower(), is_active=True).first()
    if found is None:
        told = _("Nobody here has the handle “%(handle)s”.") % {"handle": typed[:60]} if typed else _("Write a handle.")
        raise Refusal(Refused(told, status=422))
    return found


def _there_already(role: MotionRole, person: User) -> str:
    if role.part == Part.HOST:
        return _("%(handle)s hosts this debate already.") % {"handle": person.handle}
    if role.part == Part.MODERATOR:
        return _("%(handle)s moderates this debate already.") % {"handle": person.handle}
    told = _("%(handle)s is invited already, for the side: %(side)s. Take that away first to change it.")
    return told % {"handle": person.handle, "side": Side(str(role.side)).label}
