"""What moderation came to in some days, counted in the database: ten cases cost as many questions as ten thousand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Aggregate, Count, DurationField, Exists, ExpressionWrapper, F, OuterRef, Q

from debates.moderation.actions import Action, is_restricting
from debates.moderation.models import Case, Decision, Report
from debates.moderation.reasons import Reason
from debates.moderation.states import UNDECIDED, Origin
from debates.notices.models import Notice
from debates.notices.states import State as NoticeState
from debates.posts.models import Post
from debates.posts.states import Kind, State
from debates.transparency.interval import Interval, share
from debates.transparency.period import Period
from debates.transparency.sides import Counted, Sides, compare
from forum.audit.models import Entry

_REMOVED = Q(state__in=[State.REMOVED, State.PURGED])


class Median(Aggregate):
    """The middle one of durations."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True, slots=True)
class ByReason:
    """Of a reason: how often it was reported, decided on with something done, and found in order."""

    reason: str
    reports: int
    acted: int
    in_order: int


@dataclass(frozen=True, slots=True)
class ByAction:
    """How often something was decided, and how often of these by itself."""

    action: str
    times: int
    automatic: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided; ``automatic`` is the share that nobody decided, none where nothing was decided at all."""

    total: int
    reasons: list[ByReason]
    actions: list[ByAction]
    automatic: Interval | None


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases that were decided, half of them within ``median`` hours, and how many wait now."""

    decided: int
    median: float | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Appeals:
    """Appeals made and decided, and the share of these that overturned the decision."""

    made: int
    decided: int
    overturned: int
    rate: Interval | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """All that the page tells."""

    reports: int
    decisions: Decisions
    cases: Cases
    appeals: Appeals
    notices: dict[str, int]
    sides: Sides


def numbers(period: Period) -> Numbers:
    """Count what happened in some days, seven queries."""
    span = period.span
    reports = _reports(span)
    return Numbers(
        reports=sum(reports.values()),
        decisions=_decisions(span, reports),
        cases=_cases(span),
        appeals=_appeals(span),
        notices=_notices(span),
        sides=_sides(span),
    )


_Span = tuple[datetime, datetime]


def _within(span: _Span, field: str = "made") -> Q:
    return Q(**{f"{field}__gte": span[0], f"{field}__lt": span[1]})


def _reports(span: _Span) -> Counter[str]:
    """Return how often each reason was reported; what a notice put there is counted among notices."""
    from_notices = Q(reporter=None, reason=Reason.ILLEGAL) & Exists(Notice.objects.filter(case=OuterRef("case")))
    rows = Report.objects.filter(_within(span)).exclude(from_notices).values_list("reason")
    return Counter(dict(rows.annotate(Count("pk")).order_by()))


class _Group(NamedTuple):
    """Decisions that are alike."""

    action: str
    reason: str
    sanction: str | None
    origin: str
    times: int

    @property
    def automatic(self) -> int:
        return self.times if self.origin == Origin.AUTOMATIC else 0


def _decisions(span: _Span, reports: Counter[str]) -> Decisions:
    """Return what was decided and stayed so beyond its minute; what takes back is told with the appeals."""
    undone = Decision.objects.filter(action=Action.UNDO).values("undoes")
    found = Decision.objects.filter(_within(span), undoes=None).exclude(pk__in=undone)
    rows = found.values_list("action", "reason", "sanction", "origin").annotate(Count("pk")).order_by()
    groups = [_Group(*row) for row in rows]
    total = sum(group.times for group in groups)
    automatic = share(sum(group.automatic for group in groups), total) if total else None
    return Decisions(total, _by_reason(groups, reports), _by_action(groups), automatic)


def _by_reason(groups: Sequence[_Group], reports: Counter[str]) -> list[ByReason]:
    """Return the reasons that came up, in the order in which they are offered."""
    acted, in_order = Counter[str](), Counter[str]()
    for group in groups:
        (acted if is_restricting(group.action, group.sanction) else in_order)[group.reason] += group.times
    told = (ByReason(str(one), reports[one], acted[one], in_order[one]) for one in Reason)
    return [row for row in told if row.reports or row.acted or row.in_order]


def _by_action(groups: Sequence[_Group]) -> list[ByAction]:
    """Return what was done, to things and to their authors, the most frequent first."""
    times, automatic = Counter[str](), Counter[str]()
    for group in groups:
        for action in filter(None, (group.action, group.sanction)):
            times[action] += group.times
            automatic[action] += group.automatic
    return [ByAction(action, n, automatic[action]) for action, n in times.most_common()]


def _cases(span: _Span) -> Cases:
    """Return how long it took from the first report or sign; what was decided on the spot is left out."""
    elsewhere = Exists(Decision.objects.filter(case=OuterRef("pk"), origin=Origin.ELSEWHERE))
    took = ExpressionWrapper(F("decided") - F("opened"), output_field=DurationField())
    decided = Case.objects.filter(_within(span, "decided")).exclude(state__in=UNDECIDED).exclude(elsewhere)
    found = decided.aggregate(n=Count("pk"), median=Median(took))
    median = found["median"] / timedelta(hours=1) if found["median"] is not None else None
    return Cases(found["n"], median, Case.objects.filter(state__in=UNDECIDED).count())


def _appeals(span: _Span) -> Appeals:
    """Return what came of appeals, from the log that everybody reads."""
    rows = Entry.objects.filter(_within(span), act__in=["appealed", "appeal_decided"])
    found = Counter[tuple[str, str | None]]()
    for act, outcome, times in rows.values_list("act", "facts__outcome").annotate(Count("pk")).order_by():
        found[act, outcome if act == "appeal_decided" else None] += times
    overturned = found["appeal_decided", "overturned"]
    decided = sum(times for (act, _outcome), times in found.items() if act == "appeal_decided")
    return Appeals(found["appealed", None], decided, overturned, share(overturned, decided) if decided else None)


def _notices(span: _Span) -> dict[str, int]:
    """Return how many notices of illegal content came, and what became of them."""
    rows = dict(Notice.objects.filter(_within(span)).values_list("state").annotate(Count("pk")).order_by())
    return {"all": sum(rows.values())} | {state.value: rows.get(state.value, 0) for state in NoticeState}


def _sides(span: _Span) -> Sides:
    """Return how many arguments of each side were written then, and are removed now."""
    written = Post.objects.filter(_within(span, "created"), kind=Kind.ARGUMENT).exclude(state=State.HELD)
    rows = written.values_list("favours").annotate(all=Count("pk"), removed=Count("pk", filter=_REMOVED)).order_by()
    found = {side: Counted(total, removed) for side, total, removed in rows}
    return compare(found.get("for", Counted()), found.get("against", Counted()))
