"""The vocabulary of voting: where one stands, the two questions about a post and their answers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_CREDITED = 3  # posts or paragraphs that one change of mind may name
SHORTEST_NOTE, LONGEST_NOTE = 50, 1_000


class Position(TextChoices):
    """Where somebody stands on the motion; for and against are those of motions.states.Side."""

    FOR = "for", _("For")
    UNDECIDED = "undecided", _("Undecided")
    AGAINST = "against", _("Against")


class Axis(TextChoices):
    """What is asked about a post. Two questions, asked apart, so that disagreement does not bury a good argument."""

    HELPFUL = "helpful", _("Well argued?")
    AGREE = "agree", _("Your view")


class Value(TextChoices):
    """What is answered."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    AGREE = "agree", _("Agree")
    DISAGREE = "disagree", _("Disagree")
    PASS = "pass", _("Pass")


# What may be answered to each question, in the order in which it is offered.
VALUES: dict[Axis, tuple[Value, ...]] = {
    Axis.HELPFUL: (Value.YES, Value.NO),
    Axis.AGREE: (Value.AGREE, Value.DISAGREE, Value.PASS),
}
CONFIDENCE = [(1, _("leaning")), (2, _("fairly sure")), (3, _("certain"))]
