"""Finding what an address of an argument names, or answering that it is not there. For views."""

from dataclasses import replace

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from debates.articles.policy import may_read
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.policy import known_to
from debates.posts.states import Kind
from forum.web.refusal import Refused, enforce


def motion_of(request: HttpRequest, slug: str) -> Motion:
    """Return the motion of an address, or answer 404; an article that was taken down answers why."""
    found = get_object_or_404(motions.motions(), slug=slug)
    _refuse_taken_down(request, found)
    return found


def post_of(request: HttpRequest, pk: int) -> Post:
    """Return the post of an address, or answer 404 for what the viewer may not know of."""
    related = ("author", "motion__article__current_revision", "parent", "root")
    found = get_object_or_404(known_to(request.user).select_related(*related), pk=pk)
    _refuse_taken_down(request, found.motion)
    return found


def argument_of(request: HttpRequest, pk: int) -> Post:
    """Return the argument of an address, or answer 404: also for a comment."""
    found = post_of(request, pk)
    if found.kind != Kind.ARGUMENT:
        raise Http404
    return found


def _refuse_taken_down(request: HttpRequest, motion: Motion) -> None:
    answer = may_read(request.user, motion.article)
    if isinstance(answer, Refused) and request.method == "POST":
        answer = replace(answer, status=409)  # a form had words in it: a conflict
    enforce(answer)
