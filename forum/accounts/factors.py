"""Second factors: whether a person has one, and came in with one."""

from collections.abc import Iterable, Mapping

from allauth.mfa.models import Authenticator

from forum.accounts.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_factor(person: User) -> bool:
    """Say whether the person has set up an app or a passkey; one query, once for each loaded person."""
    known = person.__dict__.get("knows_factor")
    if known is None:
        known = Authenticator.objects.filter(user=person, type__in=FACTORS).exists()
        person.__dict__["knows_factor"] = known
    return bool(known)


def used_factor(records: Iterable[Mapping[str, object]]) -> bool:
    """Say whether one of allauth's records of a session is of a second factor (a passkey alone is one, too)."""
    return any(record.get("method") == "mfa" for record in records)
