"""What rests on a paragraph."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates.arguments import finding
from debates.arguments.resting import numbers_on, resting_on
from debates.motions.clock import Say
from debates.posts.policy import may_write
from debates.posts.states import Leaning
from debates.threads import found


@login_not_required
@require_safe
def resting(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """List the arguments that rest on a paragraph, or dispute it, the newest first."""
    motion, version = finding.paragraph(request, slug, number)
    how = Leaning.DISPUTES if request.GET.get("how") == Leaning.DISPUTES else Leaning.RESTS_ON
    before = request.GET.get("before", "")
    is_place = before.isascii() and before.isdigit() and len(before) <= found.LONGEST_ID
    leaning, disputing = numbers_on(motion, version)
    context = {
        "motion": motion,
        "number": number,
        "version": version,
        "how": how.value,
        "page": resting_on(motion, version, how, int(before) if is_place else None),
        "leaning": leaning,
        "disputing": disputing,
        "has_earlier": is_place,
        "may_argue": may_write(request.user, motion, Say.ARGUMENT),
    }
    return render(request, "arguments/resting.html", context)
