"""One case: read, decided, taken up, and undone within its minute."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from debates.desk import queries
from debates.desk.forms import DecisionForm
from debates.desk.sieve import Sieve, read_sieve
from debates.desk.views.bureau import Shown, address_of, page
from debates.moderation import services
from debates.moderation.models import Case, Decision
from debates.moderation.policy import may_see_queue
from forum.accounts.guards import member
from forum.web.answers import go, is_htmx, with_refusal
from forum.web.refusal import Refusal, Refused, enforce

UNREADABLE = Refused("", status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a case among the others of its pile, or decide it and go on to the next."""
    opened = found(request, pk)
    sieve = sieve_of(request, opened)
    if request.method == "POST":
        return _decide(request, opened, sieve)
    done = queries.decision_of(member(request), request.GET.get("done", ""))
    return page(request, sieve, Shown(opened, done=done))


def _decide(request: HttpRequest, opened: Case, sieve: Sieve) -> HttpResponse:
    form, by = DecisionForm(request.POST), member(request)
    if not form.is_valid():
        return with_refusal(page(request, sieve, Shown(opened, form)), UNREADABLE)
    try:
        seen = form.cleaned_data["seen"] or 0
        decision = services.decide(case=opened, by=by, seen=seen, choice=form.choice())
    except Refusal as refusal:
        now = found(request, opened.pk)
        shown = page(request, sieve, Shown(now, form, refused=refusal.refused.reason))
        return with_refusal(shown, refusal.refused)
    return gone_on(request, sieve, queries.next_of(by, sieve, opened), decision)


def gone_on(request: HttpRequest, sieve: Sieve, to: Case | None, done: Decision | None) -> HttpResponse:
    """Go on to a case, or to the empty pile: at once with htmx, by its address otherwise."""
    address = address_of(to, sieve, done)
    if not is_htmx(request):
        return go(request, address)
    following = found(request, to.pk) if to else None
    response = page(request, sieve, Shown(following, done=done))
    response.headers["HX-Push-Url"] = address_of(to, sieve)
    return response


@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a case up, or lay it back: ``do`` says which."""
    opened, by = found(request, pk), member(request)
    sieve = sieve_of(request, opened)
    try:
        if request.POST.get("do") == "release":
            services.release(case=opened, by=by)
        else:
            services.claim(case=opened, by=by)
    except Refusal as refusal:
        shown = page(request, sieve, Shown(found(request, pk), refused=refusal.refused.reason))
        return with_refusal(shown, refusal.refused)
    return gone_on(request, sieve, opened, None)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own decision back within its minute, and come back to its case."""
    enforce(may_see_queue(request.user))
    decision = get_object_or_404(Decision.objects.select_related("case"), pk=pk)
    opened = found(request, decision.case_id)
    sieve = sieve_of(request, opened)
    try:
        services.undo(decision=decision, by=member(request))
    except Refusal as refusal:
        shown = page(request, sieve, Shown(opened, refused=refusal.refused.reason))
        return with_refusal(shown, refusal.refused)
    return gone_on(request, sieve, opened, None)


def found(request: HttpRequest, pk: int) -> Case:
    """Return the case of an address as it is now, or answer 404 for what the viewer may not see."""
    enforce(may_see_queue(request.user))
    opened = queries.case_for(member(request), pk)
    if opened is None:
        raise Http404
    return opened


def sieve_of(request: HttpRequest, opened: Case) -> Sieve:
    """Return among which cases one is looked at: those of the tray that the address names, else of its own."""
    sieve = read_sieve(request.GET, request.GET.get("tray", ""))
    return sieve if sieve.tray else sieve.in_tray(queries.tray_of(opened) or opened.tray)
