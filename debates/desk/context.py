"""Whether there is a queue for the viewer, for the navigation of every page."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from forum.accounts.policy import has
from forum.accounts.roles import Ability


def desk(request: HttpRequest) -> dict[str, object]:
    """Return whether the viewer sees all cases, and decides them; asked only by templates; no query for members.

    Hosts find the cases of their own debates from the page of its people.
    """
    return {
        "sees_queue": SimpleLazyObject(lambda: has(request.user, Ability.SEE_CASES)),
        "may_moderate": SimpleLazyObject(lambda: has(request.user, Ability.MODERATE)),
    }
