"""The public log, everything that was decided here, and the page of numbers: open to everybody."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from debates.motions.models import Motion
from debates.results.whiskers import Estimate, Whiskers, whiskers
from debates.transparency import counting, queries, wording
from debates.transparency.lines import line
from debates.transparency.period import period
from debates.transparency.sides import Side, Sides
from forum.audit import queries as audit

PAGE = 30
LONGEST_NUMBER = 18  # digits: what the database holds


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries somebody wants to see; a code that there is none of is left out."""

    act: str = ""
    reason: str = ""
    debate: str = ""
    before: int | None = None

    @property
    def kept(self) -> str:
        """Return what every link of the page keeps of it."""
        named = {"act": self.act, "reason": self.reason, "debate": self.debate}
        return urlencode({name: value for name, value in named.items() if value})


@login_not_required
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show one page of the log, the newest first."""
    asked = _asked(request)
    debate = _debate(asked.debate)
    found = audit.entries(act=asked.act, reason=asked.reason, motion=debate.pk if debate else None)
    page = audit.page(found, before=asked.before, size=PAGE)
    lines = [line(entry) for entry in page.rows]
    context = {
        "lines": lines,
        "slugs": queries.slugs_of(one.motion for one in lines if one.motion is not None),
        "head": audit.head(),
        "asked": asked,
        "debate": debate,
        "acts": wording.ACTS,
        "reasons": wording.REASONS,
        "next": page.next,
    }
    return render(request, "transparency/log.html", context)


@login_not_required
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Show what the decisions of some days come to, by default of the last half year."""
    days = period(request.GET.get("from", ""), request.GET.get("to", ""), timezone.now().date())
    found = counting.numbers(days)
    context = {
        "period": days,
        "numbers": found,
        "picture": _picture(found.sides),
        "reasons": wording.REASONS,
        "actions": wording.ACTIONS,
    }
    return render(request, "transparency/numbers.html", context)


def _picture(sides: Sides) -> Whiskers | None:
    """Return the shares removed as a picture, none where one of them is not told."""
    one, other = (_estimate(side) for side in sides.rows)
    return whiskers(one, other, is_mirrored=get_language_bidi()) if one and other else None


def _estimate(side: Side) -> Estimate | None:
    if side.share is None or side.written is None:
        return None
    return Estimate(side.share.value, side.share.low, side.share.high, side.written)


def _asked(request: HttpRequest) -> Asked:
    named = request.GET.get
    act, reason, before = named("act", ""), named("reason", ""), named("before", "")
    is_number = before.isascii() and before.isdigit() and len(before) <= LONGEST_NUMBER
    return Asked(
        act=act if act in wording.ACTS else "",
        reason=reason if reason in wording.REASONS else "",
        debate=named("debate", ""),
        before=int(before) if is_number else None,
    )


def _debate(slug: str) -> Motion | None:
    """Return the debate that is asked for, if one is, or answer 404."""
    found = queries.debate_of(slug) if slug else None
    if slug and found is None:
        raise Http404
    return found
