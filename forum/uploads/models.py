"""Pictures that people bring. What a picture shows in words stands in the text that shows it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

EXTENSIONS = {"image/webp": "webp", "image/png": "png", "image/jpeg": "jpg"}


class Picture(models.Model):
    """A picture, re-encoded: its file lies under its key, see ``storage``. Bytes and pixels are those of the file."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    content_type = models.CharField(max_length=32)
    created = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(content_type__in=list(EXTENSIONS)), name="picture_type_is_known"),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0, bytes__gt=0), name="picture_is_not_empty"),
        ]
        indexes = [
            # services.sweep: what is old enough to go
            models.Index(fields=["created"], name="picture_by_age"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address under which it is shown to those who may see it."""
        return reverse("uploads:picture", args=[self.key, EXTENSIONS[self.content_type]])

    @property
    def name(self) -> str:
        """The name of its file: key and extension, nothing that anybody typed."""
        return f"{self.key}.{EXTENSIONS[self.content_type]}"
