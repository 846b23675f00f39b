"""The page itself: trays, pile, the case, the author; whole, or its inner part for htmx."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from debates.desk import queries
from debates.desk.dossiers import dossier
from debates.desk.forms import DecisionForm
from debates.desk.offering import offer
from debates.desk.presets import preset_of
from debates.desk.sieve import Sieve
from debates.desk.wording import FOR_MANY, HOURS_TOLD, TRAYS, VERBS
from debates.moderation.models import Case, Decision
from debates.moderation.policy import may_override, role_in
from debates.moderation.reasons import RULES, Reason
from debates.moderation.services import Done
from forum.accounts.guards import member
from forum.accounts.models import User
from forum.web.answers import page_or_part


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of the desk shows besides the queue.

    ``form`` is what was typed, ``done`` the decision that was just taken, ``results`` what came of many;
    ``typed`` and ``ticked`` are what was typed and ticked to decide on many.
    """

    case: Case | None = None
    form: DecisionForm | None = None
    done: Decision | None = None
    refused: str = ""
    results: list[Done] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    ticked: frozenset[int] = frozenset()


def page(request: HttpRequest, sieve: Sieve, shown: Shown) -> HttpResponse:
    """Render the desk: the page, or the part of it that htmx puts in the place of the old one."""
    person = member(request)
    trays = queries.trays(person, sieve)
    sieve = sieve if sieve.tray else sieve.in_tray(trays.first)
    pile = queries.pile(person, sieve, shown.case)
    opened = shown.case
    following = pile.after(opened) if opened else None
    context = {
        "sieve": sieve,
        "trays": [(tray, label, trays.counts[tray]) for tray, label in TRAYS.items()],
        "totals": trays,
        "pile": pile,
        "opened": opened,
        "shown": shown,
        "next_case": following,
        "reasons": Reason,
        "hours": HOURS_TOLD.items(),
        "for_many": [(action.value, VERBS[action]) for action in FOR_MANY],
        **(_case(request, person, opened, shown.form) if opened else {}),
    }
    return page_or_part(request, "desk/queue.html", "desk/_bureau.html", {"desk": context})


def _case(request: HttpRequest, person: User, case: Case, form: DecisionForm | None) -> dict[str, object]:
    known = dossier(case, person)
    offered = offer(person, known.thing)
    typed = form or DecisionForm(preset=preset_of(request.GET.get("preset", "")))
    may_decide = bool(role_in(person, known.thing.debate)) and (not known.conflict or may_override(person))
    ticked = set(typed.voters) if typed.is_bound else {one.pk for one in known.voters}
    return {
        "dossier": known,
        "thing": known.thing,
        "offer": offered,
        "form": typed,
        "may_decide": may_decide,
        "is_asked": may_decide and (case.is_undecided or typed.is_bound),
        "overrides": bool(known.conflict),
        "rules": [(reason, RULES[reason]) for reason in Reason],
        "rule": RULES.get(Reason(typed["reason"].value())) if typed["reason"].value() in Reason.values else "",
        "ticked": ticked,
    }


def address_of(case: Case | None, sieve: Sieve, done: Decision | None = None) -> str:
    """Return the address of a case among those that are looked at, of the tray if it is none."""
    place = case.get_absolute_url() if case else reverse("desk:tray", args=[sieve.tray or "reported"])
    query = [sieve.query] if sieve.query else []
    query += [f"tray={sieve.tray}"] if case and sieve.tray else []
    query += [f"done={done.pk}"] if done else []
    return f"{place}?{'&'.join(query)}" if query else place
