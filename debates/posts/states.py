"""The vocabulary of posts: kinds, relations, sides, states, and which move between states is allowed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from debates.motions.states import Side


class Kind(TextChoices):
    """An argument has a claim and stands in a column; a comment has neither."""

    ARGUMENT = "argument", _("argument")
    COMMENT = "comment", _("comment")


class Relation(TextChoices):
    """What a post does to what it answers."""

    SUPPORTS = "supports", _("supports")
    OPPOSES = "opposes", _("opposes")
    UNDERCUTS = "undercuts", _("undercuts")
    ASKS = "asks", _("asks")
    COMMENTS = "comments", _("comments")


# A comment never undercuts: that attacks the step from reason to claim, and a comment has no claim.
COMMENT_RELATIONS = (Relation.SUPPORTS, Relation.OPPOSES, Relation.ASKS, Relation.COMMENTS)
ARGUMENT_RELATIONS = (Relation.SUPPORTS, Relation.OPPOSES, Relation.UNDERCUTS)


# What an argument does to the motion, by the side on which it stands.
OF_SIDE: dict[Side, Relation] = {Side.FOR: Relation.SUPPORTS, Side.AGAINST: Relation.OPPOSES}
TURNED: dict[Side, Side] = {Side.FOR: Side.AGAINST, Side.AGAINST: Side.FOR}


def favoured(by: Relation, of: Side) -> Side:
    """Return the side that an argument serves, by what it does to one that serves the side ``of``."""
    return of if by == Relation.SUPPORTS else TURNED[of]


class Leaning(TextChoices):
    """What an argument does to a paragraph that it cites."""

    RESTS_ON = "rests_on", _("rests on")
    DISPUTES = "disputes", _("disputes")


class State(TextChoices):
    """Who sees a post's words: see policy.py."""

    HELD = "held", _("held")
    VISIBLE = "visible", _("visible")
    COLLAPSED = "collapsed", _("collapsed")
    HIDDEN = "hidden", _("hidden")
    REMOVED = "removed", _("removed")
    PURGED = "purged", _("purged")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ThreadState(TextChoices):
    """Whether anything beneath a post that answers none can be answered."""

    OPEN = "open", _("open")
    LOCKED = "locked", _("locked")


class DraftForm(TextChoices):
    """Which form a draft was typed into."""

    COMMENT = "comment", _("comment on a paragraph")
    ANSWER = "answer", _("answer")
    REVISION = "revision", _("revision")
    ARGUMENT = "argument", _("argument")
    COUNTER = "counter", _("counterargument")
    REWRITING = "rewriting", _("revision of an argument")


# From each state, where a post may go. From removed it goes back to what it was, also to held: a decision can be
# undone. Purged is for ever, and what its author took back nobody brings back.
MOVES: dict[State, frozenset[State]] = {
    State.HELD: frozenset({State.VISIBLE, State.REMOVED, State.PURGED, State.WITHDRAWN}),
    State.VISIBLE: frozenset(
        {State.HELD, State.COLLAPSED, State.HIDDEN, State.REMOVED, State.PURGED, State.WITHDRAWN},
    ),
    State.COLLAPSED: frozenset({State.VISIBLE, State.HIDDEN, State.REMOVED, State.PURGED, State.WITHDRAWN}),
    State.HIDDEN: frozenset({State.VISIBLE, State.COLLAPSED, State.REMOVED, State.PURGED, State.WITHDRAWN}),
    State.REMOVED: frozenset({State.HELD, State.VISIBLE, State.COLLAPSED, State.HIDDEN, State.PURGED}),
    State.WITHDRAWN: frozenset({State.PURGED}),
    State.PURGED: frozenset(),
}

# The states in which everybody may read the words, and in which a post counts.
PUBLIC = (State.VISIBLE, State.COLLAPSED)


class RuleKind(TextChoices):
    """How a rule of screening finds."""

    WORD = "word", _("whole words")
    PATTERN = "pattern", _("regular expression")


class RuleDoes(TextChoices):
    """What a rule of screening does with a post in which it finds something."""

    WARN = "warn", _("warns the author, who may post it anyway")
    FLAG = "flag", _("lets it be read, and shows it to moderators")
    HOLD = "hold", _("holds it until a moderator has read it")


class RuleState(TextChoices):
    """Whether posts are screened by it."""

    ON = "on", _("on")
    OFF = "off", _("off")
