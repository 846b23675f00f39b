"""What allauth asks of this site: how people are named, where links in mail lead, two who take one handle at once."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.accounts.handles import as_kept
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
        "enter_current_password": gettext_lazy("This is not the password in use."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "email_password_mismatch": gettext_lazy("Nobody has this address with this password. Check both."),
        "username_password_mismatch": gettext_lazy("Nobody has this handle with this password. Check both."),
        "too_many_login_attempts": gettext_lazy("This was tried too often. Wait a few minutes, then try again."),
        "rate_limited": gettext_lazy("This was tried too often. Wait a few minutes, then try again."),
        "duplicate_email": gettext_lazy("This address is among yours already."),
        "cannot_remove_primary_email": gettext_lazy("This is the address in use. Put another in use first."),
        "invalid_password_reset": gettext_lazy("This link was used already, or is too old. Ask for a new one."),
    }

    def can_delete_email(self, email_address: Any) -> bool:
        """Keep the address in use: without one nobody could come back who forgot the password."""
        return not email_address.primary

    def clean_username(self, username: str, shallow: bool = False) -> str:  # noqa: FBT001, FBT002
        """Return a handle as it is kept.

        Raises:
            ValidationError: it is none, or somebody has it or one that looks the same.
        """
        handle: str = super().clean_username(as_kept(username), shallow)
        if not shallow and (twin := User.objects.looking_like(handle)):
            told = _("Somebody has a handle that looks the same: \u2068%(handle)s\u2069. Choose another.")
            raise ValidationError(told % {"handle": twin.handle})
        return handle

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """Give who signs up the handle that they chose, with its look."""
        user.take_handle(user.handle)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: FBT001, FBT002
        """Save who signs up; of two who take one handle or address at the same time, one is told so."""
        try:
            with transaction.atomic():
                saved: User = super().save_user(request, user, form, commit)
                return saved
        except IntegrityError:
            taken = Refused(_("Somebody took this handle or address a moment ago. Choose another."), status=409)
            raise ImmediateHttpResponse(errors.refused(request, taken)) from None

    def is_safe_url(self, url: str) -> bool:
        """Say whether one may be sent on to an address; what is none raises in the standard library."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail whose links lead to this site, whatever host the request named."""
        named = self.request.build_absolute_uri("/").rstrip("/")
        links = {
            key: site_address() + value.removeprefix(named)
            for key, value in context.items()
            if isinstance(value, str) and value.startswith(f"{named}/")
        }
        super().send_mail(template_prefix, email, {**context, **links})
