"""A line of the public log, from an entry alone: no name, no text, nothing that the entry does not say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.transparency import wording
from debates.transparency.wording import word
from forum.audit.chain import JSON
from forum.audit.models import Entry

Facts = Mapping[str, JSON]


@dataclass(frozen=True, slots=True)
class Line:
    """What an entry says in words; ``motion`` is the debate's id, ``notes`` are sentences."""

    number: int
    made: datetime
    hash: str
    deed: str
    thing: str
    motion: int | None
    reason: str
    by: str
    notes: list[str]


def line(entry: Entry) -> Line:
    """Return an entry in words."""
    facts: Facts = entry.facts
    named = facts.get("motion")
    motion = named if isinstance(named, int) else None
    thing = "motion" if entry.act == "ruling" else facts.get("target")
    return Line(
        number=entry.number,
        made=entry.made,
        hash=entry.hash,
        deed=_deed(entry.act, facts),
        # a debate that is named by its number need not be called one before
        thing="" if thing == "motion" and motion is not None else word(wording.TARGETS, thing),
        motion=motion,
        reason=word(wording.REASONS, facts.get("reason")),
        by=_by(entry.act, facts),
        notes=[note for note in (part(facts) for part in _NOTES.get(entry.act, ())) if note],
    )


def _deed(act: str, facts: Facts) -> str:
    if act == "decision":
        return word(wording.ACTIONS, facts.get("action")) or word(wording.ACTS, act)
    if act == "ruling":
        return word(wording.RULINGS, facts.get("act")) or word(wording.ACTS, act)
    return word(wording.ACTS, act)


def _by(act: str, facts: Facts) -> str:
    if facts.get("automatic"):
        return word(wording.DECIDERS, "automatic")
    if act == "role":  # here the role is what was given
        return word(wording.DECIDERS, "command" if facts.get("by") is None else "admin")
    return wording.decider(facts.get("role"), facts.get("seat"))


def _sentence(words: str, facts: Facts, *names: str) -> str:
    """Return a sentence with these facts in it, none where the entry does not hold them all."""
    told = {name: facts.get(name) for name in names}
    return "" if None in told.values() else words % told


def _case(facts: Facts) -> str:
    return _sentence(_("Case %(case)s, decision %(decision)s."), facts, "case", "decision")


def _undone(facts: Facts) -> str:
    if facts.get("undid") is None:
        return _sentence(_("Decision %(undoes)s no longer holds."), facts, "undoes")
    named = {**facts, "action": word(wording.ACTIONS, facts["undid"])}
    return _sentence(_("Decision %(undoes)s no longer holds: “%(action)s”."), named, "undoes", "action")


def _sanction(facts: Facts) -> str:
    return word(wording.SANCTIONS, facts.get("sanction"))


def _hours(facts: Facts) -> str:
    hours = facts.get("hours")
    return ngettext("For %(n)d hour.", "For %(n)d hours.", hours) % {"n": hours} if isinstance(hours, int) else ""


def _revision(facts: Facts) -> str:
    return _sentence(_("It was about revision %(revision)s."), facts, "revision")


def _override(facts: Facts) -> str:
    return _("Decided by an override, in spite of a part in the matter.") if facts.get("override") else ""


def _appeal(facts: Facts) -> str:
    words = _("Appeal %(appeal)s, against decision %(decision)s of case %(case)s.")
    return _sentence(words, facts, "appeal", "decision", "case")


def _outcome(facts: Facts) -> str:
    return word(wording.OUTCOMES, facts.get("outcome"))


def _alone(facts: Facts) -> str:
    told = _("Decided by whoever made the first decision: this site had nobody else.")
    return told if facts.get("alone") else ""


def _ruling(facts: Facts) -> str:
    return _sentence(_("Ruling %(ruling)s; its reason stands with the debate."), facts, "ruling")


def _role(facts: Facts) -> str:
    role = facts.get("role")
    return "" if role is None else _("Somebody is now %(role)s.") % {"role": word(wording.ROLES, role)}


def _notice(facts: Facts) -> str:
    return _sentence(_("Notice %(notice)s."), facts, "notice")


def _answer(facts: Facts) -> str:
    return word(wording.ANSWERS, facts.get("outcome"))


_DECIDED = (_sanction, _hours, _revision, _override, _case)
_NOTES: dict[str, tuple[Callable[[Facts], str], ...]] = {
    "decision": _DECIDED,
    "undone": (_undone, _override, _case),
    "appealed": (_appeal,),
    "appeal_decided": (_outcome, _alone, _appeal),
    "ruling": (_ruling,),
    "role": (_role,),
    "notice_decided": (_answer, _notice),
}
