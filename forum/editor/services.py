"""Bringing a picture into a text, and counting what the editor asks for."""

from django.core.files import File

from forum.accounts.limits import Limited, limit_for
from forum.accounts.models import User
from forum.accounts.policy import limit_of
from forum.uploads.models import Picture
from forum.uploads.services import keep_picture
from forum.web.refusal import Answer, enforce
from forum.web.services import spend


def bring_picture(*, owner: User, file: "File[bytes]") -> Picture:
    """Keep a picture that somebody puts into a text. One that is refused counts too: it was decoded.

    Raises:
        Refusal: the limit is reached, or ``keep_picture`` refuses.
    """
    enforce(count(Limited.UPLOADS, by=owner))
    return keep_picture(owner=owner, file=file)


def count(what: Limited, *, by: User | str) -> Answer:
    """Count one use by a person, or by the address of somebody not logged in; say whether it is within limits."""
    limit = limit_of(by, what) if isinstance(by, User) else limit_for(what, 0)
    name = by.pk if isinstance(by, User) else f"from {by}"
    return spend(key=f"{what}:{name}"[:120], most=limit.most, seconds=limit.seconds)
