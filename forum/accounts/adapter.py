"""What allauth asks of this site: how people are named, and what happens when two take one handle at once."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from forum.accounts.models import User
from forum.web import errors
from forum.web.refusal import Refused


def display(user: User) -> str:
    """Return how a person is named in mail and pages."""
    return user.handle


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's own way, but for a race."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: FBT001, FBT002
        """Save who signs up; of two who take one handle or address at the same time, one is told so."""
        try:
            with transaction.atomic():
                saved: User = super().save_user(request, user, form, commit)
                return saved
        except IntegrityError:
            taken = Refused(_("Somebody took this handle or address a moment ago. Choose another."), status=409)
            raise ImmediateHttpResponse(errors.refused(request, taken)) from None
