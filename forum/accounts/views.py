"""One's own account. What is changed there is allauth's."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forum.accounts.guards import member
from forum.accounts.queries import overview


@require_safe
def own_account(request: HttpRequest) -> HttpResponse:
    """Show how the account is kept, with a way to change each part."""
    person = member(request)
    context = {"person": person, "overview": overview(person), "is_local": settings.IS_LOCAL}
    return render(request, "account/overview.html", context)
