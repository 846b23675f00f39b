"""What waits for an answer: in one debate, and of one person over all debates."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from debates.arguments import waiting
from debates.motions.clock import Say
from debates.motions.states import Side
from debates.posts.models import Post
from debates.posts.policy import may_write
from debates.threads import found
from forum.accounts.guards import member
from forum.web.paging import NEWEST_FIRST, Page, page_in, read_place

PAGE = 20
SIDES = {"": _("Both sides"), **dict(Side.choices)}
PARTS = {"": _("Said against you, not answered yet"), "uncountered": _("Yours that nobody has countered")}


@login_not_required
@require_safe
def unanswered(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the arguments of a debate that nobody has countered, the most supported first."""
    motion = found.motion(request, slug)
    side = request.GET.get("side", "")
    side = side if side in Side.values else ""
    posts = waiting.listed(waiting.unanswered(motion, side))
    context = _page(request, page_in(waiting.MOST_SUPPORTED, posts, read_place(request.GET.get("after", "")), PAGE))
    context |= {"motion": motion, "here": "unanswered", "side": side, "sides": SIDES}
    context["may_write"] = may_write(request.user, motion, Say.COUNTER)
    return render(request, "arguments/unanswered.html", context)


@require_safe
def yours(request: HttpRequest) -> HttpResponse:
    """Show what was said against the person's arguments and waits for them, or what nobody said anything against."""
    part = request.GET.get("part", "")
    part = part if part in PARTS else ""
    person = member(request)
    posts = waiting.uncountered(person) if part else waiting.countering(person)
    page = page_in(NEWEST_FIRST, waiting.listed(posts), read_place(request.GET.get("after", "")), PAGE)
    context = _page(request, page) | {"part": part, "parts": PARTS}
    context["answerable"] = [post.motion_id for post in page.rows if _is_open(post)]
    return render(request, "arguments/yours.html", context)


def _is_open(post: Post) -> bool:
    """Say whether counterarguments are taken where the post stands; the form itself asks who may make them."""
    return bool(may_write(AnonymousUser(), post.motion, Say.COUNTER))


def _page(request: HttpRequest, page: Page[Post]) -> dict[str, Any]:
    return {"posts": page.rows, "next": page.next, "has_earlier": "after" in request.GET}
