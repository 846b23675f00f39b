"""Debates in Django's admin, to look at."""

from django.contrib.admin import register

from debates.motions.models import Motion, MotionRole
from forum.web.admin import ReadOnlyAdmin


@register(Motion)
class Motions(ReadOnlyAdmin):
    """What was put to the house."""

    list_display = ("sentence", "slug", "state", "created")
    list_filter = ("state", "language")
    search_fields = ("sentence", "slug")


@register(MotionRole)
class MotionRoles(ReadOnlyAdmin):
    """Who does what in which debate."""

    list_display = ("motion", "person", "part")
    list_select_related = ("motion", "person")
