"""Is it alive, can it work, in which language, and in which time zone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.i18n import set_language

from forum.web import zones
from forum.web.answers import go
from forum.web.queueing import are_jobs_late

UNREADABLE = 422

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


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_zone(request: HttpRequest) -> HttpResponse:
    """Show the time zones to choose from, or keep the one that was chosen and go back."""
    typed = request.POST.get("zone", "")
    back = _own_place(request, request.POST.get("next", request.GET.get("next", "")))
    context = {"names": zones.offered(), "chosen": typed or zones.name_here(), "back": back}
    if request.method != "POST":
        return render(request, "web/zone.html", context)
    if zones.known(typed) is None:
        context["refused"] = _("There is no such time zone. Choose one of the list.")
        return render(request, "web/zone.html", context, status=UNREADABLE)
    response = go(request, back)
    response.set_cookie(
        zones.COOKIE, typed, max_age=zones.A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )  # not httponly: zone.js asks whether there is one
    return response


def _own_place(request: HttpRequest, address: str) -> str:
    """Return the address if it is one of this site, else the front page."""
    return address if url_has_allowed_host_and_scheme(address, request.get_host()) else "/"
