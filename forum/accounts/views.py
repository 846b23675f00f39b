"""One's own account. What is changed there is allauth's; signing up is too, but in one transaction."""

from typing import Any

from allauth.account.views import EmailView, SignupView
from allauth.socialaccount.views import SignupView as ElsewhereSignupView
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forum.accounts.guards import member
from forum.accounts.policy import may_change_addresses
from forum.accounts.queries import overview
from forum.web.refusal import enforce


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


class Addresses(EmailView):  # type: ignore[misc]  # untyped
    """One's e-mail addresses. Who is suspended confirms those they have, and changes none."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change them.

        Raises:
            Refusal: the person is suspended.
        """
        if "action_send" not in request.POST:
            enforce(may_change_addresses(member(request)))
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


class SignUpFromElsewhere(OneTransaction, ElsewhereSignupView):  # type: ignore[misc]
    """With a handle, and an account elsewhere."""
