"""Pictures, by their keys."""

from collections.abc import Collection
from uuid import UUID

from forum.text.pictures import Size
from forum.uploads.models import EXTENSIONS, Picture
from forum.uploads.policy import Viewer, may_see

_TYPES = {extension: content_type for content_type, extension in EXTENSIONS.items()}


def picture_for(viewer: Viewer, key: UUID, extension: str) -> Picture | None:
    """Return a picture of an address, or none where there is none or the viewer may not see it."""
    found = Picture.objects.filter(key=key, content_type=_TYPES.get(extension, "")).first()
    return found if found is not None and may_see(viewer, found) else None


def sizes(keys: Collection[str]) -> dict[str, Size]:
    """Return the sizes of those pictures that there are, by key; one query."""
    found = Picture.objects.filter(key__in=keys).values_list("key", "width", "height")
    return {str(key): Size(width, height) for key, width, height in found}
