"""Reading one's own reports."""

from dataclasses import dataclass

from debates.moderation.actions import Action
from debates.moderation.models import Case, Decision, Report
from debates.moderation.states import UNDECIDED, Outcome
from debates.moderation.things import Thing
from debates.reports.naming import Named, named
from forum.accounts.models import User
from forum.accounts.policy import Viewer

PAGE = 20
_ABOUT = ("post__author", "post__motion__article", "motion__article", "profile", "article")


@dataclass(frozen=True, slots=True)
class Told:
    """A report, on what it is, and what was decided on that last, in words; nothing while nobody decided."""

    report: Report
    thing: Named
    decided: str

    @property
    def may_be_appealed(self) -> bool:
        """Whether it was decided otherwise than the report asked for."""
        return self.report.outcome == Outcome.DISAGREED


@dataclass(frozen=True, slots=True)
class Page:
    """Some of one's reports, and before which id the next ones begin, if there are more."""

    rows: list[Told]
    next: int | None


def reports_by(person: User, before: int | None = None) -> Page:
    """Return a page of somebody's own reports, the newest first; two queries."""
    own = Report.objects.filter(reporter=person).select_related(*(f"case__{name}" for name in _ABOUT)).order_by("-pk")
    found = list((own.filter(pk__lt=before) if before is not None else own)[: PAGE + 1])
    shown = found[:PAGE]
    last = _last_decisions([report.case for report in shown])
    rows = [Told(report, named(report.case, person), last.get(report.case_id, "")) for report in shown]
    return Page(rows, shown[-1].pk if len(found) > PAGE else None)


def earlier(person: Viewer, thing: Thing) -> Report | None:
    """Return what somebody reported of a thing on which nobody decided yet, or none; at most one query."""
    if not isinstance(person, User):
        return None
    about = {f"case__{thing.kind.value}": thing.subject}
    return Report.objects.filter(reporter=person, case__state__in=UNDECIDED, **about).first()


def _last_decisions(cases: list[Case]) -> dict[int, str]:
    """Return what people decided last on cases, in words; what happened by itself is no answer to anybody."""
    rows = Decision.objects.filter(case__in=cases, by__isnull=False).exclude(action=Action.UNDO).order_by("pk")
    return {decision.case_id: decision.get_action_display() for decision in rows}
