"""The word lists by which posts are screened: what is looked for, and what comes of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debates.desk.forms import LONGEST_ID, WordForm
from debates.desk.trying import tried
from debates.posts import screening_rules
from debates.posts.models import ScreeningRule
from debates.posts.policy import may_set_rules
from debates.posts.screened import rules
from debates.posts.states import RuleDoes, RuleKind
from forum.accounts.guards import member
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, Refused, enforce

UNREADABLE = Refused("", status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """Show the lists; add a rule; turn one off or on; try a text against those that are on."""
    enforce(may_set_rules(request.user))
    if request.method != "POST":
        return _page(request, form=WordForm())
    if "try" in request.POST:
        text = request.POST.get("text", "")
        return _page(request, form=WordForm(), text=text, verdict=tried(text))
    if turned := request.POST.get("turn", ""):
        return _turn(request, turned)
    return _add(request)


def _add(request: HttpRequest) -> HttpResponse:
    form = WordForm(request.POST)
    if not form.is_valid():
        return with_refusal(_page(request, form=form), UNREADABLE)
    typed = form.cleaned_data
    kind, does = RuleKind(typed["kind"]), RuleDoes(typed["does"])
    try:
        screening_rules.add_rule(by=member(request), kind=kind, pattern=typed["pattern"], does=does, told=typed["told"])
    except Refusal as refusal:
        return with_refusal(_page(request, form=form, refused=refusal.refused.reason), refusal.refused)
    return go(request, reverse("desk:words"))


def _turn(request: HttpRequest, typed: str) -> HttpResponse:
    is_id = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_ID
    rule = get_object_or_404(ScreeningRule, pk=int(typed) if is_id else 0)
    verb = screening_rules.turn_off if rule.state == "on" else screening_rules.turn_on
    verb(rule=rule, by=member(request))
    return go(request, reverse("desk:words"))


def _page(request: HttpRequest, **context: Any) -> HttpResponse:
    return render(request, "desk/words.html", {"rules": rules(), **context})
