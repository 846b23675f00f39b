"""Who may open a debate, rule in it, and speak in it when."""

from collections.abc import Callable, Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from debates.motions.clock import Reading, Say, Stage, Standing, Who, audience
from debates.motions.models import Motion, MotionRole
from debates.motions.states import MOVES, STAGES, Act, Part, Side, State
from forum.accounts.models import User
from forum.accounts.policy import Viewer, has, may_act, when_trusted, why_not, why_restricted
from forum.accounts.roles import Ability
from forum.web import zones
from forum.web.refusal import ALLOWED, Answer, Refused

# Rooms above say whether anybody has stood for or against a motion yet: from then on its wording is frozen.
_stands_taken: list[Callable[[Motion], bool]] = []


def register_stand(is_taken: Callable[[Motion], bool]) -> Callable[[Motion], bool]:
    """Let a room say whether anybody took a stand on a motion."""
    _stands_taken.append(is_taken)
    return is_taken


def is_frozen(motion: Motion) -> bool:
    """Say whether somebody stands for or against the motion already, so that its wording may not change its meaning."""
    return any(is_taken(motion) for is_taken in _stands_taken)


def may_open(person: Viewer) -> Answer:
    """Say whether the person may put a motion to the house."""
    if has(person, Ability.OPEN_DEBATE):
        return ALLOWED
    if not person.is_authenticated:
        return Refused(_("Log in to open a debate."), status=401)
    return Refused(why_restricted(person) or why_not(person, when_trusted()))


def hosts(person: User, motion: Motion) -> bool:
    """Say whether the person hosts the debate, or keeps order in this one, one query."""
    return MotionRole.objects.filter(motion=motion, person=person, part__in=[Part.HOST, Part.MODERATOR]).exists()


def may_rule(person: Viewer, motion: Motion) -> Answer:
    """Say whether the person may lock, close, reopen and settle the debate."""
    if has(person, Ability.LOCK_DEBATE):
        return ALLOWED
    if isinstance(person, User) and hosts(person, motion):
        return may_act(person)
    return Refused(why_not(person, _("Only a host of this debate or a moderator may do that.")))


def may_appoint(person: Viewer) -> Answer:
    """Say whether the person may choose who moderates one debate: who moderates the site, and no host."""
    if has(person, Ability.MODERATE):
        return ALLOWED
    return Refused(why_not(person, _("Moderators of the site choose who moderates a debate.")))


def may_rule_among(person: Viewer, handles: Collection[str]) -> bool:
    """Say the same where the handles of the debate's hosts are known; no query."""
    if has(person, Ability.LOCK_DEBATE):
        return True
    return isinstance(person, User) and person.handle in handles and bool(may_act(person))


def acts_now(motion: Motion) -> list[Act]:
    """Return what can be ruled as the debate stands: one that is over by its dates can only be taken up again."""
    acts = list(MOVES[State(motion.state)])
    if motion.clock.standing == Standing.OVER and Act.REOPEN not in acts:
        return [Act.REOPEN]
    return acts


def may_reword(person: Viewer, motion: Motion) -> Answer:
    """Say whether the person may change the motion's words: a host until somebody takes a stand, then a moderator.

    At most three queries.
    """
    answer = may_rule(person, motion)
    if not answer or has(person, Ability.LOCK_DEBATE) or not is_frozen(motion):
        return answer
    told = _("People stand for or against this motion already. A moderator can correct a slip of the pen in it.")
    return Refused(why_not(person, told))


def may_speak(person: Viewer, motion: Motion, say: Say, side: str | None = None) -> Answer:
    """Say whether the person may say something of a kind now, as far as the debate is concerned.

    Who is not logged in is asked again once they are: until then they are taken for whoever may speak. ``side`` is
    the side of an argument for or against the motion. At most one query, where invited speakers alone may speak.
    """
    if motion.state == State.CLOSED:
        return Refused(_("This debate is closed: it can be read, but nothing more can be said."), status=409)
    if motion.state == State.LOCKED and not has(person, Ability.POST_WHERE_LOCKED):
        return Refused(_("This debate is locked: it can be read, but nothing more can be said."), status=409)
    reading = motion.clock
    who = audience(reading, say, voices=Who(motion.voices), comments_follow=motion.comments_follow)
    if who == Who.EVERYBODY:
        return ALLOWED
    if who == Who.SPEAKERS:
        return _may_as_speaker(person, motion, side)
    return Refused(_why_nobody(motion, reading, say), status=409)


def is_for_speakers(motion: Motion, say: Say) -> bool:
    """Say whether invited speakers alone may say something of a kind now."""
    who = audience(motion.clock, say, voices=Who(motion.voices), comments_follow=motion.comments_follow)
    return who == Who.SPEAKERS


def _may_as_speaker(person: Viewer, motion: Motion, side: str | None) -> Answer:
    if not isinstance(person, User):
        return ALLOWED
    role = MotionRole.objects.filter(motion=motion, person=person, part=Part.SPEAKER).first()
    if role is None:
        return Refused(_("Only the invited speakers argue now.") + _or_comment(motion, motion.clock))
    if side is not None and role.side != side:
        reason = _("You were invited to speak on the other side: %(side)s.")
        return Refused(reason % {"side": Side(str(role.side)).label})
    return ALLOWED


def _why_nobody(motion: Motion, reading: Reading, say: Say) -> str:
    if reading.standing == Standing.COMING:
        return _("This debate opens on %(when)s.") % {"when": zones.exact(motion.opens)}
    if reading.standing == Standing.OVER:
        return _("The time of this debate is over: it can be read, but nothing more can be said.")
    if say == Say.COMMENT:
        return _why_no_comments(motion)
    if not reading.has_phases:
        return _("Arguments are not taken here. You can comment on the paragraphs of the article.")
    return _why_not_in_phase(reading, say) + (_next(reading) or _or_comment(motion, reading))


def _why_no_comments(motion: Motion) -> str:
    """Return why comments, which follow the phases here, are not taken now."""
    floor = next((span for span in motion.timetable.spans if span.stage == Stage.FLOOR), None)
    if floor is None:
        return _("Comments are taken on the floor alone, as the host decided, and this debate has none.")
    if floor.ends <= timezone.now():
        return _("Comments were taken on the floor, as the host decided, and the floor is over.")
    told = _("Comments wait for the floor here, as the host decided. It begins on %(when)s.")
    return told % {"when": zones.exact(floor.starts)}


def _why_not_in_phase(reading: Reading, say: Say) -> str:
    if reading.span is None:
        return _("The debate rests between two phases.")
    told = (
        _("New arguments are not taken in this phase: %(phase)s.")
        if say == Say.ARGUMENT
        else _("Counterarguments are not taken in this phase: %(phase)s.")
    )
    return told % {"phase": dict(STAGES)[reading.span.stage]}


def _next(reading: Reading) -> str:
    if reading.following is None:
        return ""
    when = zones.exact(reading.following.starts)
    told = _("Next comes “%(phase)s”, on %(when)s.")
    return " " + told % {"phase": dict(STAGES)[reading.following.stage], "when": when}


def _or_comment(motion: Motion, reading: Reading) -> str:
    """Return what is left to do where nothing is argued, nothing where comments follow the phases."""
    if audience(reading, Say.COMMENT, comments_follow=motion.comments_follow) == Who.NOBODY:
        return ""
    return " " + _("You can comment on the paragraphs of the article.")
