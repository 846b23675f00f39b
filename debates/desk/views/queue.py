"""The queue: its trays, and the pile of one of them with its first case open."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from debates.desk import queries
from debates.desk.sieve import Sieve, read_sieve
from debates.desk.views.bureau import Shown, page
from debates.desk.wording import TRAYS
from debates.moderation.policy import may_see_queue
from forum.accounts.guards import member
from forum.web.refusal import enforce


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show the first tray in which anything lies."""
    enforce(may_see_queue(request.user))
    return _shown(request, read_sieve(request.GET))


@require_safe
def tray(request: HttpRequest, tray: str) -> HttpResponse:
    """Show one tray."""
    if tray not in TRAYS:
        raise Http404
    enforce(may_see_queue(request.user))
    return _shown(request, read_sieve(request.GET, tray))


def _shown(request: HttpRequest, sieve: Sieve) -> HttpResponse:
    done = queries.decision_of(member(request), request.GET.get("done", ""))
    return page(request, sieve, Shown(done=done))
