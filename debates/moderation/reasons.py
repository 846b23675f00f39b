"""Why something is reported, and why it is decided on: the same reasons for both, each with its house rule."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """What is wrong with something."""

    SPAM = "spam", _("spam")
    ADVERTISING = "advertising", _("advertising")
    HARASSMENT = "harassment", _("harassment")
    HATE = "hate", _("hate")
    THREAT = "threat", _("threat")
    PERSONAL_DATA = "personal_data", _("personal data")
    OFF_TOPIC = "off_topic", _("off topic")
    MISLEADING_SOURCE = "misleading_source", _("misleading source")
    IMPERSONATION = "impersonation", _("impersonation")
    ILLEGAL = "illegal", _("illegal content")
    OTHER = "other", _("something else")


# The house rule behind each reason, as it stands beside it in the form, in the statement, and on the page of rules.
RULES: dict[Reason, str | Promise] = {
    Reason.SPAM: _("Say a thing once, where it belongs. Nothing is posted by machines, or many times over."),
    Reason.ADVERTISING: _("Nobody sells anything here, nor sends readers where something is sold."),
    Reason.HARASSMENT: _("Answer the argument, never the person or their people."),
    Reason.HATE: _("Nobody is made less for what they were born as, or for what they believe."),
    Reason.THREAT: _("Nobody is threatened, and no harm is wished on anybody."),
    Reason.PERSONAL_DATA: _("What people did not publish about themselves is not published about them here."),
    Reason.OFF_TOPIC: _("A post answers what it stands under: the motion, the paragraph, or the other post."),
    Reason.MISLEADING_SOURCE: _("A source says what it is cited for."),
    Reason.IMPERSONATION: _("Nobody passes for somebody else."),
    Reason.ILLEGAL: _("What the law forbids has no place here. Name the law, as well as you can."),
    Reason.OTHER: _("Say in your own words what is wrong."),
}

LONGEST_NOTE = 1_000
LONGEST_FACTS = 2_000
LONGEST_LAW = 200
