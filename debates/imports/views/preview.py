"""The preview: a draft as a reader will see it, to be put right. All is one form, so that nothing typed is lost."""

import re
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debates.imports import editing, queries, services
from debates.imports.forms import DetailsForm
from debates.imports.models import ImportDraft
from debates.imports.presenting import presented
from debates.imports.services import Edit
from debates.motions.models import Motion
from forum.accounts.guards import member
from forum.text.normalise import clean
from forum.web.answers import go, page_or_part
from forum.web.refusal import Refusal, Refused

UNREADABLE = 422
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
MOST = 1_000_000  # no draft has more parts


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a draft, or do what one of its buttons says."""
    found = _found(request, key)
    if request.method != "POST":
        return _page(request, found, DetailsForm(initial=found.details))
    try:
        return _done(request, found)
    except Refusal as refusal:
        form = DetailsForm(request.POST)
        form.full_clean()
        form.errors.clear()
        form.add_error(None, refusal.refused.reason)
        return _page(request, _found(request, key), form, status=refusal.refused.status)


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, key: UUID, part: int) -> HttpResponse:
    """Show the words of one block to make empty lines in, or cut the block at them."""
    found = _found(request, key)
    parts = editing.from_json(found.parts)
    if part >= len(parts) or parts[part].place != "block":
        raise Http404
    typed = request.POST.get("words", parts[part].text)
    context = {"draft": found, "part": part, "words": typed, "language": found.details.get("language")}
    if request.method != "POST":
        return page_or_part(request, "imports/split.html", "imports/_split.html", context)
    try:
        act = partial(editing.split, index=part, pieces=_EMPTY_LINE.split(typed.replace("\r\n", "\n")))
        services.edit(draft=found, version=_version(request), details=found.details, act=act)
    except Refusal as refusal:
        context["refused"] = refusal.refused.reason
        return render(request, "imports/split.html", context, status=refusal.refused.status)
    return go(request, f"{found.get_absolute_url()}#part-{part}")


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask whether to throw a draft away, or do it."""
    found = _found(request, key)
    if request.method != "POST":
        return render(request, "imports/discard.html", {"draft": found})
    services.discard(draft=found)
    return go(request, reverse("imports:paste"))


def _done(request: HttpRequest, found: ImportDraft) -> HttpResponse:
    what, _mark, part = request.POST.get("do", "save").partition("-")
    version, typed = _version(request), _typed(request)
    if what == "publish":
        return _publish(request, found, version)
    if what == "split":
        return _to_split(request, found, version, part)
    if what == "undo":
        saved = services.undo(draft=found, version=version, details=typed)
    else:
        saved = services.edit(draft=found, version=version, details=typed, act=_act(request, what, part, found))
    return _page(request, saved, DetailsForm(initial=saved.details))


def _to_split(request: HttpRequest, found: ImportDraft, version: int, part: str) -> HttpResponse:
    """Keep what was typed and chosen, then show the block's words."""
    services.edit(draft=found, version=version, details=_typed(request), act=_kinds(request, found))
    at = int(part) if part.isascii() and part.isdigit() and len(part) <= len(str(MOST)) else MOST
    return go(request, reverse("imports:split", args=[found.key, at]))


def _publish(request: HttpRequest, found: ImportDraft, version: int) -> HttpResponse:
    """Publish what is valid; first keep what was typed and chosen, so that a refusal loses nothing."""
    form = DetailsForm(request.POST)
    saved = services.edit(draft=found, version=version, details=_typed(request), act=_kinds(request, found))
    if not form.is_valid():
        return _page(request, saved, form, status=UNREADABLE)
    try:
        made = services.publish_draft(draft=saved, version=saved.version, details=form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusal.refused.reason)
        return _page(request, saved, form, status=refusal.refused.status)
    if isinstance(made, Motion):  # it runs on the terms that nobody chose yet
        return go(request, reverse("motions:settings", args=[made.slug]) + "?opened=1")
    return go(request, made.get_absolute_url())


def _act(request: HttpRequest, what: str, part: str, found: ImportDraft) -> Edit | None:
    """Return what a button does to the parts, after the kinds that were chosen; none where nothing changes."""
    at = int(part) if part.isascii() and part.isdigit() and len(part) <= len(str(MOST)) else MOST
    acts = {"join": editing.join, "aside": editing.set_aside, "back": editing.take_back}
    chosen = _kinds(request, found)
    if what not in acts:
        return chosen
    pressed = partial(acts[what], index=at)
    return (lambda parts: pressed(chosen(parts))) if chosen else pressed


def _kinds(request: HttpRequest, found: ImportDraft) -> Edit | None:
    """Return the change of every block whose chosen kind is another than it has; none if there is no such block."""
    changed: list[tuple[int, str, int | None]] = []
    for at, part in editing.blocks(editing.from_json(found.parts)):
        kind, _mark, level = request.POST.get(f"kind-{at}", "").partition("-")
        wanted = (kind, int(level) if level in {"1", "2", "3", "4", "5", "6"} else None)
        if kind and wanted != (part.kind, part.level):
            changed.append((at, *wanted))
    return partial(_classified, changed=changed) if changed else None


def _classified(parts: editing.Parts, changed: list[tuple[int, str, int | None]]) -> editing.Parts:
    for at, kind, level in changed:
        parts = editing.classify(parts, at, kind, level)
    return parts


def _found(request: HttpRequest, key: UUID) -> ImportDraft:
    found = queries.draft_of(member(request), key)
    if found is None and request.method == "POST":
        raise Refusal(
            Refused(_("This draft is not here: it was published or thrown away, perhaps in another tab."), status=404)
        )
    if found is None:
        raise Http404
    return found


def _version(request: HttpRequest) -> int:
    raw = request.POST.get("version", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= len(str(MOST)) else 0


def _typed(request: HttpRequest) -> dict[str, str]:
    """Return the details as typed, without what the database cannot hold."""
    return {name: clean(request.POST.get(name, "")) for name in DetailsForm.base_fields}


def _page(request: HttpRequest, found: ImportDraft, form: DetailsForm, status: int = 200) -> HttpResponse:
    context = {"draft": found, "form": form, "same": queries.already_here(found), **presented(found)}
    return page_or_part(request, "imports/preview.html", "imports/_preview.html", context, status=status)
