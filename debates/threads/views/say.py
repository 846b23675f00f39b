"""Saying something: comment, answer, withdraw. Who is not logged in logs in after."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from debates.articles.models import BlockVersion
from debates.motions.models import Motion
from debates.posts import drafts, services
from debates.posts.held import tell, told_of
from debates.posts.keeping import keep_first
from debates.posts.models import Post
from debates.posts.policy import may_withdraw, may_write, may_write_answer
from debates.posts.services import Posted
from debates.threads import found, queries
from debates.threads.conversations import Reader
from debates.threads.forms import PostForm
from debates.threads.views.read import talk
from forum.accounts.guards import member
from forum.editor import previewing
from forum.web.answers import go, is_htmx, page_or_part, with_refusal
from forum.web.refusal import Refusal, enforce

UNREADABLE = 422


@login_not_required  # the decorator above all would lose what was typed: the refusal gives it back
@require_POST
def comment(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Post a comment on a paragraph."""
    motion, version = found.paragraph(request, slug, number)
    enforce(may_write(request.user, motion))
    form = PostForm(request.POST, place=f"p{number}")
    if previewing.is_asked(request):
        return previewing.answered(_comment_refused(request, motion, version, previewing.shown(request, form)))
    if not form.is_valid():
        return _comment_refused(request, motion, version, form)
    try:
        if not request.user.is_authenticated:
            keep = partial(drafts.keep_comment, motion=motion, version=version, words=form.words())
            return keep_first(request, keep)
        posted = services.comment_on(author=member(request), motion=motion, version=version, words=form.words())
    except Refusal as refusal:
        form.refused(refusal)
        return with_refusal(_comment_refused(request, motion, version, form), refusal.refused)
    if is_htmx(request):
        return _added(request, posted, f"p{number}")
    tell(request, posted)
    place = reverse("threads:paragraph", args=[slug, number])
    return go(request, f"{place}?at={posted.post.pk}#c{posted.post.pk}")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form under a post, or post an answer to it."""
    parent = found.post(request, pk)
    enforce(may_write_answer(request.user, parent.motion, parent))
    form = PostForm(request.POST if request.method == "POST" else None, place=f"c{pk}")
    if request.method != "POST":
        return page_or_part(request, "threads/answer.html", "threads/_composer.html", _answering(parent, form))
    if previewing.is_asked(request):
        return previewing.answered(_answer_refused(request, parent, previewing.shown(request, form)))
    if not form.is_valid():
        return _answer_refused(request, parent, form)
    try:
        if not request.user.is_authenticated:
            return keep_first(request, partial(drafts.keep_answer, parent=parent, words=form.words()))
        posted = services.answer(author=member(request), parent=parent, words=form.words())
    except Refusal as refusal:
        form.refused(refusal)
        return with_refusal(_answer_refused(request, parent, form), refusal.refused)
    if is_htmx(request):
        return _added(request, posted, "")
    tell(request, posted)
    return go(request, posted.post.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to withdraw a post, or do it."""
    shown = found.post(request, pk)
    enforce(may_withdraw(request.user, shown))
    if request.method != "POST":
        return render(request, "threads/withdraw.html", {"post": shown, "motion": shown.motion})
    services.withdraw(post=shown, by=member(request))
    return go(request, shown.get_absolute_url())


def _comment_refused(request: HttpRequest, motion: Motion, version: BlockVersion, form: PostForm) -> HttpResponse:
    """Return the form with what was typed: alone for htmx, under the whole conversation otherwise."""
    number = version.block.public_no
    if is_htmx(request):
        action = reverse("threads:comment", args=[motion.slug, number])
        return render(request, "threads/_composer.html", {"form": form, "action": action}, status=UNREADABLE)
    return render(
        request, "threads/paragraph.html", {**talk(request, motion, version), "form": form}, status=UNREADABLE
    )


def _answer_refused(request: HttpRequest, parent: Post, form: PostForm) -> HttpResponse:
    return page_or_part(
        request, "threads/answer.html", "threads/_composer.html", _answering(parent, form), status=UNREADABLE
    )


def _answering(parent: Post, form: PostForm) -> dict[str, object]:
    action = reverse("threads:answer", args=[parent.pk])
    return {"form": form, "action": action, "parent": parent, "motion": parent.motion, "is_answer": True}


def _added(request: HttpRequest, posted: Posted, place: str) -> HttpResponse:
    """Return the post alone with its new count, and after a comment an emptied form for the place."""
    post = posted.post
    block = (post.root or post).block
    count, is_heading = queries.count_on(post.motion, block.pk) if block else (0, False)
    context = {
        "branch": Reader(request.user).branch(post),
        "held": told_of(posted),
        "motion": post.motion,
        "form": PostForm(place=place) if place else None,
        "action": request.get_full_path(),
        "number": block.public_no if block else None,
        "count": count,
        "is_heading": is_heading,
    }
    return render(request, "threads/post_added.html", context)
