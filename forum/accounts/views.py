"""One's own account. What is changed there is allauth's; signing up is too, but in one transaction."""

from typing import Any

from allauth.account.views import SignupView
from allauth.socialaccount.views import SignupView as ElsewhereSignupView
from django.conf import settings
from django.db import transaction
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


class OneTransaction:
    """A person is kept together with the letter that makes the address theirs, or neither is: both or a 5xx."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign up."""
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the view beside it
            return answer


class SignUp(OneTransaction, SignupView):  # type: ignore[misc]  # untyped
    """With a handle, an address and a password."""


class SignUpFromElsewhere(OneTransaction, ElsewhereSignupView):  # type: ignore[misc]
    """With a handle, and an account elsewhere."""
