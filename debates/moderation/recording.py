"""Carrying a decision out: what it does, the decision, its statements, the log. In the caller's transaction."""

from typing import Any

from django.utils import timezone

from debates.moderation import effects
from debates.moderation.actions import Action
from debates.moderation.choosing import Choice
from debates.moderation.gathering import gather
from debates.moderation.models import Case, Decision, Report, Statement
from debates.moderation.policy import role_in
from debates.moderation.seats import seat_of
from debates.moderation.signals import decided
from debates.moderation.states import APPEAL_WITHIN, Origin, Outcome, State, Tray
from debates.moderation.things import Thing
from debates.standing.services import reckon
from debates.voting.queries import people_of
from forum.accounts.models import User
from forum.audit.services import append
from forum.text.normalise import clean


def carry_out(
    case: Case, thing: Thing, choice: Choice, *, by: User | None, origin: Origin, leaves_open: bool = False
) -> Decision:
    """Do what was decided on a held case, write it down, and return the decision.

    ``leaves_open`` is of what happens by itself, on which somebody still decides.

    Raises:
        Refusal: it cannot be done to the thing as it stands now.
    """
    done = effects.bring_about(thing, choice, by)
    decision = Decision.objects.create(**_row(case, thing, choice, by, origin), effects=done)
    effects.finish(thing, choice, decision.pk)
    if not leaves_open:
        settle(case, Outcome.AGREED if choice.is_restricting else Outcome.DISAGREED)
    tell(decision, thing, owes=choice.is_restricting)
    return decision


def settle(case: Case, outcome: Outcome) -> None:
    """Note that a held case was decided, and what came of its reports."""
    case.state, case.decided, case.version = State.DECIDED, timezone.now(), case.version + 1
    case.claimed_by, case.claimed = None, None
    case.save(update_fields=["state", "decided", "version", "claimed_by", "claimed"])
    Report.objects.filter(case=case).update(outcome=outcome)


def tell(decision: Decision, thing: Thing, /, *, owes: bool, act: str = "decision", **facts: Any) -> None:
    """Write the statements that a decision owes, have rooms above told, and the log's row, which comes last.

    ``facts`` stand in that row beside those of the decision, or in their place.
    """
    statements = [_statement(decision, person) for person in _addressees(decision, thing)] if owes else []
    if thing.owner is not None:
        reckon(person_id=thing.owner.pk)
    decided.send(Decision, decision=decision, statements=statements)
    append(act=act, facts=_logged(decision, thing) | facts)


def _row(case: Case, thing: Thing, choice: Choice, by: User | None, origin: Origin) -> dict[str, Any]:
    return {
        "case": case,
        "action": choice.action,
        "reason": choice.reason,
        "law": choice.law,
        "facts": clean(choice.facts),
        "sanction": choice.sanction,
        "hours": choice.hours if choice.curb else None,
        "origin": origin,
        "is_override": choice.overrides,
        "revision_number": thing.revision,
        **decider(by, thing),
    }


def decider(by: User | None, thing: Thing) -> dict[str, Any]:
    """Return who decides, in which role, and under which number in public."""
    if by is None:
        return {"by": None, "role": "automatic", "seat": None}
    role = role_in(by, thing.debate) or by.role
    return {"by": by, "role": role, "seat": None if role == "host" else seat_of(by)}


def _addressees(decision: Decision, thing: Thing) -> list[User | None]:
    """Return to whom a statement goes: whose votes were excluded, else whose thing it is, even if they have left."""
    if decision.action == Action.EXCLUDE_VOTES:
        return list(people_of(decision.effects["voters"]))
    return [thing.owner]


def _statement(decision: Decision, person: User | None) -> Statement:
    return Statement.objects.create(
        decision=decision, person=person, appeal_until=decision.made + APPEAL_WITHIN, made=decision.made
    )


def _logged(decision: Decision, thing: Thing) -> dict[str, Any]:
    return {
        "case": decision.case_id,
        "decision": decision.pk,
        "action": str(decision.action),
        "reason": str(decision.reason),
        "sanction": str(decision.sanction) if decision.sanction else None,
        "hours": decision.hours,
        "target": thing.kind.value,
        "target_id": thing.subject.pk,
        "motion": thing.debate.pk if thing.debate else None,
        "revision": decision.revision_number,
        "seat": decision.seat,
        "role": decision.role,
        "automatic": decision.is_automatic,
        "override": decision.is_override,
    }


def record(thing: Thing, choice: Choice, *, by: User, done: dict[str, Any], tray: Tray) -> Decision:
    """Write down what a moderator did elsewhere, on the page of the thing itself, as the decision that it is."""
    case = gather(thing, tray)
    row = _row(case, thing, choice, by, Origin.ELSEWHERE)
    decision = Decision.objects.create(**row, effects=done)
    settle(case, Outcome.AGREED if choice.is_restricting else Outcome.DISAGREED)
    tell(decision, thing, owes=choice.is_restricting)
    return decision
