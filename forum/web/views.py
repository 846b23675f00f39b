"""Is it alive, can it work, and in which language."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from forum.web.queueing import are_jobs_late

# Django's own, open to everybody
choose_language = login_not_required(require_POST(set_language))


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process answers at all."""
    return JsonResponse({"status": "ok"})


@login_not_required
@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the database answers; otherwise the 503 of every page.

    Jobs that are late are told too, and are no reason to send visitors elsewhere: pages need no worker.
    """
    jobs = "late" if are_jobs_late() else "ok"
    return JsonResponse({"status": "ok", "database": "ok", "jobs": jobs})
