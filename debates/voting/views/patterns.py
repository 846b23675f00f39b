"""Groups of accounts that vote as one in a debate: for moderators alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from debates.articles.policy import may_read
from debates.motions import queries as motions
from debates.voting.patterns import patterns
from debates.voting.policy import may_see_patterns, may_see_totals
from forum.web.refusal import enforce


@require_safe
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    """List the groups."""
    motion = get_object_or_404(motions.motions(), slug=slug)
    enforce(may_see_patterns(request.user))
    enforce(may_read(request.user, motion.article))
    context = {
        "motion": motion,
        "here": "people",
        "may_rule": True,
        "patterns": patterns(motion, request.user),
        "gate": may_see_totals(request.user, motion),
    }
    return render(request, "voting/patterns.html", context)
