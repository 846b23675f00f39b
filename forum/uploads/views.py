"""Showing a picture to who may see it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from forum.uploads import storage
from forum.uploads.models import Picture
from forum.uploads.queries import picture_for


@login_not_required
@require_safe
def picture(request: HttpRequest, key: UUID, extension: str) -> HttpResponseBase:
    """Answer with the file; 404 to who may not see it, as if there were none."""
    found = picture_for(request.user, key, extension)
    data = None if found is None else storage.read(found.name)
    if found is None or data is None:
        raise Http404
    response = HttpResponse(data, headers=_headers(found))
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _headers(found: Picture) -> dict[str, str]:
    """Say that it is a picture and nothing else, and that it is asked for anew: it may be hidden meanwhile."""
    return {
        "Content-Type": found.content_type,
        "Content-Disposition": f'inline; filename="{found.name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
        "ETag": f'"{found.sha256}"',
    }
