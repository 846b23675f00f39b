"""How the arguments of a debate are put into order: each order in words and in numbers."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates.voting import addressed, ranking
from debates.voting.drawing import EVERY, MOST, YOUNG
from debates.voting.policy import may_see_totals
from debates.voting.ranking import LEAST_A_SIDE, Split, wilson

# who found it well argued, on its own side and on the other: of a post that its own side cheers, and of a fair one
EXAMPLES = ((Split(30, 30), Split(1, 10)), (Split(20, 30), Split(7, 10)))


@login_not_required
@require_safe
def order(request: HttpRequest, slug: str) -> HttpResponse:
    """Explain the orders in which the arguments of a debate can be read."""
    motion = addressed.motion(request, slug)
    context = {
        "motion": motion,
        "here": "arguments",
        "gate": may_see_totals(request.user, motion),
        "examples": [_example(own, other) for own, other in EXAMPLES],
        "young": YOUNG,
        "most": MOST,
        "every": EVERY,
        "least": LEAST_A_SIDE,
        "z": ranking.Z,
    }
    return render(request, "voting/order.html", context)


def _example(own: Split, other: Split) -> dict[str, Any]:
    bounds = [wilson(split.yes, split.n) for split in (own, other)]
    return {"splits": [own, other], "bounds": bounds, "in_all": own.yes + other.yes, "score": min(bounds)}
