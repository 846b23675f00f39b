"""Reading: the article under its motion, the conversation on a paragraph, one post on its own page."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates.articles.models import BlockVersion, Kind
from debates.articles.queries import current_blocks, is_heading, minutes
from debates.motions import queries as motions
from debates.motions.clock import Say
from debates.motions.models import Motion
from debates.motions.policy import may_rule_among
from debates.posts import queries as posts
from debates.posts.policy import may_revise, may_write, may_write_answer
from debates.posts.states import Kind as PostKind
from debates.posts.states import State
from debates.results import queries as results
from debates.threads import found, marks, queries
from debates.threads.conversations import ORDERS, conversation
from debates.threads.forms import PostForm
from debates.threads.reading import contents, paragraphs
from debates.threads.views.argument import argument
from debates.threads.views.reader import reader_of
from forum.web.answers import is_htmx, page_or_part
from forum.web.paging import page_before, read_place

GONE = 410
ON_FRONT = 30
BESIDE = 5


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show the order paper: the debates that sit, newest first, those to come, and those that are over."""
    page = page_before(motions.sitting(), read_place(request.GET.get("before", "")), ON_FRONT)
    is_first = "before" not in request.GET
    context = {
        "motions": page.rows,
        "older": page.next,
        "has_newer": not is_first,
        "numbers": motions.numbers(),
        "facts": posts.facts(page.rows),
        "coming": motions.coming(BESIDE),
        "closed": motions.closed(BESIDE),
        "glance": posts.glance(page.rows[0]) if page.rows and is_first else [],
    }
    return render(request, "threads/front.html", context)


@login_not_required
@require_safe
def reading(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the article with every paragraph a link to its conversation."""
    motion = found.motion(request, slug)
    news = queries.news(motion, request.user, found.reader(request, motion).since)
    blocks = current_blocks(motion.article)
    here = marks.standing(motion, blocks, request.user)
    turned = results.turned(motion, request.user)
    shown = paragraphs(blocks, here.counts, queries.glimpses(motion), news, here.quoted, here.resting, turned)
    context = {
        "motion": motion,
        "article": motion.article,
        "paragraphs": shown,
        "marks": marks.shown(request),
        "sections": contents(shown),
        "minutes": minutes(blocks),
        "hosts": (handles := motions.hosts(motion)),
        "news": news,
        "total": sum(paragraph.count for paragraph in shown),
        "commented": sum(1 for paragraph in shown if paragraph.count and not paragraph.is_heading),
        "answerable": sum(1 for paragraph in shown if paragraph.can_be_answered and not paragraph.is_heading),
        "may_lock": may_rule_among(request.user, handles),
    }
    return render(request, "threads/reading.html", context)


@login_not_required
@require_safe
def paragraph(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the conversation on one paragraph: a page, or for htmx the rail beside the text, or its next comments."""
    motion, version = found.paragraph(request, slug, number)
    context = talk(request, motion, version)
    context["form"] = PostForm(place=f"p{number}")
    part = "threads/_posts.html" if "after" in request.GET else "threads/_talk.html"
    return page_or_part(request, "threads/paragraph.html", part, context)


def talk(request: HttpRequest, motion: Motion, version: BlockVersion) -> dict[str, Any]:
    """Return what a conversation's template needs, all but its form."""
    name, order = found.order(request)
    begin = found.start(request, motion, version, order)
    roots = queries.roots_on(motion, version.block_id, request.user)
    shown = conversation(roots, reader_of(request, motion), begin, order)
    here = marks.standing(motion, [version], request.user)
    return {
        "motion": motion,
        "version": version,
        "number": version.block.public_no,
        "steps": shown.steps,
        "next": shown.next,
        "order": name,
        "orders": ORDERS,
        "has_earlier": begin is not None and not is_htmx(request),
        "is_added": begin is not None,
        "count": here.counts.get(version.block_id, 0),
        "html": here.html_of(version),
        "marks": marks.shown(request),
        "is_heading": version.kind == Kind.HEADING,
        "resting": here.resting.get(version.block_id),
        "may_argue": version.kind != Kind.HEADING and may_write(request.user, motion, Say.ARGUMENT),
        "may_post": may_write(request.user, motion),
    }


@login_not_required
@require_safe
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one post with what it answers and what answers it; 410 once it was purged. For htmx, its next answers."""
    shown = found.post(request, pk)
    if shown.kind == PostKind.ARGUMENT:
        return argument(request, shown)
    name, order = found.order(request)
    begin = read_place(request.GET.get("after", ""))
    reader = reader_of(request, shown.motion)
    branch = reader.branch(shown)
    answers = conversation(queries.answers_to(shown, request.user), reader, begin, order, found.beneath(request))
    context = {
        "motion": shown.motion,
        "post": shown,
        "branch": branch,
        "answers": answers,
        "next": answers.next,
        "order": name,
        "orders": ORDERS,
        "has_earlier": begin is not None,
        "is_added": True,
        "place": branch.place,
        "is_heading": branch.place is not None and is_heading(shown.motion.article, branch.place.public_no),
        "may_post": may_write_answer(request.user, shown.motion, shown),
        "may_revise": may_revise(request.user, shown),
    }
    if not is_htmx(request):
        branch.answers = answers.branches
    status = GONE if shown.state == State.PURGED else 200
    return page_or_part(request, "threads/post.html", "threads/_answers.html", context, status=status)
