"""Writing the host's words about a debate that is over, or correcting them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debates.motions.policy import may_rule
from debates.results import queries, services
from debates.results.figures import of_json
from debates.results.forms import ConclusionForm
from debates.results.models import Verdict
from debates.results.policy import may_conclude
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
    verdict = queries.verdict_of(motion) if motion.is_over else None
    if verdict is None:
        return _too_early(request, motion)
    enforce(may_conclude(request.user, verdict))
    ...
