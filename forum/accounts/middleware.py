"""Who is asking, and whether they came in with a second factor."""

from allauth.account.authentication import get_authentication_records
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from forum.accounts.factors import used_factor
from forum.accounts.models import User


class WhoAsks(AuthenticationMiddleware):
    """Django's own, but a person who keeps order knows whether this session was opened with a second factor."""

    def process_request(self, request: HttpRequest) -> None:
        """Leave ``request.user`` as lazy as Django makes it: the session is read with the person."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _person(request))  # type: ignore[assignment]


def _person(request: HttpRequest) -> object:
    person = get_user(request)
    if isinstance(person, User) and person.is_staff:
        person.came_with_factor = used_factor(get_authentication_records(request, person))
    return person
