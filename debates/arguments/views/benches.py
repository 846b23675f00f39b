"""The benches: arguments for and against the motion, side by side."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from debates.arguments import queries
from debates.arguments.balloting import with_ballots
from debates.arguments.queries import ORDERS, Column
from debates.motions.clock import Say
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.policy import may_write
from debates.threads import found
from forum.web.answers import page_or_part
from forum.web.paging import Order, read_place

DEFAULT = "answered"
END = "end"  # in an address: this bench was shown to its end


@login_not_required
@require_safe
def benches(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page of both benches: a page, or for htmx the arguments that join it."""
    motion = found.motion(request, slug)
    name = request.GET.get("order", "")
    name = name if name in ORDERS else DEFAULT
    sides = [_column(request, motion, side, ORDERS[name]) for side in Side]
    context = {
        "motion": motion,
        "here": "arguments",
        "columns": sides,
        "cards": with_ballots(queries.in_turn(*sides), motion, request.user),
        "next": _next(sides),
        "order": name,
        "orders": ORDERS,
        "has_earlier": any(side.value in request.GET for side in Side),
        "may_argue": may_write(request.user, motion, Say.ARGUMENT),
        "may_counter": may_write(request.user, motion, Say.COUNTER),
    }
    return page_or_part(request, "arguments/benches.html", "arguments/_cases.html", context)


def _column(request: HttpRequest, motion: Motion, side: Side, order: Order) -> Column:
    asked = request.GET.get(side.value, "")
    if asked == END:
        return queries.ended(motion, side)
    return queries.column(motion, side, request.user, order, read_place(asked))


def _next(sides: list[Column]) -> dict[str, Any] | None:
    """Return where the next page begins on each side, or none where both benches end."""
    if not any(side.next for side in sides):
        return None
    return {side.side.value: side.next or END for side in sides}
