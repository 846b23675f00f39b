"""Whose quotations a reader sees marked in the text."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from debates.threads.marks import COOKIE, SHOWN
from forum.web.answers import go, is_htmx
from forum.web.refusal import Refusal, Refused

YEAR = 365 * 24 * 60 * 60  # seconds


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember whose quotations to mark: everybody's, one's own, nobody's."""
    chosen = request.POST.get("show", "")
    if chosen not in SHOWN:
        raise Refusal(Refused(_("Choose whose quotations to mark: all, yours, or none."), status=422))
    response = HttpResponse(status=204) if is_htmx(request) else go(request, _back(request))
    response.set_cookie(
        COOKIE, chosen, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return response


def _back(request: HttpRequest) -> str:
    """Return the page that the form stood on, or the front page where that is elsewhere."""
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if is_ours else reverse("threads:front")
