"""The log in Django's admin, to look at."""

from django.contrib.admin import register

from forum.audit.models import Entry
from forum.web.admin import ReadOnlyAdmin


@register(Entry)
class Entries(ReadOnlyAdmin):
    """What was done, by number."""

    list_display = ("number", "act", "facts", "made")
    list_filter = ("act",)
    ordering = ("-number",)
