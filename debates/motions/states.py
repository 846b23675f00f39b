"""The vocabulary of debates: formats, states, phases in words, rulings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from debates.motions.clock import Stage, Who


class Format(TextChoices):
    """How a debate runs."""

    OPEN = "open", _("open")
    STRUCTURED = "structured", _("structured")


class State(TextChoices):
    """What a host or a moderator made of the debate; whether it has begun or is over by its dates is the clock's."""

    OPEN = "open", _("open")
    LOCKED = "locked", _("locked")
    CLOSED = "closed", _("closed")


class Shown(TextChoices):
    """When totals of stances and votes are shown."""

    STANCE = "stance", _("to everybody who has said where they stand")
    CLOSE = "close", _("to nobody before the debate is over")


class Part(TextChoices):
    """What somebody is in one debate."""

    HOST = "host", _("host")
    SPEAKER = "speaker", _("speaker")
    MODERATOR = "moderator", _("moderator of this debate")


class Side(TextChoices):
    """For or against the motion: where an argument stands, and for which an invited speaker speaks."""

    FOR = "for", _("For")
    AGAINST = "against", _("Against")


class Act(TextChoices):
    """What a ruling did."""

    LOCK = "lock", _("locked the debate")
    UNLOCK = "unlock", _("opened the debate again after a lock")
    CLOSE = "close", _("closed the debate")
    REOPEN = "reopen", _("opened the debate again after its close")
    REWORD = "reword", _("corrected the motion")
    SETTLE = "settle", _("changed the settings")


# From each state, what may be made of it by which ruling.
MOVES: dict[State, dict[Act, State]] = {
    State.OPEN: {Act.LOCK: State.LOCKED, Act.CLOSE: State.CLOSED},
    State.LOCKED: {Act.UNLOCK: State.OPEN, Act.CLOSE: State.CLOSED},
    State.CLOSED: {Act.REOPEN: State.OPEN},
}

# What a host chooses between, a sentence each.
SHOWN = [
    (
        Shown.STANCE.value,
        _("To everybody who has said where they stand: whoever has not yet is not swayed by what others say."),
    ),
    (
        Shown.CLOSE.value,
        _("To nobody before the debate is over, hosts and moderators included: votes sway nobody while it sits."),
    ),
]
COUNTS_FROM = [
    (0, _("From trust 0 on: everybody with a confirmed e-mail address, accounts made today as well.")),
    (1, _("From trust 1 on: who has taken part here before, so that accounts made for this debate do not count.")),
    (2, _("From trust 2 on: who has taken part often. For a debate that people are called to from elsewhere.")),
    (3, _("From trust 3 on: the most trusted alone. Few will count; say in the introduction why.")),
]
STAGES = [
    (Stage.OPENING_VOTE.value, _("Opening vote")),
    (Stage.STATEMENTS.value, _("Statements")),
    (Stage.REBUTTALS.value, _("Rebuttals")),
    (Stage.FLOOR.value, _("Floor")),
    (Stage.CLOSING.value, _("Closing statements")),
    (Stage.FINAL_VOTE.value, _("Final vote")),
]
VOICES = [
    (Who.EVERYBODY.value, _("everybody with an account")),
    (Who.SPEAKERS.value, _("invited speakers only")),
    (Who.NOBODY.value, _("nobody")),
]
