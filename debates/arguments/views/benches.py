"""The benches: arguments for and against the motion, side by side."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from debates.arguments import queries
from debates.arguments.queries import Column
from debates.motions.clock import Say
from debates.motions.states import Side
from debates.posts.policy import may_write
from debates.threads import found
from debates.voting import orders
from debates.voting.policy import may_see_totals
from forum.web.answers import page_or_part
from forum.web.refusal import Refused

END = "end"  # in an address: this bench was shown to its end


@login_not_required
@require_safe
def benches(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page of both benches: a page, or for htmx the arguments that join it."""
    motion = found.motion(request, slug)
    gate = may_see_totals(request.user, motion)
    asked, offered = request.GET.get("order", ""), queries.offered(gate)
    order = asked if asked in offered else offered[0]
    shown = queries.benches(motion, request.user, order, _places(request))
    context = {
        "motion": motion,
        "here": "arguments",
        "columns": shown.columns,
        "cards": list(queries.in_turn(*shown.columns)),
        "next": _next(shown.columns),
        "order": order,
        "orders": offered,
        "has_begun": shown.has_begun,
        "refused": gate.reason if asked in orders.BY_VOTES and isinstance(gate, Refused) else "",
        "has_earlier": any(side.value in request.GET for side in Side),
        "may_argue": may_write(request.user, motion, Say.ARGUMENT),
        "may_counter": may_write(request.user, motion, Say.COUNTER),
    }
    return page_or_part(request, "arguments/benches.html", "arguments/_cases.html", context)


def _places(request: HttpRequest) -> dict[Side, str]:
    """Return where the page begins on each bench that was not yet shown to its end."""
    asked = {side: request.GET.get(side.value, "") for side in Side}
    return {side: place for side, place in asked.items() if place != END}


def _next(sides: list[Column]) -> dict[str, Any] | None:
    """Return where the next page begins on each side, or none where both benches end."""
    if not any(side.next for side in sides):
        return None
    return {side.side.value: side.next or END for side in sides}
