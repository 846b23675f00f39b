"""What the forms of a debate's terms show at first: what stands, what is proposed, what was typed before."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from debates.motions.clock import Stage, planned
from debates.motions.forms import TermsForm
from debates.motions.states import Format, Shown
from debates.motions.terms import Terms


def initial_of(terms: Terms) -> dict[str, Any]:
    """Return what a form of these terms shows."""
    spans = {span.stage: span for span in terms.spans}
    shown: dict[str, Any] = {name: getattr(terms, name) for name in ("opens", "closes", "pause", "introduction")}
    shown |= {"voices": terms.voices.value, "comments_follow": terms.comments_follow}
    shown |= {"results": terms.results.value, "counts_from": terms.counts_from}
    usual = {span.stage: span.who for span in planned(terms.opens)}
    for stage in Stage:
        span = spans.get(stage)
        shown[f"{stage}_on"], shown[f"{stage}_who"] = span is not None, (span.who if span else usual[stage]).value
        shown |= {f"{stage}_{name}": getattr(span, name) for name in ("starts", "ends", "longest") if span}
    return shown


def tomorrow() -> datetime:
    """Return when a structured debate begins if nobody says otherwise: tomorrow at nine in the reader's zone."""
    day = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(9)))


def proposed(format_: Format, start: datetime | None = None) -> dict[str, Any]:
    """Return what a form shows of a debate of which nothing is said yet."""
    if format_ == Format.OPEN:
        return {}
    start = start or tomorrow()
    return initial_of(Terms(format_, start, spans=planned(start), results=Shown.CLOSE)) | {"start": start}


def as_typed(form: type[TermsForm], data: Mapping[str, str]) -> dict[str, Any]:
    """Return what was typed into a form's fields as what it shows, right or wrong."""
    blank = form()
    boxes = {name for name, field in blank.fields.items() if isinstance(field, forms.BooleanField)}
    return {name: name in data for name in boxes} | {
        name: data[name] for name in blank.fields if name in data and name not in boxes
    }
