"""Reporting a post, a debate, an account; one's own reports; the house rules."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from debates.moderation import reporting
from debates.moderation.policy import keeps_order_in, may_report
from debates.moderation.reasons import Reason
from debates.moderation.things import Thing, thing_of
from debates.reports import queries
from debates.reports.forms import ReportForm
from debates.reports.naming import name_of
from debates.threads import found
from forum.accounts.guards import member
from forum.accounts.models import User
from forum.web.answers import go, is_htmx, page_or_part, with_refusal
from forum.web.refusal import Refusal, Refused

LONGEST_ID = 18


@login_not_required  # who is not logged in is told of the form for illegal content, and keeps what they typed
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the reasons for which a post is reported, or report it for one."""
    shown = found.post(request, pk)
    author = shown.author if shown.is_public else None
    decides = reverse("desk:take_up", args=[pk]) if keeps_order_in(request.user, shown.motion) else ""
    return _report(request, thing_of(shown), shown.get_absolute_url(), author, decides)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def motion(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the reasons for which a debate is reported, or report it for one."""
    shown = found.motion(request, slug)
    return _report(request, thing_of(shown), shown.get_absolute_url())


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """Show the reasons for which an account is reported, or report it for one."""
    person = get_object_or_404(User, handle=handle, is_active=True)
    return _report(request, thing_of(person), reverse("threads:front"))


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """List one's own reports and what came of them."""
    page = queries.reports_by(member(request), _before(request))
    return render(request, "reports/own.html", {"page": page, "has_earlier": "before" in request.GET})


@login_not_required
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the house rules, and how decisions and appeals work."""
    return render(request, "reports/rules.html", {"reasons": ReportForm().reasons})


def _report(
    request: HttpRequest, thing: Thing, back: str, account: User | None = None, decides: str = ""
) -> HttpResponse:
    """``decides`` is where who keeps order in the debate decides on it instead."""
    named = name_of(thing.subject, request.user)
    context = {"action": request.path, "back": back, "thing": named, "account": account, "decides": decides}
    answer = may_report(request.user, thing)
    if request.method != "POST":
        was = queries.earlier(request.user, thing)
        typed = {"note": was.note, "law": was.law, "reason": was.reason} if was else {}
        return _form(request, context | {"form": ReportForm(initial=typed), "may": answer, "was": was})
    form = ReportForm(request.POST)
    refused = _refused(request, form, thing)
    if refused is not None:
        form.add_error(None, refused.reason)
        return with_refusal(_form(request, context | {"form": form, "may": answer}), refused)
    if is_htmx(request):
        return render(request, "reports/_sent.html")
    messages.success(request, _("Thank you. You will read here what comes of it."))
    return go(request, reverse("reports:own"))


def _refused(request: HttpRequest, form: ReportForm, thing: Thing) -> Refused | None:
    """Report a thing as the form says; return why not, if it was refused."""
    try:
        person = member(request)
        if not form.is_valid():
            return Refused(str(form.errors.pop("reason")[0]), status=422)
        said = form.cleaned_data
        reporting.report(by=person, thing=thing, reason=Reason(said["reason"]), note=said["note"], law=said["law"])
    except Refusal as refusal:
        return refusal.refused
    return None


def _form(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    return page_or_part(request, "reports/report.html", "reports/_form.html", context)


def _before(request: HttpRequest) -> int | None:
    raw = request.GET.get("before", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= LONGEST_ID else None
