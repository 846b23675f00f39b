"""What changed one's mind: asked of whoever changed it, once for each change."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debates.motions.models import Motion
from debates.voting import addressed, kept, offering, queries, services
from debates.voting.forms import CreditForm
from debates.voting.models import Reason, Stance
from debates.voting.policy import may_credit
from debates.voting.states import MOST_CREDITED, SHORTEST_NOTE
from forum.accounts.guards import address_of, member
from forum.accounts.limits import Limited
from forum.accounts.services import count
from forum.text.normalise import clean
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, Refused, enforce

LONGEST_KEPT = 4_000  # characters of each field


@login_not_required  # the session may end while somebody writes: their words are kept, and given back at the log-in
@require_http_methods(["GET", "HEAD", "POST"])
def credit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form, with what was typed before a log-in or the post it was opened from; or take it."""
    motion = addressed.motion(request, slug)
    form = CreditForm(request.POST) if request.method == "POST" else CreditForm(initial=_before(request, motion))
    if not request.user.is_authenticated:
        return _log_in_first(request, motion, form)
    newest = queries.newest(motion, member(request))
    if request.method != "POST":
        enforce(may_credit(request.user, motion, newest))
        return _form(request, motion, form, newest)
    try:
        _take(request, motion, form, newest)
    except Refusal as refusal:
        if not _is_said(form, newest):
            form.give_back(refusal.refused.reason, newest.number if newest else 0)
            return with_refusal(_form(request, motion, form, newest), refusal.refused)
    return _thanked(request, motion)


def _before(request: HttpRequest, motion: Motion) -> dict[str, object]:
    """Return what the form begins with: what was typed into it when the session had ended, and ?pick=c812."""
    typed = [one["typed"] for one in kept.look_up(request.session, kept.CREDIT) if one["about"] == motion.pk]
    before = dict(typed[-1]) if typed else {"pick": []}
    return before | {"pick": list(dict.fromkeys([*request.GET.getlist("pick")[:MOST_CREDITED], *before["pick"]]))}


def _log_in_first(request: HttpRequest, motion: Motion, form: CreditForm) -> HttpResponse:
    """Keep what was typed in the session, and go to the log-in, from where one comes back to it."""
    if request.method == "POST":
        enforce(count(Limited.CREDITS, by=address_of(request)))
        kept.keep(request.session, {"what": kept.CREDIT, "about": motion.pk, "typed": _cut(form)})
    return redirect_to_login(reverse("voting:credit", args=[motion.slug]) + _picked(request))


def _picked(request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"?{query}" if query and request.method != "POST" else ""


def _cut(form: CreditForm) -> dict[str, object]:
    typed = form.typed()
    picks = [one[:LONGEST_KEPT] for one in typed["pick"][: offering.MOST_NAMED]]
    return {"pick": picks, "other": typed["other"][:LONGEST_KEPT], "note": typed["note"][:LONGEST_KEPT]}


def _form(request: HttpRequest, motion: Motion, form: CreditForm, newest: Stance | None) -> HttpResponse:
    context = {
        "motion": motion,
        "form": form,
        "newest": newest,
        "offered": offering.offered(motion, member(request), form.picked),
        "least": SHORTEST_NOTE,
        "most": MOST_CREDITED,
    }
    return render(request, "voting/credit.html", context)


def _take(request: HttpRequest, motion: Motion, form: CreditForm, newest: Stance | None) -> None:
    """Do what the form says, about the change that its writer saw.

    Raises:
        Refusal: as in services.credit; or what was typed cannot be read.
    """
    enforce(may_credit(request.user, motion, newest))
    if newest is None or not form.is_valid():
        raise Refusal(Refused(_("Something in the form cannot be read. Look through it and send it again."), 422))
    if form.cleaned_data["change"] not in {"", str(newest.number)}:
        raise Refusal(Refused(_("You changed your stance again since. Is this why you did that?"), 409))
    found = offering.named(motion, form.cleaned_data["pick"], form.cleaned_data["other"])
    note = form.cleaned_data["note"]
    services.credit(stance=newest, by=member(request), posts=found.posts, blocks=found.blocks, note=note)


def _is_said(form: CreditForm, newest: Stance | None) -> bool:
    """Say whether the same was taken before: the form was sent twice."""
    if newest is None or not form.is_valid():
        return False
    reason = Reason.objects.filter(stance=newest).first()
    return reason is not None and reason.note == clean(form.cleaned_data["note"])


def _thanked(request: HttpRequest, motion: Motion) -> HttpResponse:
    kept.take_up(request.session, kept.CREDIT)
    messages.success(request, _("What changed your mind was taken. It is shown without your name."))
    return go(request, reverse("voting:stance", args=[motion.slug]))
