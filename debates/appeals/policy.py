"""Who may appeal, read an appeal, speak in it, and decide it: never who decided first, unless nobody else is there."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.appeals.grounds import Ground
from debates.appeals.models import Appeal
from debates.moderation.policy import conflict_of
from debates.moderation.things import Thing, thing_in
from forum.accounts.models import User
from forum.accounts.policy import Viewer, has, may_as_member, why_not
from forum.accounts.roles import ABILITIES, Ability
from forum.web.refusal import ALLOWED, Answer, Refused

_DECIDERS = [role.value for role, abilities in ABILITIES.items() if Ability.DECIDE_APPEALS in abilities]


def may_appeal(person: Viewer, ground: Ground) -> Answer:
    """Say whether the person may appeal on a ground, as far as it can be said without who appealed before."""
    if not (answer := may_as_member(person, Ability.APPEAL)):
        return answer
    if ground.person is None or ground.person != person.pk:
        return Refused(_("This is for somebody else to appeal."), status=404)
    if ground.why_none:
        return Refused(ground.why_none, status=409)
    if ground.until is not None and ground.until <= timezone.now():
        return Refused(_("The half year in which this could be appealed is over. A court may still hear you."), 409)
    return ALLOWED


def may_read_appeal(viewer: Viewer, appeal: Appeal) -> Answer:
    """Say whether the viewer may read an appeal: who made it, and who sees cases."""
    if not isinstance(viewer, User):
        return Refused(_("Log in first."), status=401)
    if appeal.by_id == viewer.pk or has(viewer, Ability.SEE_CASES):
        return ALLOWED
    return Refused(_("This appeal is for somebody else."), status=404)


def may_decide_appeal(person: Viewer, appeal: Appeal, thing: Thing | None = None) -> Answer:
    """Say whether the person may decide an appeal; at most four queries."""
    if not isinstance(person, User):
        return Refused(_("Log in first."), status=401)
    if appeal.decided is not None:
        told = _("This appeal was decided already: %(outcome)s. Nothing you typed was lost.")
        return Refused(told % {"outcome": appeal.get_outcome_display()}, status=409)
    if not has(person, Ability.DECIDE_APPEALS):
        return Refused(why_not(person, _("Senior moderators decide appeals.")))
    if appeal.by_id == person.pk:
        return Refused(_("It is your own appeal: somebody else decides."))
    stake = stake_in(person, appeal, thing)
    return Refused(stake) if stake and not is_alone(person) else ALLOWED


def stake_in(person: User, appeal: Appeal, thing: Thing | None = None) -> str:
    """Return in words why somebody else should decide an appeal, nothing if the person may; at most three queries."""
    if appeal.first_decider_id == person.pk:
        return _("You made this decision yourself, so somebody else decides on the appeal. You may read it.")
    return conflict_of(person, thing or thing_in(appeal.decision.case), appeal.decision.case)


def may_say(person: Viewer, appeal: Appeal, thing: Thing | None = None) -> Answer:
    """Say whether the person may add a word to an appeal that is not decided: who made it, and who may decide it."""
    if isinstance(person, User) and appeal.by_id == person.pk and appeal.decided is None:
        return may_as_member(person, Ability.APPEAL)
    return may_decide_appeal(person, appeal, thing)


def is_alone(person: User) -> bool:
    """Say whether nobody else on this site could decide appeals; one query."""
    free = Q(suspended_until=None) | Q(suspended_until__lte=timezone.now())
    return not User.objects.filter(free, role__in=_DECIDERS, is_active=True).exclude(pk=person.pk).exists()
