"""What allauth asks of this site about accounts elsewhere: who comes by one is nobody here until a handle is chosen."""

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from forum.accounts.models import User


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # untyped
    """allauth's own way, but for these."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": gettext_lazy(
            "This address has an account here already. Log in to that, then connect your account with %s to it."
        ),
        "no_password": gettext_lazy("Set a password first: without one you could not log in any more."),
        "no_verified_email": gettext_lazy("Confirm your e-mail address first: without it you could not come back."),
        "disconnect_last": gettext_lazy("This is the only way in that you have left. Set a password first."),
        "connected_other": gettext_lazy("That account belongs to somebody else here already."),
    }

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Let nobody be named by another site: each chooses a handle."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Forget the token by which the provider would tell more: nothing here asks it, and it is kept nowhere."""
        sociallogin.token = None

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Take the address that the provider tells, and no name."""
        user: User = super().populate_user(request, sociallogin, {"email": data.get("email")})
        return user
