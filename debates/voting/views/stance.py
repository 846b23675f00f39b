"""Where one stands: the question on a page of its own, and the answer to it from every page of the debate."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debates.motions.models import Motion
from debates.voting import addressed, kept, queries, services
from debates.voting.forms import CHOOSE, StanceForm
from debates.voting.policy import is_asked, why_uncounted
from debates.voting.standing import forget, standing_of
from debates.voting.states import Position
from forum.accounts.guards import address_of, member
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.services import count
from forum.web.answers import go, is_htmx, with_refusal
from forum.web.refusal import Refusal, Refused, enforce


@login_not_required  # who is not logged in answers first, and logs in after
@require_http_methods(["GET", "HEAD", "POST"])
def stance(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the question, or take the answer."""
    motion = addressed.motion(request, slug)
    if request.method != "POST":
        return _page(request, motion, _asked(request, motion))
    form = StanceForm(request.POST)
    if not form.is_valid():
        return _refused(request, motion, form, Refused(str(CHOOSE), status=422))
    try:
        return _answered(request, motion, form)
    except Refusal as refusal:
        form.add_error(None, refusal.refused.reason)
        return _refused(request, motion, form, refusal.refused)


def _answered(request: HttpRequest, motion: Motion, form: StanceForm) -> HttpResponse:
    if not request.user.is_authenticated:
        return _kept(request, motion, form)
    position = Position(form.cleaned_data["position"])
    confidence = form.cleaned_data["confidence"] if form.says_how_sure else _as_sure(request, motion, position)
    services.take(motion=motion, by=member(request), position=position, client_key=form.key(), confidence=confidence)
    forget(motion)
    if is_htmx(request):
        return render(request, "voting/stance_taken.html", _control(request, motion))
    return go(request, _back(request) or _address(motion))


def _as_sure(request: HttpRequest, motion: Motion, position: Position) -> int | None:
    """Return how sure the person was, if they only say again where they stand."""
    stands = standing_of(request.user, motion)
    return stands.confidence if stands and stands.position == position else None


def _kept(request: HttpRequest, motion: Motion, form: StanceForm) -> HttpResponse:
    """Keep the answer in the session, and go to the page that says how it goes on.

    Raises:
        Refusal: nothing is asked here now, or this was done too often from one address.
    """
    enforce(is_asked(motion))
    enforce(count(Limited.ACTS, by=address_of(request)))
    said = {name: form.cleaned_data[name] for name in ("position", "confidence")}
    kept.keep(request.session, {"what": kept.STANCE, "about": motion.pk, "key": str(form.key()), **said})
    back = _back(request)
    return go(request, _address(motion) + (f"?{urlencode({'next': back})}" if back else ""))


def _asked(request: HttpRequest, motion: Motion) -> StanceForm:
    """Return the form as the person answered last, empty for who has not yet."""
    stands = standing_of(request.user, motion)
    return StanceForm(initial={"position": stands.position, "confidence": stands.confidence} if stands else {})


def _page(request: HttpRequest, motion: Motion, form: StanceForm) -> HttpResponse:
    person = request.user if isinstance(request.user, User) else None
    waiting = [] if person else [one for one in kept.look_up(request.session, kept.STANCE) if one["about"] == motion.pk]
    answer = is_asked(motion)
    context = {
        "motion": motion,
        "form": form,
        "closed": answer.reason if isinstance(answer, Refused) else "",
        "kept": waiting[-1]["position"] if waiting else "",
        "history": queries.history(motion, person) if person else [],
        "back": _back(request),
        "uncounted": why_uncounted(request.user, motion),
    }
    return render(request, "voting/stance.html", context)


def _refused(request: HttpRequest, motion: Motion, form: StanceForm, refused: Refused) -> HttpResponse:
    """Say why it was not taken: in the place of the buttons for htmx, above the form otherwise."""
    if is_htmx(request):
        shown = render(request, "voting/stance_taken.html", _control(request, motion, refused.reason))
    else:
        shown = _page(request, motion, form)
    return with_refusal(shown, refused)


def _control(request: HttpRequest, motion: Motion, refused: str = "") -> dict[str, Any]:
    return {"motion": motion, "next": _back(request) or motion.get_absolute_url(), "refused": refused}


def _back(request: HttpRequest) -> str:
    """Return the page from which somebody came, empty where it is not told or none of ours."""
    return addressed.way_back(request, request.POST.get("next", "") or request.GET.get("next", ""))


def _address(motion: Motion) -> str:
    return reverse("voting:stance", args=[motion.slug])
