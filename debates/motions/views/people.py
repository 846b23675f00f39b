"""The people of a debate, and all about it: who hosts, speaks and takes part, its timetable, settings and rulings."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from debates.motions import queries, roles
from debates.motions.models import Motion, MotionRole
from debates.motions.policy import acts_now, may_appoint, may_rule
from debates.motions.states import Part, Side
from debates.motions.terms import terms_of
from debates.motions.views import found
from debates.posts import queries as posts
from forum.accounts.guards import member
from forum.accounts.policy import has
from forum.accounts.roles import Ability
from forum.text.normalise import clean
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal

MOST_PEOPLE = 60
MOST_RULINGS = 30


@login_not_required
@require_safe
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who does what in a debate, how it runs, and what was ruled."""
    return _page(request, found.motion(request, slug))


@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a host, or invite a speaker for a side."""
    motion = found.motion(request, slug)
    handle, side = clean(request.POST.get("handle", "")), request.POST.get("side", "")
    try:
        if request.POST.get("part") == Part.HOST:
            roles.add_host(motion=motion, by=member(request), handle=handle)
        elif request.POST.get("part") == Part.MODERATOR:
            roles.appoint(motion=motion, by=member(request), handle=handle)
        else:
            roles.invite(motion=motion, by=member(request), handle=handle, side=side)
    except Refusal as refusal:
        told = {"refused": refusal.refused.reason, "part": request.POST.get("part"), "handle": handle, "side": side}
        return with_refusal(_page(request, motion, told), refusal.refused)
    return go(request, reverse("motions:people", args=[slug]))


@require_POST
def dismiss(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a part away."""
    motion = found.motion(request, slug)
    try:
        roles.dismiss(motion=motion, by=member(request), role_id=pk)
    except Refusal as refusal:
        return with_refusal(_page(request, motion, {"dismissal_refused": refusal.refused.reason}), refusal.refused)
    return go(request, reverse("motions:people", args=[slug]))


def _page(request: HttpRequest, motion: Motion, told: dict[str, Any] | None = None) -> HttpResponse:
    parts = queries.parts(motion)
    may = request.user.is_authenticated and bool(may_rule(request.user, motion))
    rulings = queries.rulings_before(motion, request.GET.get("rulings", ""), MOST_RULINGS)
    context = {
        "motion": motion,
        "here": "people",
        "may_rule": may,
        "acts": acts_now(motion) if may else [],
        "sees_patterns": has(request.user, Ability.SEE_PATTERNS),
        "terms": terms_of(motion),
        "hosts": [part for part in parts if part.part == Part.HOST],
        "keepers": [part for part in parts if part.part == Part.MODERATOR],
        "may_appoint": bool(may_appoint(request.user)),
        "benches": [(side, _of(parts, side)) for side in Side],
        "own": next((part for part in parts if part.person_id == request.user.pk and part.part == Part.SPEAKER), None),
        "taking_part": posts.participants(motion, request.GET.get("after", ""), MOST_PEOPLE),
        "rulings": rulings[:MOST_RULINGS],
        "earlier": rulings[MOST_RULINGS - 1].pk if len(rulings) > MOST_RULINGS else None,
        **(told or {}),
    }
    return render(request, "motions/people.html", context)


def _of(parts: list[MotionRole], side: Side) -> list[MotionRole]:
    return [part for part in parts if part.part == Part.SPEAKER and part.side == side]
