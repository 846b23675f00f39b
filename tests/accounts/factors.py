"""Second factors as tests want them: set up without a browser, and the codes that an app would show."""

import time
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from forum.accounts.models import User
from tests.conftest import browser_of

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str = SECRET, *, ahead: int = 0) -> str:
    """Return what an app shows now, or shows next: a code counts once."""
    return format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // 30 + ahead))


def give_app(person: User) -> list[str]:
    """Set up an app with SECRET; return the recovery codes that come with it."""
    TOTP.activate(person, SECRET)
    codes: list[str] = RecoveryCodes.activate(person).get_unused_codes()
    return codes


def came_with_factor(person: User) -> Client:
    """Return a browser in which the person logged in with a second factor."""
    return with_records(browser_of(person), person, [{"method": "password"}, {"method": "mfa", "type": "totp"}])


def with_records(client: Client, person: User, records: list[dict[str, object]]) -> Client:
    """Write into the session how the person came in, as allauth writes it; just now, so that nothing asks again."""
    session = client.session
    session["account_authentication_methods"] = [
        {"at": time.time(), "reauthenticated": True, **record} for record in records
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


def give_passkey(person: User, name: str = "On my desk") -> Authenticator:
    """Give a passkey as a browser would have registered it, whose key nobody has."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    number = name.encode()
    kept = AttestedCredentialData.create(Aaguid(bytes(16)), number, public)
    shown = AuthenticatorData.create(sha256(b"localhost").digest(), 0x45, 0, kept)
    told = CollectedClientData.create("webauthn.create", bytes(32), "http://localhost")
    response = {
        "clientDataJSON": websafe_encode(told),
        "attestationObject": websafe_encode(AttestationObject.create("none", shown, {})),
    }
    found = {"id": websafe_encode(number), "rawId": websafe_encode(number), "type": "public-key", "response": response}
    return WebAuthn.add(person, name, {**found, "clientExtensionResults": {"credProps": {"rk": True}}}).instance
