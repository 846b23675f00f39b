"""The same decisions from where a thing stands: a post in its thread, a debate, an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from debates.desk import services
from debates.desk.forms import LONGEST_ID, DecisionForm
from debates.desk.offering import offer
from debates.desk.policy import may_take_up
from debates.desk.presets import preset_of
from debates.desk.queries import newest_case
from debates.desk.sieve import Sieve
from debates.desk.views.bureau import address_of
from debates.desk.wording import HOURS_TOLD
from debates.moderation.policy import conflict_of, may_override, may_see_queue
from debates.moderation.reasons import RULES, Reason
from debates.moderation.things import Thing, thing_of
from debates.motions.models import Motion
from debates.posts.models import Post
from forum.accounts.guards import member
from forum.accounts.models import User
from forum.web.answers import go, is_htmx, page_or_part, with_refusal
from forum.web.refusal import Refusal, Refused, enforce

UNREADABLE = Refused("", status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Moderate a post."""
    enforce(may_see_queue(request.user))
    rows = Post.objects.select_related("author", "motion__article", "root")
    return _moderate(request, thing_of(get_object_or_404(rows, pk=pk)))


@require_http_methods(["GET", "HEAD", "POST"])
def motion(request: HttpRequest, slug: str) -> HttpResponse:
    """Moderate a debate."""
    enforce(may_see_queue(request.user))
    return _moderate(request, thing_of(get_object_or_404(Motion.objects.select_related("article"), slug=slug)))


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """Moderate an account."""
    enforce(may_see_queue(request.user))
    return _moderate(request, thing_of(get_object_or_404(User, handle__iexact=handle)))


def _moderate(request: HttpRequest, thing: Thing) -> HttpResponse:
    """Show the form; open the case, where no decision was chosen; or decide."""
    by = member(request)
    enforce(may_take_up(by, thing))
    if request.method != "POST":
        return _form(request, thing, DecisionForm(preset=preset_of(request.GET.get("preset", ""))))
    if "open" in request.POST:
        return go(request, address_of(services.take_up(thing=thing, by=by), Sieve()))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return with_refusal(_form(request, thing, form), UNREADABLE)
    try:
        known = _known(request.POST.get("known", ""))
        done = services.decide_here(thing=thing, by=by, known=known, choice=form.choice())
    except Refusal as refusal:
        return with_refusal(_form(request, thing, form, refusal.refused.reason), refusal.refused)
    if is_htmx(request):
        return render(request, "desk/_done.html", {"done": done})
    return go(request, address_of(done.case, Sieve(), done))


def _known(typed: str) -> tuple[int, int]:
    pk, _, version = typed.partition(":")
    if not all(one.isascii() and one.isdigit() and len(one) <= LONGEST_ID for one in (pk, version)):
        return 0, 0
    return int(pk), int(version)


def _form(request: HttpRequest, thing: Thing, form: DecisionForm, refused: str = "") -> HttpResponse:
    by, newest = member(request), newest_case(thing)
    conflict = conflict_of(by, thing, newest if newest is not None and newest.is_undecided else None)
    reason = form["reason"].value()
    context = {
        "thing": thing,
        "motion": thing.debate,
        "newest": newest,
        "offer": offer(by, thing),
        "form": form,
        "refused": refused,
        "conflict": conflict,
        "may_decide": not conflict or may_override(by),
        "known": f"{newest.pk}:{newest.version}" if newest else "0:0",
        "name": f"{thing.kind.value}{thing.subject.pk}",
        "address": request.path,
        "hours": HOURS_TOLD.items(),
        "rules": [(one, RULES[one]) for one in Reason],
        "rule": RULES.get(Reason(reason)) if reason in Reason.values else "",
    }
    return page_or_part(request, "desk/take_up.html", "desk/_compact.html", context)
