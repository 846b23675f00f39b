"""The shape of a debate as a picture and in words: the whole of it, or what stands beneath one argument."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from debates.charts.chart import Node
from debates.charts.shape import TOPS, Shape, branch_of, chain_of, middle_of, of_branch, of_motion
from debates.charts.tidy import draw
from debates.motions.clock import Say
from debates.motions.models import Motion
from debates.posts.policy import may_write, may_write_counter
from debates.threads import found


@login_not_required
@require_safe
def whole(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the map of a debate: the motion in the middle, for and against beside it, their answers outside them."""
    motion = found.motion(request, slug)
    middle = Node(0, motion.sentence, favours="", language=motion.language)
    caption = _("Motion %(n)d") % {"n": motion.pk}
    context = _context(motion, of_motion(motion), middle, caption)
    context["rest"] = reverse("arguments:benches", args=[motion.slug])
    context["may_write"] = may_write(request.user, motion, Say.ARGUMENT)
    return render(request, "charts/map.html", context)


@login_not_required
@require_safe
def branch(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show the map with one argument in the middle: what serves each side beneath it, and what it stands under."""
    post = branch_of(slug, pk)
    if post is None:
        raise Http404
    found.refuse_taken_down(request, post.motion)
    context = _context(post.motion, of_branch(post), middle_of(post), "")
    context |= {"post": post, "chain": chain_of(post), "rest": post.get_absolute_url()}
    context["may_write"] = may_write_counter(request.user, post.motion, post)
    return render(request, "charts/map.html", context)


def _context(motion: Motion, shape: Shape, middle: Node, caption: str) -> dict[str, Any]:
    return {
        "motion": motion,
        "here": "map",
        "shape": shape,
        "middle": middle,
        "picture": draw(middle, caption, shape.drawn, is_mirrored=get_language_bidi()),
        "tops": TOPS,
    }
