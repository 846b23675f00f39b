"""What was argued already that resembles a claim: asked for while somebody types it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from debates.arguments.beginning import post_named
from debates.arguments.similar import resembling
from debates.threads import found
from forum.accounts.limits import Limited
from forum.accounts.services import count
from forum.editor.previewing import asker
from forum.web.refusal import enforce


@login_not_required  # people write first and log in after; those who did not are counted by their address
@require_safe
@never_cache
def claims(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the arguments that resemble ``claim``: a part of a page, empty where there are none."""
    motion = found.motion(request, slug)
    enforce(count(Limited.CLAIMS, by=asker(request)))
    alike = resembling(motion, request.GET.get("claim", ""), but=post_named(request.GET.get("but", "")))
    return render(request, "arguments/_similar.html", {"similar": alike})
