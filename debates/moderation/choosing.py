"""What somebody decides, as they chose it; checked for what it lacks."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.moderation.actions import ACTIONS, HOURS, SANCTIONS, Action, is_restricting
from debates.moderation.reasons import LONGEST_FACTS, LONGEST_LAW, Reason
from debates.motions.states import Side
from forum.accounts.curbs import Curb
from forum.text.normalise import clean, has_words
from forum.web.refusal import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Where:
    """Where a post is moved: under another, by its id, to a side of the motion, or to a paragraph, by its number."""

    parent: int | None = None
    relation: str = ""
    side: Side | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision: what is done, for which reason, what the author reads of it, and what is done to the author.

    ``hours`` is how long a person is curbed, one of actions.HOURS. ``passages`` are what is redacted, to the letter.
    ``voters`` are the entries whose votes are excluded, or included again. ``overrides`` decides in spite of a stake.
    """

    action: Action
    reason: Reason
    facts: str = ""
    law: str = ""
    sanction: Action | None = None
    hours: int | None = None
    passages: tuple[str, ...] = ()
    place: Where | None = None
    voters: tuple[int, ...] = ()
    overrides: bool = False

    @property
    def curb(self) -> Curb | None:
        """How the person is curbed, if they are."""
        own = ACTIONS[self.action].curb if self.action in ACTIONS else None
        return own or (ACTIONS[self.sanction].curb if self.sanction else None)

    @property
    def is_restricting(self) -> bool:
        """Whether it takes something from somebody."""
        return is_restricting(self.action, self.sanction)


def refuse_incomplete(choice: Choice) -> None:
    """Refuse a decision that lacks what it needs, or cannot be so.

    Raises:
        Refusal: facts or law are missing or too long, or the time is none that can be chosen.
    """
    if (lack := _lack(choice)) is not None:
        raise Refusal(Refused(lack, status=422))


def _lack(choice: Choice) -> str | None:
    facts = clean(choice.facts)
    if choice.is_restricting and not has_words(facts):
        return _("Say what the facts are: the author reads them, and so does who decides on an appeal.")
    if len(facts) > LONGEST_FACTS:
        told = _("That is %(n)d characters; facts have at most %(most)d. Nothing was lost: shorten them below.")
        return told % {"n": len(facts), "most": LONGEST_FACTS}
    if choice.is_restricting and choice.reason == Reason.ILLEGAL and not has_words(choice.law):
        return _("Name the law: a statement that something is illegal says by which law.")
    if len(choice.law) > LONGEST_LAW:
        return _("The name of the law is too long: at most %(most)d characters.") % {"most": LONGEST_LAW}
    if choice.sanction is not None and choice.sanction not in SANCTIONS:
        return _("That cannot be done to an author besides. Choose another.")
    if choice.curb not in {None, Curb.BAN} and choice.hours not in HOURS:
        return _("Choose for how long: 24, 72, 168 or 720 hours.")
    return None
