"""Bringing an article: an address, a file, or its text."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from debates.imports import queries, reading, services
from debates.imports.forms import AddressForm, FileForm, PasteForm
from forum.accounts.guards import member
from forum.accounts.policy import may_import
from forum.web.answers import go, is_htmx, with_refusal
from forum.web.refusal import Refusal, enforce

UNREADABLE = 422


@require_safe
def paste(request: HttpRequest) -> HttpResponse:
    """Show the three ways in, and the drafts that were left."""
    enforce(may_import(request.user))
    return _page(request, {})


@require_POST
def address(request: HttpRequest) -> HttpResponse:
    """Fetch a page and go to its draft."""
    form = AddressForm(request.POST)
    return _brought(request, form, "address_form", lambda data: _fetched(request, data["address"]))


@require_POST
def file(request: HttpRequest) -> HttpResponse:
    """Read a file and go to its draft."""
    form = FileForm(request.POST, request.FILES)
    return _brought(request, form, "file_form", lambda data: reading.uploaded(data["file"].name, data["file"].read()))


@require_POST
def text(request: HttpRequest) -> HttpResponse:
    """Read pasted text and go to its draft."""
    form = PasteForm(request.POST)
    return _brought(
        request, form, "paste_form", lambda data: reading.pasted(data["text"].replace("\r\n", "\n"), data["raw_format"])
    )


def _fetched(request: HttpRequest, address: str) -> reading.Brought:
    services.count_fetch(by=member(request))
    return reading.fetched(address)


def _brought(
    request: HttpRequest, form: forms.Form, name: str, read: Callable[[dict[str, Any]], reading.Brought]
) -> HttpResponse:
    """Go to the draft of what was brought, or show the page again with why not and all that was typed."""
    enforce(may_import(request.user))
    if not form.is_valid():
        return _page(request, {name: form}, UNREADABLE)
    try:
        services.count_bringing(by=member(request))
        draft = services.begin(owner=member(request), brought=read(form.cleaned_data))
    except Refusal as refusal:
        form.add_error(None, refusal.refused.reason)
        return with_refusal(_page(request, {name: form}), refusal.refused)
    return go(request, draft.get_absolute_url())


def _page(request: HttpRequest, given: dict[str, forms.Form], status: int = 200) -> HttpResponse:
    context: dict[str, object] = {"address_form": AddressForm(), "file_form": FileForm(), "paste_form": PasteForm()}
    context |= {**given, "drafts": queries.drafts_of(member(request))}
    template = "imports/_ways.html" if is_htmx(request) else "imports/bring.html"
    return render(request, template, context, status=status)
