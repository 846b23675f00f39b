"""What the viewer may do, for the navigation of every page: what may not be done is not offered."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from forum.accounts.policy import may_import, why_not


def abilities(request: HttpRequest) -> dict[str, object]:
    """Return whether the viewer may import and why a role of theirs waits, asked only where a template asks."""
    return {
        "can_import": SimpleLazyObject(lambda: bool(may_import(request.user))),
        "role_waits": SimpleLazyObject(lambda: why_not(request.user, "")),
    }
