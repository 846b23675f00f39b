"""Articles on their way in, in Django's admin: whose and when. What they say is their owner's until it is published."""

from django.contrib.admin import register

from debates.imports.models import ImportDraft
from forum.web.admin import ReadOnlyAdmin


@register(ImportDraft)
class ImportDrafts(ReadOnlyAdmin):
    """Drafts, without their text."""

    list_display = ("key", "owner", "raw_format", "created", "changed")
    list_select_related = ("owner",)
    fields = ("key", "owner", "raw_format", "version", "created", "changed")
