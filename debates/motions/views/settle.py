"""Changing the settings and the words of a debate: for its hosts and moderators. A stale form loses nothing."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST

from debates.motions import settling
from debates.motions.filling import initial_of
from debates.motions.forms import FORMS, TermsForm
from debates.motions.models import Motion
from debates.motions.policy import is_frozen, may_reword, may_rule
from debates.motions.states import COUNTS_FROM, SHOWN, STAGES, VOICES, Format
from debates.motions.terms import fingerprint, terms_of
from debates.motions.views import found
from forum.accounts.guards import member
from forum.text.normalise import clean
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, enforce

UNREADABLE = 422
CHOICES: dict[object, object] = {**dict(VOICES), **dict(SHOWN), **dict(COUNTS_FROM)}


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the settings to change, or change them."""
    motion = found.motion(request, slug)
    enforce(may_rule(request.user, motion))
    was = terms_of(motion)
    kind = FORMS[Format(motion.format)]
    if request.method != "POST":
        return _page(request, motion, kind(initial=initial_of(was), was=was))
    form = kind(request.POST, was=was)
    if not form.is_valid():
        return _page(request, motion, form, UNREADABLE)
    try:
        settling.settle(motion=motion, by=member(request), terms=form.terms(), **_why(request))
    except Refusal as refusal:
        form.add_error(None, refusal.refused.reason)
        return with_refusal(_page(request, found.motion(request, slug), form), refusal.refused)
    return go(request, reverse("motions:people", args=[slug]) + "#rulings")


@require_POST
def reword(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the motion's words."""
    motion = found.motion(request, slug)
    enforce(may_rule(request.user, motion))
    sentence = clean(request.POST.get("sentence", ""))
    try:
        settling.reword(motion=motion, by=member(request), sentence=sentence, **_why(request))
    except Refusal as refusal:
        now = found.motion(request, slug)
        was = terms_of(now)
        form = FORMS[Format(now.format)](initial=initial_of(was), was=was)
        told = {"reword_refused": refusal.refused.reason, "sentence": sentence}
        return with_refusal(_page(request, now, form, told=told), refusal.refused)
    return go(request, reverse("motions:people", args=[slug]) + "#rulings")


def _why(request: HttpRequest) -> dict[str, str]:
    return {"seen": request.POST.get("seen", ""), "reason": clean(request.POST.get("reason", ""))}


def _page(
    request: HttpRequest,
    motion: Motion,
    form: TermsForm,
    status: int = 200,
    told: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the page. What others changed meanwhile is told beside the form, whose next press answers that."""
    seen = fingerprint(motion)
    is_overtaken = form.is_bound and request.POST.get("seen") != seen
    context = {
        "motion": motion,
        "here": "people",
        "may_rule": True,
        "form": form,
        "seen": seen,
        "now": _standing(form, motion) if is_overtaken else [],
        "has_begun": motion.opens <= timezone.now(),
        "is_frozen": is_frozen(motion),
        "may_reword": may_reword(request.user, motion),
        "reason": clean(request.POST.get("reason", "")),
        "sentence": motion.sentence,
        "slip": settling.SLIP,
        "is_new": "opened" in request.GET,
        **(told or {}),
    }
    return render(request, "motions/settings.html", context, status=status)


def _standing(form: TermsForm, motion: Motion) -> list[tuple[str, object]]:
    """Return the names of the fields that were typed otherwise than they stand now, each with what stands."""
    standing = initial_of(terms_of(motion))
    plain = FORMS[Format(motion.format)](initial=standing)
    return [
        (_name(field), _told(plain[field.name]))
        for field in form
        if field.name in standing and _as_text(field.value()) != _as_text(plain[field.name].value())
    ]


def _name(field: forms.BoundField) -> str:
    """Return the name of a field, with the phase that it belongs to."""
    phase = next((label for stage, label in STAGES if field.name.startswith(f"{stage}_")), None)
    return str(field.label) if phase is None or field.name.endswith("_on") else f"{phase}, {field.label}"


def _told(field: forms.BoundField) -> object:
    """Return what stands in a field as it is read."""
    value = field.value()
    if isinstance(value, datetime):
        return date_format(value, "j F Y, H:i")  # in the reader's zone already
    return CHOICES.get(value, value) if isinstance(field.field, forms.ChoiceField) else value


def _as_text(value: object) -> str:
    if hasattr(value, "strftime"):
        return f"{value:%Y-%m-%dT%H:%M}"
    return "" if value is None or value is False else "on" if value is True else clean(str(value))
