"""Error pages: what happened, why, what to do next, and what was typed. None of them needs the database."""

import sys
from http import HTTPStatus
from urllib.parse import SplitResult, urlsplit

from django.db import InterfaceError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from forum.web.refusal import Refused
from forum.web.transactions import sqlstate

RETRY_AFTER = 10
CONFLICT = 409
# Classes of SQLSTATE that say that the server is away, shutting down or full: connection, operator, resources.
_AWAY = ("08", "57P", "53")
_NO_TABLE = "42P01"
# Where pressing again may help: after logging in, with a new guard, a little later.
SENT_AGAIN = frozenset({401, 403, 429, 500, 503})
_NEVER_KEPT = frozenset(
    {
        "csrfmiddlewaretoken",
        "password",
        "password1",
        "password2",
        "oldpassword",
        "login",
        "code",
        "credential",
        "secret",
    }
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    return page(request, 404)


def too_often(request: HttpRequest) -> HttpResponse:
    """Answer 429."""
    return page(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, or 503 with Retry-After where the database is away."""
    if is_database_away(sys.exc_info()[1]):
        response = page(request, 503)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response
    return page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose guard is missing or old: the same form again, with a new guard."""
    if _is_own(request):
        text = _(
            "It was opened before you logged in or out, or cookies are off. "
            "Your words are below: press the button to send them again."
        )
    else:
        text = _("It did not come from a page of this site, so nothing was done. Open the page here and try again.")
    return page(request, 403, title=_("This form was not taken"), text=text)


def refused(request: HttpRequest, answer: Refused) -> HttpResponse:
    """Answer a refusal with its reason and status."""
    # who only followed a link has changed nothing, and overtaken nobody
    title = _("Not now") if answer.status == CONFLICT and request.method in {"GET", "HEAD"} else ""
    response = page(request, answer.status, title=title, text=answer.reason)
    if answer.retry_after is not None:
        response.headers["Retry-After"] = str(answer.retry_after)
    return response


def page(request: HttpRequest, status: int, *, title: str = "", text: str = "") -> HttpResponse:
    """Return an error page of the status; a form of ours that was sent comes back with all that was typed in it."""
    standard_title, standard_text = _WORDS().get(status, _WORDS()[500])
    context = {
        "status": status,
        "title": title or standard_title,
        "text": text or standard_text,
        "kept": _kept(request),
        "action": request.get_full_path(),
        "may_send_again": status in SENT_AGAIN,
        "may_log_in": status == HTTPStatus.UNAUTHORIZED,
        # a role may wait for a second factor; the page asks nobody who they are, so the link stands there for all
        "to_account": status == HTTPStatus.FORBIDDEN and not title,
        "came_from": _own_place(request),
    }
    # htmx puts an error where the answer would have gone, so it gets the words without a page around them
    name = "web/_error.html" if request.headers.get("HX-Request") else "web/error.html"
    return HttpResponse(render_to_string(name, context, request=_without_database(request)), status=status)


def is_database_away(error: BaseException | None) -> bool:
    """Say whether an error means that there is no database to talk to, or none that was made ready."""
    if not isinstance(error, OperationalError | InterfaceError | ProgrammingError):
        return False
    state = sqlstate(error)
    if isinstance(error, ProgrammingError):
        return state == _NO_TABLE
    return state is None or state.startswith(_AWAY)


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of a sent form, passwords left out; nothing of a form that another site made.

    A stranger's form given back with a fresh guard and a button would be the stranger's way past the guard.
    """
    if request.method != "POST" or not _is_own(request):
        return []
    try:
        sent = request.POST
    except Exception:  # noqa: BLE001 - a body that cannot be read at all: that may be why we are here
        return []
    return [(name, value) for name in sent if name not in _NEVER_KEPT for value in sent.getlist(name) if value]


def _is_own(request: HttpRequest) -> bool:
    """Say whether the browser names a page of this site as the one that sent the form. Silence is no."""
    origin = _address(request.headers.get("Origin") or request.headers.get("Referer", ""))
    return origin.netloc == request.META.get("HTTP_HOST")


def _own_place(request: HttpRequest) -> str:
    """Return the path of our own page that sent the request, or nothing."""
    referrer = _address(request.headers.get("Referer", ""))
    return referrer.path if referrer.netloc == request.META.get("HTTP_HOST") else ""


def _address(raw: str) -> SplitResult:
    """Return the parts of an address that a header names; empty ones if it is none: an error page must not fail."""
    try:
        return urlsplit(raw)
    except ValueError:
        return urlsplit("")


def _without_database(request: HttpRequest) -> HttpRequest:
    """Return the request for a template that asks for no user and no session."""
    request.is_error_page = True  # type: ignore[attr-defined]
    return request


def _WORDS() -> dict[int, tuple[str, str]]:  # noqa: N802 - a table, made anew for the language of each request
    return {
        200: (_("Taken down"), ""),
        400: (
            _("This could not be read"),
            _("The address or the form holds something that no page here sends. Go back and try again."),
        ),
        401: (_("Log in first"), _("This needs an account, so that others can answer you.")),
        403: (_("This is not open to you"), _("It needs another role, or another person.")),
        404: (_("There is nothing here"), _("The address is wrong, or what stood here is not shown to you.")),
        405: (_("This address is not for that"), _("It answers another kind of request.")),
        409: (_("Something changed meanwhile"), _("Look at the page again before you go on.")),
        410: (
            _("This is gone for good"),
            _("Its content was removed for legal reasons and cannot come back."),
        ),
        422: (_("This cannot be taken as it is"), _("Read what is asked for and try again.")),
        429: (_("Not so fast"), _("You did this often in a short time. Come back a little later.")),
        500: (
            _("This went wrong here"),
            _("It is our fault, and it has been written down. Try again, or come back later."),
        ),
        503: (
            _("The database is away"),
            _("It is usually back within a minute. Nothing that was posted is lost. Try again shortly."),
        ),
    }
