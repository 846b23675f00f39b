"""Secrets at rest: sealed with a key made from SECRET_KEY, opened with that of today or of yesterday. Pure.

What was stored in clear before is still read, and sealed when it is written again.
"""

import base64
from collections.abc import Sequence
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SEAL = "sealed:"
_PURPOSE = b"rejoinder.accounts.secrets"  # another purpose makes another key of the same secret


class CannotOpen(Exception):  # noqa: N818 - says what could not be done
    """None of the keys opens this secret."""


def seal(text: str, keys: Sequence[str]) -> str:
    """Return the text sealed with the first key."""
    return SEAL + _box(tuple(keys)).encrypt(text.encode()).decode("ascii")


def unseal(stored: str, keys: Sequence[str]) -> str:
    """Return what was sealed with any of the keys; what was never sealed is returned as it stands.

    Raises:
        CannotOpen: it was sealed with another key, or is damaged.
    """
    if not stored.startswith(SEAL):
        return stored
    try:
        return _box(tuple(keys)).decrypt(stored.removeprefix(SEAL)).decode()
    except InvalidToken as error:
        raise CannotOpen from error


@cache
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode())
    return base64.urlsafe_b64encode(made)
