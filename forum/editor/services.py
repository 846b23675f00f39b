"""Bringing a picture into a text."""

from django.core.files import File

from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.policy import may_as_member
from forum.accounts.roles import Ability
from forum.accounts.services import count
from forum.uploads.models import Picture
from forum.uploads.services import keep_picture
from forum.web.refusal import enforce


def bring_picture(*, owner: User, file: "File[bytes]") -> Picture:
    """Keep a picture that somebody puts into a text. One that is refused counts too: it was decoded.

    Raises:
        Refusal: the person may not post, the limit is reached, or ``keep_picture`` refuses.
    """
    enforce(may_as_member(owner, Ability.POST))
    enforce(count(Limited.UPLOADS, by=owner))
    return keep_picture(owner=owner, file=file)
