"""What was written before its writer logged in: kept, shown again, posted or thrown away."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from debates.arguments.forms import form_of
from debates.posts import drafts
from debates.posts.drafted import ARGUED, case_of, place_of, words_of
from debates.posts.models import Draft
from debates.posts.receivers import keys_of
from debates.posts.states import DraftForm, Relation
from debates.threads.forms import PostForm
from forum.editor.queries import html_of
from forum.web.answers import go


@login_not_required
@require_safe
def unsent(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what was written and how it goes on; once it was posted, go to the post."""
    draft = _draft(request, key)
    if (post := drafts.became(draft, request.user)) is not None:
        return go(request, post.get_absolute_url())
    context = {"draft": draft, "here": request.path, "html": html_of(draft.fields["words"]["body"])}
    return render(request, "threads/unsent.html", context | (_case if draft.form in ARGUED else _words)(draft))


def _words(draft: Draft) -> dict[str, object]:
    """Return what a comment's page shows: its words, where they belong, the form with them."""
    words = words_of(draft)
    motion, number = place_of(draft)
    form = PostForm(place="unsent", initial={**draft.fields["words"], "client_key": words.client_key, "opened": ""})
    form.is_warned = _is_warned(draft)
    return {
        "motion": motion,
        "number": number,
        "subject": draft.fields.get("parent") or draft.fields.get("revised"),
        "words": words,
        "relation": Relation(words.relation).label,
        "form": form,
        "is_answer": draft.form == DraftForm.ANSWER,
        "is_revision": draft.form == DraftForm.REVISION,
        "is_warned": form.is_warned,
    }


def _case(draft: Draft) -> dict[str, object]:
    """Return what an argument's page shows; without a form where what it is about is gone."""
    side, relation = draft.fields.get("side"), draft.fields.get("relation")
    if (form := form_of(draft)) is not None:
        form.is_warned = _is_warned(draft)
    return {
        "case": case_of(draft),
        "form": form,
        "side": side,
        "relation": relation,
        "relation_told": Relation(relation).label if relation else "",
        "subject": draft.fields.get("parent") or draft.fields.get("revised"),
        "is_argued": True,
        "is_revision": draft.form == DraftForm.REWRITING,
    }


def _is_warned(draft: Draft) -> bool:
    return bool(draft.fields.get("is_warned"))


@login_not_required
@require_POST
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Throw it away, and go back to where it was written."""
    draft = _draft(request, key)
    back = draft.address
    drafts.discard(draft=draft)
    return go(request, back)


def _draft(request: HttpRequest, key: UUID) -> Draft:
    mine = drafts.open_to(request.user, keys_of(request))
    return get_object_or_404(Draft.objects.filter(mine).select_related("post"), pk=key)
