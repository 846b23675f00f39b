"""Who is asking: for views that need to know."""

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
