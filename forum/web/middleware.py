"""What happens to every request: an id and a line in the log, input that no code need fear, refusals in words."""

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers

from forum.web import errors, zones
from forum.web.logs import request_id
from forum.web.refusal import Refusal

Next = Callable[[HttpRequest], HttpResponseBase]
log = logging.getLogger("rejoinder.request")
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestLog:
    """Gives a request its id (a proxy's X-Request-ID is kept if it looks like one) and logs how it ended."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the id in the log and in the answer's header."""
        given = request.headers.get("X-Request-ID", "")
        request_id.set(given if _ID.fullmatch(given) else uuid4().hex[:16])  # until the next: Django logs after us
        began = time.perf_counter()
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id.get()
        self._log(request, response.status_code, time.perf_counter() - began)
        return response

    def _log(self, request: HttpRequest, status: int, seconds: float) -> None:
        facts = {
            "method": request.method,
            "path": request.path,
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        log.info("answered", extra={"facts": facts})


class PlainInput:
    """Refuses, with a 400 in words, what no form of this site sends and the database cannot hold."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, unless there is a NUL in address or cookies, or a body in another encoding than UTF-8."""
        charset = (request.content_params or {}).get("charset", "utf-8").lower()
        if charset not in {"utf-8", "utf8", "us-ascii"} or self._holds_nul(request):
            return errors.page(request, 400)
        return self.get_response(request)

    def _holds_nul(self, request: HttpRequest) -> bool:
        query = request.META.get("QUERY_STRING", "")
        places = [request.path, *request.COOKIES.values()]
        return "%00" in query or "\x00" in query or any("\x00" in place for place in places)


class PrivatePages:
    """Keeps what was made for one person out of shared caches, and has it asked for anew."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; where the session was looked at, the answer says that it is private."""
        response = self.get_response(request)
        if request.session.accessed and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response


class ReadersZone:
    """Tells every moment in the zone that the reader's browser named, or that they chose; otherwise in UTC."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the zone of the cookie; one that no zone has is as good as none."""
        with timezone.override(zones.known(request.COOKIES.get(zones.COOKIE, ""))):
            response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        return response


class RefusalsInWords:
    """Turns a verb's refusal, wherever a view lets it pass, into a page with its reason and its status."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a Refusal; leave every other exception to Django."""
        return errors.refused(request, exception.refused) if isinstance(exception, Refusal) else None
