"""Taking up cases, deciding them, one or many, and taking a decision back while its letters have not left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.moderation.actions import Action
from debates.moderation.choosing import Choice, refuse_incomplete
from debates.moderation.models import Case, Decision, Report, Statement
from debates.moderation.policy import conflict_of, may_decide, may_override, role_in
from debates.moderation.recording import carry_out, decider, tell
from debates.moderation.reversing import reverse
from debates.moderation.seats import letter
from debates.moderation.states import CLAIM_LASTS, UNDECIDED, Origin, Outcome, State
from debates.moderation.things import Thing, thing_in, thing_of
from debates.motions import queries as motions
from debates.posts.models import Post
from forum.accounts.models import User
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.transactions import once_more

MOST_AT_ONCE = 50
# these change where posts stand or who may speak: nobody posts, votes or moves meanwhile
_ALONE = {Action.MOVE, Action.LOCK, Action.UNLOCK, Action.EXCLUDE_VOTES, Action.INCLUDE_VOTES}


class Overtaken(Refusal):
    """Somebody else decided or claimed the case since it was opened; ``case`` is as it is now."""

    def __init__(self, case: Case) -> None:
        super().__init__(Refused(told_of(case), status=409))
        self.case = case


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one case of many: the decision, or why there is none."""

    case: int
    decision: Decision | None = None
    refused: str = ""


@once_more()
def decide(*, case: Case, by: User, seen: int, choice: Choice, origin: Origin = Origin.PAGE) -> Decision:
    """Decide a case; ``seen`` is its version that the decider had before them.

    Raises:
        Overtaken: somebody else decided meanwhile.
        Refusal: the person may not, has a stake in it, says too little, or it cannot be done to the thing any more.
    """
    refuse_incomplete(choice)
    with transaction.atomic():
        held, thing = hold(case, is_alone=choice.action in _ALONE)
        if held.version != seen or not held.is_undecided:
            raise Overtaken(held)
        enforce(may_decide(by, thing, choice.action, choice.reason, choice.sanction))
        return carry_out(held, thing, _unconflicted(by, thing, held, choice), by=by, origin=origin)


def decide_many(*, items: Sequence[tuple[int, int]], by: User, choice: Choice) -> list[Done]:
    """Decide on many cases, given with the version that was seen: each for itself, in a transaction of its own.

    Raises:
        Refusal: they are too many, or none.
    """
    if not 0 < len(items) <= MOST_AT_ONCE:
        raise Refusal(Refused(_("Choose between 1 and %(most)d cases.") % {"most": MOST_AT_ONCE}, status=422))
    return [_one_of_many(pk, seen, by, choice) for pk, seen in sorted(set(items))]


@once_more()
@transaction.atomic
def undo(*, decision: Decision, by: User) -> Decision:
    """Take one's own decision back within its minute; the undoing is a decision of its own.

    Raises:
        Refusal: its letters have left, it is somebody else's, it was taken back already, or was reported again since.
    """
    held, thing = hold(decision.case, is_alone=decision.action in _ALONE)
    fresh = Decision.objects.select_related("case__motion", "case__article").get(pk=decision.pk)
    _refuse_too_late(fresh, held, by)
    done = reverse(fresh, by=by, why=_("Undone at once by who decided."))
    undoing = taken_back(fresh, thing, by=by, action=Action.UNDO, origin=Origin.PAGE, effects=done)
    _open_again(held)
    Report.objects.filter(case=held).update(outcome=Outcome.WAITING)
    tell(undoing, thing, owes=False, act="undone", undoes=fresh.pk, undid=str(fresh.action))
    return undoing


@transaction.atomic
def claim(*, case: Case, by: User) -> Case:
    """Take a case up, so that others see that somebody is at it; it lasts half an hour.

    Raises:
        Overtaken: it was decided, or somebody else took it up.
    """
    held = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    _enforce_role(by, held)
    if held.state not in UNDECIDED or _is_taken(held, by):
        raise Overtaken(held)
    if held.claimed_by_id != by.pk or not _is_taken(held):
        held.state, held.claimed_by, held.claimed = State.CLAIMED, by, timezone.now()
        held.version += 1
        held.save(update_fields=["state", "claimed_by", "claimed", "version"])
    return held


@transaction.atomic
def release(*, case: Case, by: User) -> Case:
    """Lay a case back that one took up; one that is not one's own stays as it is."""
    held = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    if held.state == State.CLAIMED and held.claimed_by_id == by.pk:
        held.state, held.claimed_by, held.claimed, held.version = State.OPEN, None, None, held.version + 1
        held.save(update_fields=["state", "claimed_by", "claimed", "version"])
    return held


