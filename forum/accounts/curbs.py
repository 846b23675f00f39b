"""How far somebody may be held back, and for how long."""

from datetime import UTC, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Until when something is in force that ends only when it is lifted: a column can be compared with it.
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


class Curb(TextChoices):
    """From the mildest to the gravest: each holds for a time, or until it is lifted; a ban always until then."""

    HOLD = "hold", _("what is posted is looked at first")
    SILENCE = "silence", _("nothing can be posted")
    SUSPEND = "suspend", _("reading and appealing alone")
    BAN = "ban", _("reading and appealing alone, for good")


# Which column of a person says until when each is in force. A ban is a suspension without end.
COLUMNS: dict[Curb, str] = {
    Curb.HOLD: "held_until",
    Curb.SILENCE: "silenced_until",
    Curb.SUSPEND: "suspended_until",
    Curb.BAN: "suspended_until",
}
