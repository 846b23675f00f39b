"""Who is asking, and from where: for views that need to know."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.translation import gettext as _

from forum.accounts.models import User
from forum.web.refusal import Refusal, Refused


def member(request: HttpRequest) -> User:
    """Return the person who is logged in.

    Raises:
        Refusal: nobody is.
    """
    if isinstance(request.user, User):
        return request.user
    raise Refusal(Refused(_("Log in first."), status=401))


def address_of(request: HttpRequest) -> str:
    """Return the network address that asks, as far as the proxies that we trust tell."""
    return str(get_adapter().get_client_ip(request))
