"""What the viewer may do, for the navigation of every page: what may not be done is not offered."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from forum.accounts.factors import has_factor
from forum.accounts.models import User
from forum.accounts.policy import lacks_factor, may_import, why_held, why_not, why_restricted


def abilities(request: HttpRequest) -> dict[str, object]:
    """Return whether the viewer may import, what restricts them and why a role of theirs waits.

    Asked only where a template asks.
    """
    return {
        "can_import": SimpleLazyObject(lambda: bool(may_import(request.user))),
        "restricted": SimpleLazyObject(lambda: why_restricted(request.user) or why_held(request.user)),
        "role_waits": SimpleLazyObject(lambda: _waiting(request)),
    }


def _waiting(request: HttpRequest) -> dict[str, str]:
    """Return why the viewer's role waits and where that is put right; nothing where it does not wait."""
    person = request.user
    if not isinstance(person, User) or not lacks_factor(person):
        return {}
    confirm = f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}"
    return {"reason": why_not(person, ""), "address": confirm if has_factor(person) else reverse("mfa_index")}
