"""One's own standing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates.standing.showing import page_of
from forum.accounts.guards import member


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show the level of trust, what it gives, what is used up of it, and what the next one asks."""
    return render(request, "standing/own.html", {"page": page_of(member(request))})
