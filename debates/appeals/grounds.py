"""What an appeal is against: a statement that somebody got, or what came of a report that they made."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from debates.appeals.states import Side
from debates.moderation.models import Decision, Report, Statement
from debates.moderation.states import APPEAL_WITHIN, Outcome

Against = Statement | Report


@dataclass(frozen=True, slots=True)
class Ground:
    """A decision that somebody may appeal, until when; or in words why there is none."""

    person: int | None
    side: Side
    decision: Decision | None = None
    until: datetime | None = None
    why_none: str = ""


def ground_of(against: Against) -> Ground:
    """Return against which decision an appeal would stand; at most one query, for a report."""
    return _of_statement(against) if isinstance(against, Statement) else _of_report(against)


def _of_statement(statement: Statement) -> Ground:
    why = _("This decision was taken back already, so there is nothing left to appeal.") if statement.withdrawn else ""
    return Ground(statement.person_id, Side.AUTHOR, statement.decision, statement.appeal_until, why)


def _of_report(report: Report) -> Ground:
    if report.outcome == Outcome.WAITING:
        return Ground(report.reporter_id, Side.REPORTER, why_none=_("Nobody has decided on your report yet."))
    last = report.case.decisions.order_by("-pk").first()
    if report.outcome == Outcome.AGREED or last is None:
        told = _("A moderator decided as you asked, so there is nothing to appeal.")
        return Ground(report.reporter_id, Side.REPORTER, why_none=told)
    return Ground(report.reporter_id, Side.REPORTER, last, last.made + APPEAL_WITHIN)
