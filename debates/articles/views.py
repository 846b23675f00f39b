"""Bringing an article in by pasting it, and reading one on its own."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from debates.articles import queries, services
from debates.articles.acceptance import as_article
from debates.articles.forms import ConfirmForm, PasteForm, confirming
from debates.articles.models import Article
from debates.articles.segment import segment
from debates.motions import services as motions
from debates.motions.policy import may_open
from forum.accounts.guards import member
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.policy import limit_of, may_import
from forum.web.answers import go
from forum.web.refusal import Refusal, enforce
from forum.web.services import spend

UNREADABLE = 422


@login_not_required
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article on its own, with the debates on it."""
    shown = get_object_or_404(queries.articles(), slug=slug)
    blocks = queries.current_blocks(shown)
    context = {
        "article": shown,
        "blocks": blocks,
        "headings": queries.headings(blocks),
        "minutes": queries.minutes(blocks),
        "motions": list(shown.motions.order_by("-created")[:20]),
    }
    return render(request, "articles/article.html", context)


@require_safe
def paste(request: HttpRequest) -> HttpResponse:
    """Show where an article is pasted."""
    enforce(may_import(request.user))
    return render(request, "articles/paste.html", {"form": PasteForm()})


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Show what is proposed: every block, what was recognised, what was set aside."""
    enforce(may_import(request.user))
    form = PasteForm(request.POST)
    if not form.is_valid():
        return render(request, "articles/paste.html", {"form": form}, status=UNREADABLE)
    text = form.cleaned_data["text"]
    return render(request, "articles/preview.html", _proposed(text, confirming(segment(text), text)))


@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """Publish what was confirmed, and open the debate on it if a motion was given."""
    enforce(may_import(request.user))
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _unpublished(request, form, UNREADABLE)
    try:
        return go(request, _published(member(request), form).get_absolute_url())
    except Refusal as refusal:
        form.add_error(None, refusal.refused.reason)
        return _unpublished(request, form, refusal.refused.status)


def _published(person: User, form: ConfirmForm) -> Any:
    if form.cleaned_data["motion"]:
        enforce(may_open(person))
    limit = limit_of(person, Limited.IMPORTS)
    enforce(spend(key=f"{Limited.IMPORTS}:{person.pk}", most=limit.most, seconds=limit.seconds))
    text = form.cleaned_data["text"]
    made: Article = services.publish(text=as_article(segment(text), text, **form.details()), by=person)
    if not form.cleaned_data["motion"]:
        return made
    return motions.put(sentence=form.cleaned_data["motion"], article=made, host=person)


def _unpublished(request: HttpRequest, form: ConfirmForm, status: int) -> HttpResponse:
    text = str(form.data.get("text", ""))[: form.fields["text"].max_length]  # type: ignore[attr-defined]
    return render(request, "articles/preview.html", _proposed(text, form), status=status)


def _proposed(text: str, form: ConfirmForm) -> dict[str, object]:
    proposal = segment(text)
    in_blocks = sum(len(block.text) for block in proposal.blocks)
    about = sum(len(meta.text) for meta in proposal.meta)
    aside = sum(len(dropped.text) for dropped in proposal.dropped)
    headings = [block for block in proposal.blocks if block.kind == "heading"]
    blocks = [(block, block.confidence < DOUBT.get(block.kind, DOUBT_ELSE)) for block in proposal.blocks]
    return {
        "proposal": proposal,
        "form": form,
        "headings": headings,
        "blocks": blocks,
        "doubtful": sum(is_doubtful for _block, is_doubtful in blocks),
        "in_blocks": in_blocks,
        "about": about,
        "aside": aside,
        "spaces": sum(map(str.isspace, text)) - _spaces_within(proposal),
    }


# Below these a person is asked to look: where a paragraph of flattened text ends is never surer than .5.
DOUBT, DOUBT_ELSE = {"heading": 0.6}, 0.5


def _spaces_within(proposal: Any) -> int:
    parts = [*proposal.blocks, *proposal.meta, *proposal.dropped]
    return sum(sum(map(str.isspace, part.text)) for part in parts)
