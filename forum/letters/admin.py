"""Letters in Django's admin: that they wait, and why. What they say, links that log in among it, is not shown."""

from django.contrib.admin import register

from forum.letters.models import Letter
from forum.web.admin import ReadOnlyAdmin


@register(Letter)
class Letters(ReadOnlyAdmin):
    """What waits to be sent, or was given up."""

    list_display = ("id", "recipient", "state", "attempts", "reason")
    list_filter = ("state",)
    exclude = ("subject", "message", "facts")
