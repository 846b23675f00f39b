"""Where a case stands, and in which tray of the queue it lies."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a case is."""

    OPEN = "open", _("open")
    CLAIMED = "claimed", _("claimed")
    DECIDED = "decided", _("decided")
    APPEALED = "appealed", _("appealed")
    UPHELD = "upheld", _("upheld on appeal")
    OVERTURNED = "overturned", _("overturned on appeal")
    CLOSED = "closed", _("closed")


MOVES: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.CLAIMED, State.DECIDED}),
    State.CLAIMED: frozenset({State.OPEN, State.DECIDED}),
    State.DECIDED: frozenset({State.OPEN, State.APPEALED, State.CLOSED}),  # open again: undone
    State.APPEALED: frozenset({State.UPHELD, State.OVERTURNED}),
    State.UPHELD: frozenset({State.CLOSED, State.APPEALED}),  # a reporter may appeal after the author did
    State.OVERTURNED: frozenset({State.CLOSED, State.APPEALED}),
    State.CLOSED: frozenset(),
}
UNDECIDED = (State.OPEN, State.CLAIMED)


class Tray(TextChoices):
    """Why a case lies in the queue; of several reasons the gravest."""

    ILLEGAL = "illegal", _("Illegal content")
    HELD = "held", _("Held")
    REPORTED = "reported", _("Reported")
    AUTOMATIC = "automatic", _("Automatic")
    ANOMALY = "anomaly", _("Vote anomalies")
    FIRST = "first", _("First posts")
    PROFILE = "profile", _("Profiles")


GRAVITY = {tray: len(Tray) - place for place, tray in enumerate(Tray)}


class Outcome(TextChoices):
    """What came of a report."""

    WAITING = "waiting", _("not looked at yet")
    AGREED = "agreed", _("something was done")
    DISAGREED = "disagreed", _("found in order")


class Origin(TextChoices):
    """By what way a decision came about."""

    PAGE = "page", _("by a moderator")
    BULK = "bulk", _("by a moderator, with others like it")
    AUTOMATIC = "automatic", _("by itself")
    COMMAND = "command", _("by who runs the site")
    APPEAL = "appeal", _("on appeal")
    ELSEWHERE = "elsewhere", _("on the page of the thing itself")


class Clue(TextChoices):
    """What drew attention to something without anybody reporting it."""

    WORDS = "words", _("words of the list")
    LINKS = "links", _("links")
    REPETITION = "repetition", _("repetition")
    SPEED = "speed", _("faster than anybody types")
    HELD_PERSON = "held_person", _("the author's posts are held")
    FIRST = "first", _("the author's first post")
    VOTES = "votes", _("accounts that vote as one")
    SCORE = "score", _("reports weigh enough to hide it")


UNDO_WITHIN = timedelta(seconds=60)
APPEAL_WITHIN = timedelta(days=184)
CLAIM_LASTS = timedelta(minutes=30)
