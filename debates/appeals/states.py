"""Who appeals, who speaks in an appeal, and how it ends."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LONGEST_WORD = 5_000


class Side(TextChoices):
    """On whose side an appeal stands: of who was decided about, or of who reported it."""

    AUTHOR = "author", _("by who was decided about")
    REPORTER = "reporter", _("by who reported it")


class Speaker(TextChoices):
    """In which part somebody adds a word to an appeal."""

    APPELLANT = "appellant", _("who appeals")
    MODERATOR = "moderator", _("a moderator")


class Outcome(TextChoices):
    """What came of an appeal."""

    UPHELD = "upheld", _("the decision stands")
    OVERTURNED = "overturned", _("the decision was overturned")
