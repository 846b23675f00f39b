"""Decisions about oneself, the statement of each, and appealing against one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates.appeals import queries, services
from debates.appeals.grounds import ground_of
from debates.appeals.letters import decided_by, letter_of, title_of
from debates.appeals.policy import may_appeal
from debates.moderation.models import Report, Statement
from debates.moderation.policy import may_read
from debates.reports.naming import named
from forum.accounts.guards import member
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, Refused, enforce

PAGE = 20
LONGEST_ID = 18


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """List the decisions about oneself, the newest first; what was not read yet is marked."""
    raw = request.GET.get("before", "")
    found = queries.statements_to(member(request))
    if raw.isascii() and raw.isdigit() and len(raw) <= LONGEST_ID:
        found = found.filter(pk__lt=int(raw))
    rows = list(found[: PAGE + 1])
    shown = [(row, title_of(row.decision), named(row.decision.case, request.user)) for row in rows[:PAGE]]
    last = rows[PAGE - 1].pk if len(rows) > PAGE else None
    return render(request, "appeals/own.html", {"rows": shown, "next": last, "has_earlier": bool(raw)})


@require_safe
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a statement; that its addressee has read it is noted, which may happen any number of times."""
    shown = _statement(request, pk)
    if request.method == "GET":
        services.mark_read(statement=shown, by=member(request))
    return _letter(request, shown)


@require_POST
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Appeal against a statement."""
    shown = _statement(request, pk)
    try:
        made = services.appeal(against=shown, by=member(request), text=request.POST.get("text", ""))
    except Refusal as refusal:
        return with_refusal(_letter(request, shown, refusal.refused), refusal.refused)
    return go(request, made.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def of_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what came of one's report, with the form to appeal; or appeal."""
    related = ("post__author", "post__motion__article", "motion__article", "profile", "article")
    reports = Report.objects.select_related(*(f"case__{name}" for name in related))
    report = reports.filter(pk=pk, reporter=member(request)).first()
    if report is None:
        raise Http404
    if request.method != "POST":
        return _of_report(request, report)
    try:
        made = services.appeal(against=report, by=member(request), text=request.POST.get("text", ""))
    except Refusal as refusal:
        return with_refusal(_of_report(request, report, refusal.refused), refusal.refused)
    return go(request, made.get_absolute_url())


def _statement(request: HttpRequest, pk: int) -> Statement:
    shown = queries.statement(pk)
    if shown is None:
        raise Http404
    enforce(may_read(request.user, shown))
    return shown


def _letter(request: HttpRequest, shown: Statement, refused: Refused | None = None) -> HttpResponse:
    person = member(request)
    context = {
        "statement": shown,
        "letter": letter_of(shown.decision),
        "thing": named(shown.decision.case, person),
        "is_own": shown.person_id == person.pk,
        "appeal": queries.appeal_of(shown.decision, person),
        "may": may_appeal(person, ground_of(shown)),
        "refused": "" if refused is None else refused.reason,
        "text": request.POST.get("text", ""),
    }
    return render(request, "appeals/statement.html", context)


def _of_report(request: HttpRequest, report: Report, refused: Refused | None = None) -> HttpResponse:
    person, ground = member(request), ground_of(report)
    known = queries.appeal_of(ground.decision, person) if ground.decision else None
    if known is not None and refused is None:
        return go(request, known.get_absolute_url())
    context = {
        "report": report,
        "ground": ground,
        "thing": named(report.case, person),
        "decided_by": decided_by(ground.decision) if ground.decision else "",
        "may": may_appeal(person, ground),
        "refused": "" if refused is None else refused.reason,
        "text": request.POST.get("text", ""),
    }
    return render(request, "appeals/of_report.html", context)
