"""Debates in Django's admin, to look at."""

from django.contrib.admin import register

from debates.motions.models import Motion, MotionRole, Phase, Ruling
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


@register(Phase)
class Phases(ReadOnlyAdmin):
    """When which phase of a structured debate takes place."""

    list_display = ("motion", "stage", "starts", "ends", "who")
    list_filter = ("stage",)
    list_select_related = ("motion",)


@register(Ruling)
class Rulings(ReadOnlyAdmin):
    """What was ruled, by whom and why."""

    list_display = ("motion", "act", "by", "made", "reason")
    list_filter = ("act",)
    list_select_related = ("motion", "by")
