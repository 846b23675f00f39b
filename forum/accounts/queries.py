"""What the page of one's own account shows."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from forum.accounts.models import User


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
