"""What is counted of a person, and what is done to accounts by those who run the site, and by itself."""

from collections.abc import Collection
from datetime import timedelta

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from forum.accounts.limits import Limited, key_of, limit_for
from forum.accounts.models import User
from forum.accounts.policy import limit_of, may_give_role
from forum.accounts.roles import Role
from forum.accounts.signals import role_given
from forum.web.refusal import Answer, enforce
from forum.web.services import spend
from forum.web.sweeping import delete_in_batches

_SECRETS = ("secret", "seed")  # of an app, of recovery codes
_SETTLED = timedelta(hours=1)  # a younger one may belong to a session that is being saved just now


def count(what: Limited, *, by: User | str, times: int = 1) -> Answer:
    """Count uses by a person, or by the address of somebody not logged in; say whether they are within limits."""
    limit = limit_of(by, what) if isinstance(by, User) else limit_for(what, 0)
    name = by.pk if isinstance(by, User) else f"from {by}"
    return spend(key=key_of(what, name), most=limit.most, seconds=limit.seconds, times=times)


def set_trust(*, person: User, earned: int) -> bool:
    """Note the trust that somebody earned, never less than was granted; return whether it changed."""
    return set_trust_of(people=[person.pk], earned=earned) == 1


def set_trust_of(*, people: Collection[int], earned: int) -> int:
    """Note of several people, by id, that they earned the same trust; return of how many it changed. One statement."""
    trust = Greatest(F("trust_granted"), Value(earned))
    return User.objects.filter(pk__in=people).exclude(trust=trust).update(trust=trust)


@transaction.atomic
def give_role(*, person: User, role: Role, by: User | None) -> bool:
    """Give somebody a role, and return whether it is another than before; ``by`` None is whoever runs the site.

    Raises:
        Refusal: ``by`` may not.
    """
    enforce(may_give_role(by, person))
    held = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if held.role == role:
        return False
    held.role = person.role = role
    held.save(update_fields=["role"])
    role_given.send(User, person=held, role=role, by=by)
    return True


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


def sweep_sessions() -> int:
    """Delete what allauth notes of sessions that are no more (address, browser); return how many."""
    session = Session.objects.filter(session_key=OuterRef("session_key"))
    settled = UserSession.objects.filter(last_seen_at__lt=timezone.now() - _SETTLED)
    return delete_in_batches(settled.exclude(Exists(session)))
