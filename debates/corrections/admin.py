"""Proposals to place posts better, in Django's admin, to look at."""

from django.contrib.admin import register

from debates.corrections.models import Correction
from forum.web.admin import ReadOnlyAdmin


@register(Correction)
class Corrections(ReadOnlyAdmin):
    """What was proposed, and what became of it."""

    list_display = ("post", "what", "by", "state", "created")
    list_filter = ("what", "state")
    list_select_related = ("post", "by")