def hold(case: Case, *, is_alone: bool = False) -> tuple[Case, Thing]:
    """Lock motion, post and case in the one order, and return the case and its thing as they are now."""
    if case.debate_id is not None:
        (motions.alone if is_alone else motions.hold_shared)(case.debate_id)
    post = _held_post(case.post_id) if case.post_id is not None else None
    fresh = Case.objects.select_for_update(no_key=True, of=["self"]).select_related(
        "debate__article", "motion__article", "profile", "article", "claimed_by"
    )
    now = fresh.get(pk=case.pk)
    return now, thing_of(post) if post is not None else thing_in(now)


def _held_post(pk: int) -> Post:
    """Lock a post and what it answers, by id as everybody does."""
    wanted = [found for found in Post.objects.filter(pk=pk).values_list("pk", "parent_id").get() if found]
    rows = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("author", "motion__article", "root")
    return {row.pk: row for row in rows.filter(pk__in=wanted).order_by("pk")}[pk]


def taken_back(
    decision: Decision,
    thing: Thing,
    *,
    by: User,
    action: Action,
    origin: Origin,
    effects: dict[str, object],
    facts: str = "",
) -> Decision:
    """Write down the decision that takes another back, and that its statements no longer hold."""
    Statement.objects.filter(decision=decision).update(withdrawn=timezone.now())
    return Decision.objects.create(
        case_id=decision.case_id, action=action, reason=decision.reason, origin=origin, facts=facts, effects=effects,
        undoes=decision, revision_number=decision.revision_number, **decider(by, thing),
    )  # fmt: skip


def told_of(case: Case) -> str:
    """Say what became of a case in the meantime, and by whom."""
    last = case.decisions.order_by("-pk").first()
    if case.state == State.CLAIMED and case.claimed_by is not None:
        return _("%(who)s is at this case since a moment ago. Nothing you typed was lost.") % {"who": case.claimed_by}
    if last is None or case.is_undecided:
        return _("This case changed since you opened it. Look at it again; nothing you typed was lost.")
    who = _("moderator %(letter)s") % {"letter": letter(last.seat)} if last.seat else _("the host")
    told = _("Already decided by %(who)s: %(what)s, %(why)s. Nothing you typed was lost.")
    return told % {"who": who, "what": last.get_action_display(), "why": last.get_reason_display()}


def _one_of_many(pk: int, seen: int, by: User, choice: Choice) -> Done:
    case = Case.objects.filter(pk=pk).first()
    if case is None:
        return Done(pk, refused=_("There is no such case."))
    try:
        return Done(pk, decide(case=case, by=by, seen=seen, choice=choice, origin=Origin.BULK))
    except Refusal as refusal:
        return Done(pk, refused=refusal.refused.reason)


def _unconflicted(by: User, thing: Thing, case: Case, choice: Choice) -> Choice:
    """Return the choice, marked as an override only where there is something to override."""
    conflict = conflict_of(by, thing, case)
    if conflict and not (choice.overrides and may_override(by)):
        raise Refusal(Refused(conflict))
    return replace(choice, overrides=bool(conflict))


def _open_again(case: Case) -> None:
    """Open a held case that was decided, unless the same thing has another by now: a thing has one open case."""
    case.state, case.version, case.decided = State.OPEN, case.version + 1, None
    try:
        with transaction.atomic():
            case.save(update_fields=["state", "version", "decided"])
    except IntegrityError as error:
        told = _("This was reported again since, and lies in the queue anew. Decide on it there.")
        raise Refusal(Refused(told, status=409)) from error


def _refuse_too_late(decision: Decision, case: Case, by: User) -> None:
    last = case.decisions.order_by("-pk").first()
    if decision.by_id != by.pk:
        raise Refusal(Refused(_("Only who decided can undo it. Others decide anew, or on appeal.")))
    if last is None or last.pk != decision.pk or decision.undoes_id is not None:
        raise Refusal(Refused(_("This was undone already, or decided on again since."), status=409))
    if not decision.may_still_be_undone:
        told = _("The minute is over and the letters have left. It can be put right by an appeal, or a new decision.")
        raise Refusal(Refused(told, status=409))
    if decision.effects.get("became") == "purged":
        raise Refusal(Refused(_("What was removed for good is gone: there is nothing to bring back."), status=409))


def _enforce_role(by: User, case: Case) -> None:
    if not role_in(by, case.debate):
        raise Refusal(Refused(_("Only moderators take up cases.")))


def _is_taken(case: Case, but_by: User | None = None) -> bool:
    """Say whether somebody, other than ``but_by``, is at the case."""
    if case.state != State.CLAIMED or case.claimed is None or case.claimed_by_id is None:
        return False
    return case.claimed > timezone.now() - CLAIM_LASTS and (but_by is None or case.claimed_by_id != but_by.pk)
