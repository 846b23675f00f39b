"""Who may report what, see cases, and decide them; who may not, because it is their own quarrel."""

from django.db.models import Q
from django.utils.translation import gettext as _

from debates.moderation.actions import ACTIONS, Action, Target
from debates.moderation.models import Case, Report, Statement
from debates.moderation.reasons import Reason
from debates.moderation.things import Thing
from debates.motions.models import Motion, MotionRole
from debates.motions.parts import noted_parts
from debates.motions.states import Part
from debates.posts.models import Post
from debates.posts.states import Kind
from forum.accounts.models import User
from forum.accounts.policy import Viewer, has, may_as_member, why_not, why_restricted
from forum.accounts.roles import Ability
from forum.web.refusal import ALLOWED, Answer, Refused

_KEEPS_ORDER = (Part.HOST, Part.MODERATOR)


def may_report(person: Viewer, thing: Thing) -> Answer:
    """Say whether the person may report something: what everybody can see, and is not their own."""
    if not isinstance(person, User):
        return Refused(_("Log in to report something. For illegal content there is a form without an account."), 401)
    if not (answer := may_as_member(person, Ability.REPORT)):
        return answer
    if thing.owner is not None and thing.owner.pk == person.pk:
        return Refused(_("This is your own. If it should go, you can withdraw it."))
    if thing.post is not None and not thing.post.is_public:
        return Refused(_("This is no longer shown, so there is nothing to report. Thank you all the same."), 409)
    return ALLOWED


def parts_of(person: User) -> dict[int, set[str]]:
    """Return in which debates the person hosts or moderates, as which; one query for a person object."""
    known: dict[int, set[str]] | None = person.__dict__.get("_keeps_order")
    if known is None:
        known = person.__dict__["_keeps_order"] = {}
        rows = MotionRole.objects.filter(person=person, part__in=_KEEPS_ORDER)
        for motion, part in rows.values_list("motion", "part"):
            known.setdefault(motion, set()).add(part)
    return known


def visible_cases(person: Viewer) -> Q:
    """Return the condition on cases that the person may see; none of them, for most people. At most one query."""
    if has(person, Ability.SEE_CASES):
        return Q()
    if not isinstance(person, User) or not has(person, Ability.POST):
        return Q(pk__in=[])
    return Q(debate__in=list(parts_of(person)))


def may_see_queue(person: Viewer) -> Answer:
    """Say whether there is a queue for the person: of the site, or of debates that they host. At most one query."""
    if has(person, Ability.SEE_CASES):
        return ALLOWED
    if not isinstance(person, User):
        return Refused(_("Log in first."), status=401)
    if has(person, Ability.POST) and parts_of(person):
        return ALLOWED
    return Refused(why_not(person, _("The queue is for moderators, and for hosts with their own debates.")))


def role_in(person: User, debate: Motion | None) -> str:
    """Return in which role the person decides in a debate: that of the site, ``moderator`` of it, ``host``; or none."""
    if has(person, Ability.MODERATE):
        return person.role
    parts = _parts_in(person, debate) if debate is not None and has(person, Ability.POST) else frozenset()
    return "moderator" if Part.MODERATOR in parts else "host" if Part.HOST in parts else ""


def _parts_in(person: User, debate: Motion) -> frozenset[str]:
    """A page of one debate brought the parts along with it; the queue looks all debates up at once."""
    noted = noted_parts(person, debate)
    return frozenset(parts_of(person).get(debate.pk, ())) if noted is None else noted


def keeps_order_in(person: Viewer, debate: Motion) -> bool:
    """Say whether the person decides on anything in a debate; at most one query, and that for members alone."""
    return isinstance(person, User) and bool(role_in(person, debate))


def may_decide(person: Viewer, thing: Thing, action: Action, reason: Reason, sanction: Action | None = None) -> Answer:
    """Say whether the person's role lets them decide so on something; conflicts are asked of ``conflict_of``."""
    if not isinstance(person, User):
        return Refused(_("Log in first."), status=401)
    role, rule = role_in(person, thing.debate), ACTIONS.get(action)
    if not role:
        return Refused(why_restricted(person) or why_not(person, _("Only moderators decide on this.")))
    if rule is None or thing.kind not in rule.on or (sanction and thing.kind != Target.POST):
        return Refused(_("This cannot be decided on here. Choose another decision."), status=422)
    if role == "host":
        return _if_host_may(thing, action, reason, sanction)
    needed = {rule.needs} | ({ACTIONS[sanction].needs} if sanction else set())
    if not all(_has_in(person, role, ability) for ability in needed):
        return Refused(_("A senior moderator decides that. Leave the case open, or choose another decision."))
    return _if_above(person, thing, action, sanction)


def _has_in(person: User, role: str, ability: Ability) -> bool:
    """Say whether the person has an ability; a moderator of one debate has there what moderators decide."""
    return has(person, ability) or (ability == Ability.MODERATE and role == "moderator")


def _if_host_may(thing: Thing, action: Action, reason: Reason, sanction: Action | None) -> Answer:
    if sanction is not None or thing.kind not in {Target.POST, Target.MOTION}:
        return Refused(_("Hosts decide on posts in their debates. What is done to people is for moderators."))
    if reason in ACTIONS[action].host:
        return ALLOWED
    told = _(
        "Hosts collapse posts, lock threads, and remove or move what is off topic. Anything else is for moderators."
    )
    return Refused(told)


def _if_above(person: User, thing: Thing, action: Action, sanction: Action | None) -> Answer:
    """Let nobody curb somebody who keeps order as well: that is for administrators."""
    curbs = ACTIONS[action].curb or (sanction and ACTIONS[sanction].curb)
    if curbs and thing.owner is not None and thing.owner.is_staff and not has(person, Ability.OVERRIDE):
        return Refused(_("This account keeps order here as well. Only an administrator restricts it."))
    return ALLOWED


def conflict_of(person: User, thing: Thing, case: Case | None = None) -> str:
    """Return in words why the person has a stake in something, nothing if they have none; at most two queries."""
    if thing.owner is not None and thing.owner.pk == person.pk:
        return _("It is your own: nobody decides in their own cause.")
    if case is not None and Report.objects.filter(case=case, reporter=person).exists():
        return _("You reported it yourself: somebody else decides.")
    if thing.debate is not None and has_argued(person, thing.debate):
        return _("You argued in this debate: somebody else decides.")
    return ""


def has_argued(person: User, debate: Motion) -> bool:
    """Say whether the person argued in a debate, even if they took it back; one query."""
    return Post.objects.filter(motion=debate, author=person, kind=Kind.ARGUMENT).exists()


def may_override(person: User) -> bool:
    """Say whether the person may decide in spite of a conflict, which is written down."""
    return has(person, Ability.OVERRIDE)


def may_read(viewer: Viewer, statement: Statement) -> Answer:
    """Say whether the viewer may read a statement: who it is to, and who sees cases."""
    if not isinstance(viewer, User):
        return Refused(_("Log in first."), status=401)
    if statement.person_id == viewer.pk or has(viewer, Ability.SEE_CASES):
        return ALLOWED
    return Refused(_("This statement is for somebody else."), status=404)
