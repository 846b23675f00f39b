"""Pictures in Django's admin: whose they are and how large. The picture itself is shown to who may see it alone."""

from django.contrib.admin import register

from forum.uploads.models import Picture
from forum.web.admin import ReadOnlyAdmin


@register(Picture)
class Pictures(ReadOnlyAdmin):
    """What people sent."""

    list_display = ("key", "owner", "width", "height", "created")
    list_select_related = ("owner",)
    ordering = ("-created",)
