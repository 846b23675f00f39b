"""What allauth asks of this site: how people are named, where links in mail lead, two who take one handle at once."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.accounts.models import User
from forum.web import errors
from forum.web.address import site_address
from forum.web.refusal import Refused


def display(user: User) -> str:
    """Return how a person is named in mail and pages."""
    return user.handle


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's own way, but for these."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_taken": gettext_lazy("Somebody has this handle already. Choose another."),
    }

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: FBT001, FBT002
        """Save who signs up; of two who take one handle or address at the same time, one is told so."""
        try:
            with transaction.atomic():
                saved: User = super().save_user(request, user, form, commit)
                return saved
        except IntegrityError:
            taken = Refused(_("Somebody took this handle or address a moment ago. Choose another."), status=409)
            raise ImmediateHttpResponse(errors.refused(request, taken)) from None

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail whose links lead to this site, whatever host the request named."""
        named = self.request.build_absolute_uri("/").rstrip("/")
        links = {
            key: site_address() + value.removeprefix(named)
            for key, value in context.items()
            if isinstance(value, str) and value.startswith(f"{named}/")
        }
        super().send_mail(template_prefix, email, {**context, **links})
