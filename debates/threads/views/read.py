"""Reading: the article under its motion, the conversation on a paragraph, one post on its own page."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates.articles.models import BlockVersion, Kind
from debates.articles.queries import current_blocks, minutes
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.motions.policy import may_lock
from debates.posts.policy import may_answer, may_post
from debates.posts.states import State
from debates.threads import marks, queries
from debates.threads.forms import PostForm
from debates.threads.reading import contents, paragraphs
from debates.threads.views import found
from forum.web.answers import is_htmx, page_or_part
from forum.web.paging import page_before, read_place

GONE = 410
ON_FRONT = 30


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show the order paper: the debates, newest first."""
    page = page_before(motions.sitting(), read_place(request.GET.get("before", "")), ON_FRONT)
    context = {
        "motions": page.rows,
        "older": page.next,
        "has_newer": "before" in request.GET,
        "total": motions.number_sitting(),
        "totals": queries.totals(page.rows),
    }
    return render(request, "threads/front.html", context)


@login_not_required
@require_safe
def reading(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the article with every paragraph a link to its conversation."""
    motion = found.motion(request, slug)
    blocks = current_blocks(motion.article)
    quoted = marks.quoted(motion, blocks, request.user)
    shown = paragraphs(blocks, queries.counts(motion), queries.glimpses(motion), quoted)
    context = {
        "motion": motion,
        "article": motion.article,
        "paragraphs": shown,
        "marks": marks.shown(request),
        "sections": contents(shown),
        "minutes": minutes(blocks),
        "hosts": motions.hosts(motion),
        "total": sum(paragraph.count for paragraph in shown),
        "commented": sum(1 for paragraph in shown if paragraph.count and not paragraph.is_heading),
        "answerable": sum(1 for paragraph in shown if paragraph.can_be_answered and not paragraph.is_heading),
        "may_lock": request.user.is_authenticated and bool(may_lock(request.user, motion)),
    }
    return render(request, "threads/reading.html", context)


@login_not_required
@require_safe
def paragraph(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the conversation on one paragraph: a page, or for htmx the rail beside the text."""
    motion, version = found.paragraph(request, slug, number)
    context = talk(request, motion, version)
    context["form"] = PostForm(place=f"p{number}")
    context["marks"] = marks.shown(request)
    context["html"] = "" if is_htmx(request) else marks.html_of(motion, version, request.user)
    return page_or_part(request, "threads/paragraph.html", "threads/_talk.html", context)


def talk(request: HttpRequest, motion: Motion, version: BlockVersion) -> dict[str, Any]:
    """Return what a conversation's template needs, all but its form."""
    begin = found.start(request, motion, version)
    roots = queries.roots_on(motion, version.block_id, request.user)
    return {
        "motion": motion,
        "version": version,
        "number": version.block.public_no,
        "conversation": queries.conversation(roots, request.user, begin),
        "has_earlier": begin is not None,
        "count": queries.count_on(motion, version.block_id),
        "is_heading": version.kind == Kind.HEADING,
        "may_post": may_post(request.user, motion),
    }


@login_not_required
@require_safe
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one post with what it answers and what answers it; 410 once it was purged."""
    shown = found.post(request, pk)
    begin = read_place(request.GET.get("after", ""))
    answers = queries.conversation(queries.answers_to(shown, request.user), request.user, begin)
    branch = queries.branch(shown, request.user)
    branch.answers = answers.branches
    context = {
        "motion": shown.motion,
        "post": shown,
        "branch": branch,
        "next": answers.next,
        "has_earlier": begin is not None,
        "place": (shown.root or shown).block,
        "may_answer": may_answer(request.user, shown.motion, shown),
    }
    return render(request, "threads/post.html", context, status=GONE if shown.state == State.PURGED else 200)
