"""Finding what an address of corrections names, or answering that it is not there."""

from dataclasses import replace

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from debates.arguments import corrections
from debates.arguments.models import Correction
from debates.articles.models import BlockVersion, Kind
from debates.articles.policy import may_read
from debates.articles.queries import current_block
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.threads import queries
from forum.web.refusal import Refused, enforce


def motion(request: HttpRequest, slug: str) -> Motion:
    """Return the motion of an address, or answer 404; an article that was taken down answers why."""
    found = get_object_or_404(motions.motions(), slug=slug)
    _refuse_taken_down(request, found)
    return found


def paragraph(request: HttpRequest, slug: str, number: int) -> tuple[Motion, BlockVersion]:
    """Return motion and paragraph of an address, or answer 404: also for a heading, which nothing rests on."""
    found = motion(request, slug)
    version = current_block(found.article, number)
    if version is None or version.kind in {Kind.HEADING, Kind.RULE}:
        raise Http404
    return found, version


def post(request: HttpRequest, pk: int) -> Post:
    """Return the post of an address, or answer 404 for what the viewer may not know of."""
    found = queries.post_for(request.user, pk)
    if found is None:
        raise Http404
    _refuse_taken_down(request, found.motion)
    return found


def correction(request: HttpRequest, pk: int) -> Correction:
    """Return the proposal of an address, or answer 404."""
    found = corrections.correction_for(request.user, pk)
    if found is None:
        raise Http404
    _refuse_taken_down(request, found.post.motion)
    return found


def _refuse_taken_down(request: HttpRequest, motion: Motion) -> None:
    answer = may_read(request.user, motion.article)
    if isinstance(answer, Refused) and request.method == "POST":
        answer = replace(answer, status=409)
    enforce(answer)
