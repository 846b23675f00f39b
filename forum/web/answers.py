"""The same answer as a page or, for htmx, as the part of it that changes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import iri_to_uri
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from forum.web.refusal import Refused


def is_htmx(request: HttpRequest) -> bool:
    """Say whether htmx asks for a fragment; a page fetched back from its history is a whole page."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request


def page_or_part(
    request: HttpRequest, page: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render ``part`` for htmx and ``page`` for everybody else, with the same context."""
    response = render(request, part if is_htmx(request) else page, context, status=status)
    response.headers["Vary"] = ", ".join(filter(None, [response.headers.get("Vary"), "HX-Request"]))
    return response


def with_refusal(response: HttpResponse, refused: Refused) -> HttpResponse:
    """Give a form that comes back the refusal's status, and when to come again."""
    response.status_code = refused.status
    if refused.retry_after is not None:
        response.headers["Retry-After"] = str(refused.retry_after)
    return response


def go(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser to an address after a form, with or without htmx."""
    address = iri_to_uri(address)  # a header holds no line breaks, and nothing beyond ASCII
    if is_htmx(request):
        return HttpResponseClientRedirect(address)
    return HttpResponse(status=303, headers={"Location": address})
