"""Writing the host's words about a debate that is over, or correcting them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debates.motions.models import Motion
from debates.motions.policy import may_rule
from debates.results import queries, services
from debates.results.figures import of_json
from debates.results.forms import ConclusionForm
from debates.results.models import Verdict
from debates.results.wording import headline, sentence
from debates.threads import found
from forum.accounts.guards import member
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, Refused, enforce

UNREADABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the host's words, or keep them."""
    motion = found.motion(request, slug)
    enforce(may_rule(request.user, motion))
    verdict = queries.verdict_of(motion)
    form = ConclusionForm(request.POST if request.method == "POST" else None, initial=_initial(verdict))
    if verdict is None:
        return _too_early(request, motion, form)
    if request.method != "POST":
        return _page(request, motion, verdict, form)
    if not form.is_valid():
        return _page(request, motion, verdict, form, UNREADABLE)
    try:
        services.conclude(verdict=verdict, by=member(request), text=form.cleaned_data["text"])
    except Refusal as refusal:
        form.add_error("text", refusal.refused.reason)
        return with_refusal(_page(request, motion, verdict, form), refusal.refused)
    return go(request, reverse("results:results", args=[slug]) + "#words")


def _initial(verdict: Verdict | None) -> dict[str, str]:
    return {"text": verdict.conclusion} if verdict else {}


def _too_early(request: HttpRequest, motion: Motion, form: ConclusionForm) -> HttpResponse:
    """Say that the debate sits, perhaps again since the form was opened, and keep what was typed in it."""
    refused = Refused(_("This debate is not over. Its host concludes it when it is."), status=409)
    if request.method == "POST":
        form.is_valid()
        form.add_error(None, refused.reason)
    return with_refusal(_page(request, motion, None, form, told=refused.reason), refused)


def _page(
    request: HttpRequest,
    motion: Motion,
    verdict: Verdict | None,
    form: ConclusionForm,
    status: int = 200,
    told: str = "",
) -> HttpResponse:
    figures = of_json(verdict.figures) if verdict else None
    context = {
        "motion": motion,
        "here": "results",
        "may_rule": True,
        "verdict": verdict,
        "headline": headline(figures, motion) if figures else "",
        "sentence": sentence(figures, motion) if figures else "",
        "form": form,
        "told": told,
    }
    return render(request, "results/conclude.html", context, status=status)
