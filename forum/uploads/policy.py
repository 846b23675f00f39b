"""Who sees a picture: its owner, and who may read something that shows it. What shows pictures registers its check."""

from collections.abc import Callable, Collection
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from forum.uploads.models import Picture

Viewer = AbstractBaseUser | AnonymousUser
# Given a viewer and keys, return those of pictures that they may see in what the room shows.
Check = Callable[[Viewer, Collection[UUID]], set[UUID]]

CHECKS: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Let a room say which pictures its texts show to whom; the same name again replaces it."""
    CHECKS[name] = check


def may_see(viewer: Viewer, picture: Picture) -> bool:
    """Say whether the viewer may see the picture."""
    return bool(seen_of(viewer, [picture]))


def seen_of(viewer: Viewer, pictures: Collection[Picture]) -> set[UUID]:
    """Return the keys of those pictures that the viewer may see; one question to each room that shows any."""
    own = {one.key for one in pictures if viewer.is_authenticated and one.owner_id == viewer.pk}
    others = {one.key for one in pictures} - own
    for check in CHECKS.values() if others else ():
        own |= check(viewer, others)
    return own
