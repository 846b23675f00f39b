"""What is done to accounts by those who run the site."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from forum.accounts.models import User

_SECRETS = ("secret", "seed")  # of an app, of recovery codes


@transaction.atomic
def remove_factors(*, person: User) -> int:
    """Remove all second factors of somebody who lost them, end all sessions, and return how many factors there were."""
    removed: int = Authenticator.objects.filter(user=person).delete()[0]
    for session in UserSession.objects.filter(user=person):
        session.end()
    return removed


@transaction.atomic
def seal_anew() -> int:
    """Seal every secret of a second factor with today's key, and return how many there were.

    After it no fallback is needed any more. What is used meanwhile waits.
    """
    adapter = get_adapter()
    kept = list(Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN))
    for authenticator in kept:
        for name in _SECRETS:
            if name in authenticator.data:
                authenticator.data[name] = adapter.encrypt(adapter.decrypt(authenticator.data[name]))
    Authenticator.objects.bulk_update(kept, ["data"])
    return len(kept)
