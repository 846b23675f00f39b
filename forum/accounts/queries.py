"""What pages of one's own account and standing show."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils import timezone

from forum.accounts.limits import Limited, key_of
from forum.accounts.models import Restriction, User
from forum.web.models import Count


@dataclass(frozen=True, slots=True)
class Overview:
    """How an account is kept: whether an app, how many passkeys, how many unused codes, how many sessions."""

    has_app: bool
    passkeys: int
    codes: int
    sessions: int


def overview(person: User) -> Overview:
    """Return it, two queries."""
    found = list(Authenticator.objects.filter(user=person))
    kinds = [authenticator.type for authenticator in found]
    codes = next((a for a in found if a.type == Authenticator.Type.RECOVERY_CODES), None)
    return Overview(
        has_app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        codes=len(codes.wrap().get_unused_codes()) if codes else 0,
        sessions=UserSession.objects.filter(user=person).count(),
    )


def used(person: User, of: Collection[Limited]) -> dict[Limited, tuple[int, datetime]]:
    """Return how often the person did what is limited in the present time, and when that time ends; one query."""
    keys = {key_of(what, person.pk): what for what in of}
    counted = Count.objects.filter(key__in=keys, until__gt=timezone.now())
    return {keys[key]: (times, until) for key, times, until in counted.values_list("key", "times", "until")}


def in_force(person: User) -> list[Restriction]:
    """Return what holds the person back now, the newest first; one query."""
    lasting = Q(until=None) | Q(until__gt=timezone.now())
    return list(Restriction.objects.filter(lasting, person=person, lifted=None).order_by("-starts", "-pk"))
