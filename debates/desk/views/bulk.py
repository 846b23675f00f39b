"""Deciding on many cases of the pile at once, each for itself."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from debates.desk.forms import DecisionForm, items_of
from debates.desk.sieve import read_sieve
from debates.desk.views.bureau import Shown, page
from debates.moderation import services
from debates.moderation.policy import may_see_queue
from forum.accounts.guards import member
from forum.web.answers import with_refusal
from forum.web.refusal import Refusal, Refused, enforce

UNREADABLE = Refused("", status=422)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Decide the same on all cases that were ticked, and say of each what came of it."""
    enforce(may_see_queue(request.user))
    form, sieve = DecisionForm(request.POST), read_sieve(request.GET, request.GET.get("tray", ""))
    typed = {name: request.POST.get(name, "") for name in ("action", "reason", "facts")}
    items = items_of(request.POST.getlist("cases"))
    ticked = frozenset(pk for pk, _ in items)
    if not form.is_valid():
        shown = page(request, sieve, Shown(refused=" ".join(form.wrong), typed=typed, ticked=ticked))
        return with_refusal(shown, UNREADABLE)
    try:
        results = services.decide_many(items=items, by=member(request), choice=form.choice())
    except Refusal as refusal:
        shown = page(request, sieve, Shown(refused=refusal.refused.reason, typed=typed, ticked=ticked))
        return with_refusal(shown, refusal.refused)
    return page(request, sieve, Shown(results=results))
