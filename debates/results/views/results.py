"""The page of what came of a debate, so far or in the end."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from debates.motions.models import Motion
from debates.motions.policy import may_rule
from debates.results import queries
from debates.results.figures import of_json
from debates.results.meaning import words
from debates.results.models import Count, Verdict
from debates.results.showing import named, pictures
from debates.threads import found
from debates.voting.policy import may_see_totals, may_stand
from debates.voting.queries import excluded
from debates.voting.standing import standing_of
from forum.accounts.policy import Viewer
from forum.web.refusal import Refused

LOG_IN_FIRST = 401


@login_not_required
@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what came of a debate; to who may not see it yet, when they will and what."""
    motion = found.motion(request, slug)
    gate = may_see_totals(request.user, motion)
    kept = queries.shown(motion, request.user)
    context = {
        "motion": motion,
        "here": "results",
        "may_rule": request.user.is_authenticated and bool(may_rule(request.user, motion)),
        "gate": gate,
        "kept": kept,
        "verdict": kept if isinstance(kept, Verdict) else None,
        "may_stand": not gate and _is_asked(request.user, motion),
        **(_told(kept, motion, request.user) if kept else {}),
    }
    return render(request, "results/results.html", context)


def _told(kept: Verdict | Count, motion: Motion, viewer: Viewer) -> dict[str, Any]:
    figures = of_json(kept.figures)
    return {
        "figures": figures,
        "words": words(figures, motion),
        "pictures": pictures(figures, motion, is_mirrored=get_language_bidi()),
        "named": named(figures, motion, viewer),
        "excluded": excluded(motion),
    }


def _is_asked(viewer: Viewer, motion: Motion) -> bool:
    """Say whether the viewer can say now where they stand, logged in or not yet, and has not done so."""
    if standing_of(viewer, motion) is not None:
        return False
    answer = may_stand(viewer, motion)
    return not isinstance(answer, Refused) or answer.status == LOG_IN_FIRST
