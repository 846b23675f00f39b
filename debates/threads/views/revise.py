"""Revising one's own post, and reading what a post said before."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from debates.posts import drafts, services
from debates.posts.keeping import keep_first
from debates.posts.models import Post
from debates.posts.policy import may_read_history, may_revise, may_write
from debates.posts.revisions import Overtaken
from debates.posts.states import Kind, State
from debates.threads import found
from debates.threads.conversations import Reader
from debates.threads.forms import RevisionForm
from debates.threads.history import change, changes, comparison, read_number
from forum.accounts.guards import member
from forum.editor import previewing
from forum.web.answers import go, is_htmx, page_or_part, with_refusal
from forum.web.refusal import Refusal, Refused, enforce

GONE, UNREADABLE, NOT_FOUND = 410, 422, 404


@login_not_required  # as for a comment: the refusal gives back what was typed
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form with what a post says, or revise it; htmx gets form and words for their place in the thread."""
    post = found.post(request, pk)
    if post.kind == Kind.ARGUMENT:
        return _rewritten(request, post)
    is_stranger = request.method == "POST" and not request.user.is_authenticated
    enforce(may_write(request.user, post.motion) if is_stranger else may_revise(request.user, post))
    if request.method != "POST":
        return _form(request, post, RevisionForm(post=post))
    form = RevisionForm(request.POST, post=post)
    if previewing.is_asked(request):
        return previewing.answered(_form(request, post, previewing.shown(request, form)))
    if not form.is_valid():
        return _form(request, post, form, status=UNREADABLE)
    typed = {"body": form.cleaned_data["body"], "seen": form.seen_number(), "insists": form.does_insist()}
    try:
        if is_stranger:  # the session ended while they typed
            return keep_first(request, partial(drafts.keep_revision, post=post, **typed))
        revised = services.revise(post=post, by=member(request), **typed).post
    except Refusal as refusal:
        return _refused(request, post, form, refusal)
    if is_htmx(request):
        return render(request, "threads/revised.html", {"branch": Reader(request.user).branch(revised)})
    return go(request, post.get_absolute_url())


@login_not_required
@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how a post was revised, or why that is not shown; 410 once it was purged."""
    post = found.post(request, pk)
    context: dict[str, Any] = {"post": post, "motion": post.motion}
    if may_read_history(request.user, post):
        context |= {"is_shown": True} | _asked(post, request.GET)
    return render(request, "threads/history.html", context, status=GONE if post.state == State.PURGED else 200)


def _rewritten(request: HttpRequest, post: Post) -> HttpResponse:
    """Send on to the form of an argument, which has a claim; what was sent here stays in its form."""
    if request.method != "POST":
        return go(request, reverse("arguments:rewrite", args=[post.pk]))
    form = RevisionForm(request.POST, post=post)
    form.is_valid()
    reason = _("This is an argument: it is revised with its claim, on a page of its own. Copy your words from below.")
    return _refused(request, post, form, Refusal(Refused(reason, status=409)))


def _form(request: HttpRequest, post: Post, form: RevisionForm, *, status: int = 200) -> HttpResponse:
    context = {"post": post, "motion": post.motion, "form": form, "in_place": True}
    return page_or_part(request, "threads/revise.html", "threads/_revise.html", context, status=status)


def _refused(request: HttpRequest, post: Post, form: RevisionForm, refusal: Refusal) -> HttpResponse:
    """Return the form with what was typed; beside what the post says now, if that changed meanwhile."""
    if isinstance(refusal, Overtaken):
        form.overtaken(refusal.post, refusal.refused.reason)
    else:
        form.refused(refusal)
    return with_refusal(_form(request, post, form), refusal.refused)


def _asked(post: Post, asked: QueryDict) -> dict[str, object]:
    """Return what the address asks for: one revision, two compared, or a page of all.

    Raises:
        Refusal: it names a revision that there is not.
    """
    if "at" in asked:
        shown = change(post, read_number(asked.get("at", "")))
        return {"change": shown, "is_part": True} if shown else _no_such(post)
    if "from" in asked or "to" in asked:
        compared = comparison(post, read_number(asked.get("from", "")), read_number(asked.get("to", "")))
        return {"comparison": compared, "is_part": True} if compared else _no_such(post)
    before = read_number(asked.get("before", ""))
    return {"changes": changes(post, before or None), "has_newer": bool(before)}


def _no_such(post: Post) -> dict[str, object]:
    told = _("There is no such revision: they are numbered from 1 to %(last)d.")
    raise Refusal(Refused(told % {"last": post.revision_number}, status=NOT_FOUND))
