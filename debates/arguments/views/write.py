"""Writing arguments: for or against the motion, in answer to one, a revision of one's own. Log in after, if need be."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from debates.arguments import beginning, finding
from debates.arguments.forms import ArgumentForm, CaseForm, CounterForm, RewriteForm
from debates.arguments.similar import resembling
from debates.arguments.supporting import best_support
from debates.motions.clock import Say
from debates.motions.states import Side
from debates.posts import arguing, drafts
from debates.posts.held import tell
from debates.posts.keeping import Keep, keep_first
from debates.posts.policy import may_revise, may_write, may_write_counter, say_of
from debates.posts.revisions import Overtaken
from debates.posts.services import Posted
from debates.posts.states import Relation
from debates.threads import found
from forum.accounts.guards import member
from forum.accounts.models import User
from forum.editor import previewing
from forum.web.answers import go, page_or_part, with_refusal
from forum.web.refusal import Refusal, enforce

UNREADABLE = 422
FORM = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Desk:
    """A form with its page, and what is done with it: kept for who is not logged in, posted for who is."""

    form: CaseForm
    page: str
    context: dict[str, Any]
    keep: Callable[[], Keep]
    post: Callable[[User], Posted]


@login_not_required  # people write first and log in after
@require_http_methods(FORM)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form of an argument for or against the motion, or post it."""
    motion = found.motion(request, slug)
    enforce(may_write(request.user, motion, Say.ARGUMENT, _side_asked_for(request)))
    comment = beginning.comment_of(request, motion)
    form = ArgumentForm(
        _sent(request), motion=motion, place="new", initial=beginning.initial_of(request.GET, motion, comment)
    )

    def typed() -> dict[str, Any]:
        return {"motion": motion, "side": Side(form.cleaned_data["side"]), "case": form.case()}

    keep = lambda: partial(drafts.keep_argument, comment=comment.pk if comment else None, **typed())  # noqa: E731
    post = lambda by: arguing.argue(author=by, comment=comment, **typed())  # noqa: E731
    is_own = comment is not None and comment.author_id == request.user.pk
    context = {"motion": motion, "comment": comment if is_own else None}
    return _answered(request, Desk(form, "arguments/new.html", context, keep, post))


def _side_asked_for(request: HttpRequest) -> str | None:
    """Return the side that a link to the form names: an invited speaker is told now that it is not theirs."""
    side = request.GET.get("side", "")
    return side if request.method != "POST" and side in Side.values else None


@login_not_required  # as above
@require_http_methods(FORM)
def counter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of an argument in answer to one, or post it; htmx gets the composer alone."""
    parent = found.post(request, pk)
    enforce(may_write_counter(request.user, parent.motion, parent))
    form = CounterForm(_sent(request), parent=parent, initial={"relation": beginning.relation_of(request.GET)})

    def typed() -> dict[str, Any]:
        return {"parent": parent, "relation": Relation(form.cleaned_data["relation"]), "case": form.case()}

    keep = lambda: partial(drafts.keep_counter, **typed())  # noqa: E731
    post = lambda by: arguing.counter(author=by, **typed())  # noqa: E731
    context = {"motion": parent.motion, "parent": parent, "best": best_support(parent)}
    return _answered(request, Desk(form, "arguments/counter.html", context, keep, post))


@login_not_required  # as above: the session may end while somebody types
@require_http_methods(FORM)
def rewrite(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form with what one's own argument says and rests on, or revise it."""
    post = finding.argument(request, pk)
    is_stranger = request.method == "POST" and not request.user.is_authenticated
    enforce(may_write(request.user, post.motion, say_of(post)) if is_stranger else may_revise(request.user, post))
    form = RewriteForm(_sent(request), post=post)

    def typed() -> dict[str, Any]:
        return {"post": post, "case": form.case(), "seen": form.seen_number()}

    keep = lambda: partial(drafts.keep_rewriting, **typed())  # noqa: E731
    revise = lambda by: arguing.rewrite(by=by, **typed())  # noqa: E731
    return _answered(request, Desk(form, "arguments/rewrite.html", {"motion": post.motion, "post": post}, keep, revise))


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _answered(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Answer a form: shown, reworked by one of its own buttons, refused in words, kept, or posted."""
    form = desk.form
    if request.method != "POST":
        return _shown(request, desk)
    if act := request.POST.get("do", ""):
        return _reworked(request, desk, act)
    if not form.is_valid():
        return _shown(request, desk, UNREADABLE)
    try:
        if not request.user.is_authenticated:
            return keep_first(request, desk.keep())
        posted = desk.post(member(request))
    except Refusal as refusal:
        return _refused(request, desk, refusal)
    tell(request, posted)
    return go(request, posted.post.get_absolute_url())


def _reworked(request: HttpRequest, desk: Desk, act: str) -> HttpResponse:
    """Show the form as it was typed: with its preview and what resembles the claim, a row more, a paragraph less."""
    form = desk.form
    form.rework(act)
    context = desk.context
    if act == "preview":
        text = str(form["body"].value() or "")
        form.preview = previewing.preview_of(text, by=previewing.asker(request))  # type: ignore[attr-defined]  # templates
        about = form.about.pk if form.about else None
        context["similar"] = resembling(form.motion, str(form["claim"].value() or ""), but=about)
    return _shown(request, desk)


def _refused(request: HttpRequest, desk: Desk, refusal: Refusal) -> HttpResponse:
    """Return the form with what was typed; beside what the argument says now, if that changed meanwhile."""
    form = desk.form
    if isinstance(refusal, Overtaken) and isinstance(form, RewriteForm):
        form.overtaken(refusal.post, refusal.refused.reason)
    else:
        form.refused(refusal)
    return with_refusal(_shown(request, desk), refusal.refused)


def _shown(request: HttpRequest, desk: Desk, status: int = 200) -> HttpResponse:
    context = {"form": desk.form, "action": request.path, "here": "arguments", **desk.context}
    return page_or_part(request, desk.page, "arguments/_composer.html", context, status=status)
