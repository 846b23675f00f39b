"""A comment becomes an argument: its author writes it, a host may propose that."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debates.corrections import services
from debates.corrections.policy import is_own, may_propose_promotion
from debates.posts.models import Post
from debates.posts.policy import may_promote
from debates.threads import found
from forum.accounts.guards import member
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, enforce


@require_http_methods(["GET", "HEAD", "POST"])
def promote(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the author to the form of the argument; let a host propose it to them."""
    comment = found.post(request, pk)
    if is_own(request.user, comment):
        enforce(may_promote(request.user, comment))
        return go(request, _form_of(comment))
    enforce(may_propose_promotion(request.user, comment))
    if request.method != "POST":
        return _asked(request, comment)
    try:
        made = services.propose_promotion(comment=comment, by=member(request), why=request.POST.get("why", ""))
    except Refusal as refusal:
        return with_refusal(_asked(request, comment, refusal.refused.reason), refusal.refused)
    return go(request, made.get_absolute_url())


def _form_of(comment: Post) -> str:
    """Return the address of the form of an argument that grows out of a comment."""
    form = reverse("arguments:new", args=[comment.motion.slug])
    return f"{form}?{urlencode({'comment': comment.pk})}"


def _asked(request: HttpRequest, comment: Post, refused: str = "") -> HttpResponse:
    context = {"post": comment, "motion": comment.motion, "refused": refused, "why": request.POST.get("why", "")}
    return render(request, "corrections/promote.html", context)
