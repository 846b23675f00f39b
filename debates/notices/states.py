"""Where a notice stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """What became of a notice. An answer that is undone, or overturned on appeal, is another one."""

    RECEIVED = "received", _("received")
    ACTED = "acted", _("acted on")
    NOT_ACTED = "not_acted", _("not acted on")


LONGEST_TEXT = 5_000
LONGEST_ADDRESS = 500
LONGEST_NAME = 150
LONGEST_EMAIL = 254
