"""How a request begins: one whose headers Django itself cannot read still gets an answer in words."""

from typing import Any

from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest

UNREADABLE = "unreadable"  # no charset: the middleware PlainInput answers 400


class _AnyContentType(HttpRequest):
    """Django reads Content-Type before any middleware: what it raises there would be a bare 500 of the server."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]  # Django's own, untold in its types
        except ValueError:
            self.content_type, self.content_params = "", {"charset": UNREADABLE}


class _Request(_AnyContentType, WSGIRequest):
    pass


class _AsgiRequest(_AnyContentType, ASGIRequest):
    pass


class Wsgi(WSGIHandler):
    """Django's own, but for these requests."""

    request_class = _Request


class Asgi(ASGIHandler):
    """Django's own, but for these requests."""

    request_class = _AsgiRequest
