"""Ruling in a debate: locking, unlocking, closing, reopening. Each on a page of its own, with a reason."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from debates.motions import services
from debates.motions.clock import Standing, following
from debates.motions.forms import ReasonForm
from debates.motions.models import Motion
from debates.motions.policy import acts_now, may_rule
from debates.motions.states import Act
from debates.motions.views import found
from forum.accounts.guards import member
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, enforce

UNREADABLE = 422
# What each ruling asks, what it does, and what its button says.
WORDS = {
    Act.LOCK: (
        _("Lock this debate?"),
        _("It can be read, and nothing more can be said in it until it is opened again. Its dates run on."),
        _("Lock the debate"),
    ),
    Act.UNLOCK: (
        _("Open this debate again?"),
        _("Everybody can say something again, as far as its dates allow."),
        _("Open the debate again"),
    ),
    Act.CLOSE: (
        _("Close this debate?"),
        _("It is over then, whatever its dates say. It stays to be read, and can be opened again."),
        _("Close the debate"),
    ),
    Act.REOPEN: (
        _("Open this debate again?"),
        _("Everybody can say something again, as far as its dates allow."),
        _("Open the debate again"),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, slug: str, act: str) -> HttpResponse:
    """Ask for the reason, or rule."""
    motion = found.motion(request, slug)
    if act not in [known.value for known in WORDS]:
        raise Http404
    enforce(may_rule(request.user, motion))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, motion, Act(act), form)
    if not form.is_valid():
        return _page(request, motion, Act(act), form, UNREADABLE)
    try:
        _rule(request, motion, Act(act), form)
    except Refusal as refusal:
        form.add_error(None, refusal.refused.reason)
        return with_refusal(_page(request, found.motion(request, slug), Act(act), form), refusal.refused)
    return go(request, reverse("motions:people", args=[slug]) + "#rulings")


def _rule(request: HttpRequest, motion: Motion, act: Act, form: ReasonForm) -> None:
    by, reason = member(request), form.cleaned_data["reason"]
    if act == Act.REOPEN:
        services.reopen(motion=motion, by=by, reason=reason, closes=form.cleaned_data["closes"])
        return
    verbs = {Act.LOCK: services.lock, Act.UNLOCK: services.unlock, Act.CLOSE: services.close}
    verbs[act](motion=motion, by=by, reason=reason)


def _page(request: HttpRequest, motion: Motion, act: Act, form: ReasonForm, status: int = 200) -> HttpResponse:
    question, what, button = WORDS[act]
    is_over = motion.clock.standing == Standing.OVER
    context = {
        "motion": motion,
        "here": "people",
        "may_rule": True,
        "form": form,
        "act": act.value,
        "question": question,
        "what": what,
        "button": button,
        "asks_when": act == Act.REOPEN and is_over and not motion.is_structured,
        "needs_phase": act == Act.REOPEN and is_over and motion.is_structured,
        "has_phases_left": bool(following(motion.timetable.spans, timezone.now())),
        "can_be_ruled": act in acts_now(motion),
    }
    return render(request, "motions/rule.html", context, status=status)
