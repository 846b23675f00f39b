"""Groups of accounts that vote as one in a debate: for moderators alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates.voting import addressed
from debates.voting.patterns import patterns
from debates.voting.policy import may_see_patterns, may_see_totals
from forum.web.refusal import enforce


@require_safe
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    """List the groups."""
    motion = addressed.motion(request, slug)
    enforce(may_see_patterns(request.user))
    context = {
        "motion": motion,
        "here": "people",
        "may_rule": True,
        "patterns": patterns(motion, request.user),
        "gate": may_see_totals(request.user, motion),
    }
    return render(request, "voting/patterns.html", context)
