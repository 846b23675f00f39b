"""Letters that are written when they are sent: what each kind says, and to whom it says nothing any more.

A room above registers a kind, in its ``receivers`` or ``jobs`` module. Its writer gets the person and the facts
that were queued (ids, no text), asks again what that person may see by now, and returns the mail, or none.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMessage

Writer = Callable[[AbstractBaseUser, dict[str, Any]], EmailMessage | None]

WRITERS: dict[str, Writer] = {}


def writes(kind: str) -> Callable[[Writer], Writer]:
    """Register the writer of a kind, at most 40 characters; the same name again replaces it."""

    def register(writer: Writer) -> Writer:
        WRITERS[kind] = writer
        return writer

    return register
