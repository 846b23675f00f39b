"""What allauth asks of this site about accounts elsewhere: who comes by one is nobody here until a handle is chosen."""

from typing import Any

import requests
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.accounts.models import User
from forum.web.refusal import Refusal, Refused

SECONDS = 5  # for each question to another site


class Asking(requests.Session):
    """Asks another site; one that is away or talks nonsense is told in words and is no 500."""

    def request(self, method: str, *args: Any, **kwargs: Any) -> Any:
        """Return the answer.

        Raises:
            Refusal: there is none, or none that can be read.
        """
        kwargs.setdefault("timeout", SECONDS)
        try:
            answer = super().request(method, *args, **kwargs)
            if method.upper() == "GET":
                answer.raise_for_status()
                answer.json()
        except requests.RequestException:
            told = _("The other site could not be reached, or its answer not be read. Try again in a few minutes.")
            raise Refusal(Refused(told, status=503)) from None
        return answer


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

    def get_requests_session(self) -> requests.Session:
        """Return what asks the other site."""
        return Asking()

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
