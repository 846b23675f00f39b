"""What a decided appeal does: the decision is taken back, or the case opens anew; what the log says of it."""

from typing import Any

from django.utils import timezone

from debates.appeals.models import Appeal
from debates.appeals.states import Outcome
from debates.moderation.actions import Action
from debates.moderation.gathering import gather
from debates.moderation.models import Case, Decision, Report
from debates.moderation.reporting import weigh
from debates.moderation.reversing import reverse
from debates.moderation.services import taken_back
from debates.moderation.states import Origin, State, Tray
from debates.moderation.states import Outcome as ReportOutcome
from debates.moderation.things import Thing
from forum.accounts.models import User


def overturn(appeal: Appeal, case: Case, thing: Thing, by: User) -> Decision | None:
    """Do what an appeal that succeeded asks for; return the decision that takes the first one back, if one does."""
    if not appeal.is_by_author:
        Report.objects.filter(case=case).update(outcome=ReportOutcome.AGREED)
        _look_again(appeal, case, thing)
        return None
    decision = Decision.objects.select_related("case__motion", "case__article").get(pk=appeal.decision_id)
    if Decision.objects.filter(undoes=decision).exists():  # somebody else's appeal succeeded, or it was undone at once
        return None
    done = reverse(decision, by=by, why=appeal.answer)
    Report.objects.filter(case=case).update(outcome=ReportOutcome.DISAGREED)
    return taken_back(
        decision, thing, by=by, action=Action.RESTORE, origin=Origin.APPEAL, effects=done, facts=appeal.answer
    )


def settle(appeal: Appeal, case: Case, *, is_turned: bool) -> None:
    """Let a held case say what came of its appeals, when the last of them is decided.

    What is undecided stays so, unless what happened by itself was taken back: then there is nothing left to decide.
    """
    if case.state != State.APPEALED and not (case.is_undecided and is_turned):
        return
    if Appeal.objects.filter(decision__case=case, decided=None).exclude(pk=appeal.pk).exists():
        return
    case.state = State.OVERTURNED if appeal.outcome == Outcome.OVERTURNED else State.UPHELD
    case.decided, case.version = case.decided or timezone.now(), case.version + 1
    case.claimed_by, case.claimed = None, None
    case.save(update_fields=["state", "decided", "version", "claimed_by", "claimed"])


def told_in_log(appeal: Appeal, thing: Thing) -> dict[str, Any]:
    """Return what the log says of an appeal: ids and codes, never who appealed."""
    decision = appeal.decision
    return {
        "case": decision.case_id,
        "decision": decision.pk,
        "appeal": appeal.pk,
        "side": str(appeal.side),
        "action": str(decision.action),
        "reason": str(decision.reason),
        "target": thing.kind.value,
        "target_id": thing.subject.pk,
        "motion": thing.debate.pk if thing.debate else None,
    }


def _look_again(appeal: Appeal, case: Case, thing: Thing) -> None:
    """Open the case of a thing anew with what the appellant reported, if there is something to look at still."""
    if thing.post is not None and not thing.post.is_public:
        return
    anew = gather(thing, Tray.REPORTED)
    for told in Report.objects.filter(case=case, reporter=appeal.by):
        said = {"reason": told.reason, "note": told.note, "law": told.law, "weight": told.weight}
        again = said | {"revision_number": thing.revision}
        Report.objects.update_or_create(case=anew, reporter=appeal.by, defaults=again)
    weigh(anew)
