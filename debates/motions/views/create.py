"""Putting a motion on an article in two steps: what is put, then on which terms. Both are one address.

From the first step to the second the form is sent by GET, so that Back in the browser works; what was typed into the
second goes along, hidden, when somebody goes back by the button.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debates.articles import queries as articles
from debates.articles.models import Article
from debates.articles.policy import may_read
from debates.motions import queries, services
from debates.motions.clock import Stage, planned
from debates.motions.filling import as_typed, initial_of, proposed
from debates.motions.forms import FORMS, SHARED, TERMS_TYPED, MotionForm, StructuredForm, TermsForm
from debates.motions.moments import MomentField
from debates.motions.policy import may_open
from debates.motions.states import Format
from debates.motions.terms import Terms
from forum.accounts.guards import member
from forum.web import zones
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, enforce

UNREADABLE = 422
CARRIED = {name for kind in FORMS.values() for name in kind().fields} | {"start"}


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a step, or open the debate."""
    article = get_object_or_404(articles.articles(), slug=slug)
    enforce(may_read(request.user, article))
    enforce(may_open(request.user))
    typed = request.POST if request.method == "POST" else request.GET
    do = typed.get("do", "")
    if do == "back" or not (request.method == "POST" or do or "sentence" in typed):
        return _first(request, article, MotionForm(initial=_shown(typed), language=article.language), typed)
    first = MotionForm(typed, language=article.language)
    if not first.is_valid():
        return _first(request, article, first, typed, UNREADABLE)
    kind = FORMS[Format(first.cleaned_data["format"])]
    if request.method != "POST" or do in {"next", "fill"}:
        return _second(request, article, first, kind(initial=_begun(kind, typed, do)))
    return _opened(request, article, first, kind(request.POST))


def _opened(request: HttpRequest, article: Article, first: MotionForm, form: TermsForm) -> HttpResponse:
    if not form.is_valid():
        return _second(request, article, first, form, UNREADABLE)
    sentence = first.cleaned_data["sentence"]
    try:
        made = services.open_debate(sentence=sentence, article=article, host=member(request), terms=form.terms())
    except Refusal as refusal:
        form.add_error(None, refusal.refused.reason)
        return with_refusal(_second(request, article, first, form), refusal.refused)
    return go(request, made.get_absolute_url())


def _begun(kind: type[TermsForm], typed: QueryDict, do: str) -> dict[str, Any]:
    """Return what the second step shows: what is proposed, or what was typed before, with new dates if asked for."""
    if TERMS_TYPED + kind.format.value not in typed:
        return proposed(kind.format) | {name: typed[name] for name in SHARED if name in typed}
    shown = {**proposed(kind.format), **as_typed(kind, typed), "start": typed.get("start", "")}
    return shown | _dates(typed) if do == "fill" else shown


def _dates(typed: QueryDict) -> dict[str, Any]:
    """Return the dates of the phases that take place, one after the other from the day that was typed."""
    try:
        begins = MomentField().clean(typed.get("start", ""))
    except ValidationError:
        return {"start_wrong": _("Write the day and the time at which the first phase begins.")}
    stages = [stage for stage in Stage if f"{stage}_on" in typed]
    dates = initial_of(Terms(Format.STRUCTURED, begins, spans=planned(begins, stages)))
    return {name: value for name, value in dates.items() if name.endswith(("_starts", "_ends"))}


def _shown(typed: QueryDict) -> dict[str, Any]:
    return {name: typed[name] for name in ("sentence", "format") if name in typed}


def _first(
    request: HttpRequest, article: Article, form: MotionForm, typed: QueryDict, status: int = 200
) -> HttpResponse:
    context = {"article": article, "form": form, "carried": _carried(typed, form), "motions": _there(article)}
    return render(request, "motions/create.html", context, status=status)


def _second(
    request: HttpRequest, article: Article, first: MotionForm, form: TermsForm, status: int = 200
) -> HttpResponse:
    context = {
        "article": article,
        "first": first.cleaned_data,
        "form": form,
        "carried": _carried(request.POST, form),
        "motions": _there(article),
        "is_structured": isinstance(form, StructuredForm),
        "start": _start(form),
        "start_wrong": form.initial.get("start_wrong"),
    }
    return render(request, "motions/create_terms.html", context, status=status)


def _carried(typed: QueryDict, form: MotionForm | TermsForm) -> list[tuple[str, str]]:
    """Return what was typed into the terms of a format that is not shown, which the page carries along hidden."""
    own = form.format if isinstance(form, TermsForm) else None
    others = [TERMS_TYPED + kind.value for kind in FORMS if kind != own]
    marks = [(name, "1") for name in others if name in typed]
    shown = {*form.fields, "start"} if own == Format.STRUCTURED else {*form.fields}
    return marks + [(name, str(typed[name])) for name in typed if marks and name in CARRIED - shown]


def _start(form: TermsForm) -> str:
    """Return the day from which dates are proposed as its field shows it."""
    start = form.data.get("start", "") if form.is_bound else form.initial.get("start", "")
    return f"{zones.here(start):%Y-%m-%dT%H:%M}" if isinstance(start, datetime) else str(start)


def _there(article: Article) -> list[Any]:
    return list(queries.on_article(article)[:20])
