"""Voting on a post: the two questions on a page of their own, and the answers to them from every page."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debates.articles.policy import may_read
from debates.posts.models import Post
from debates.posts.policy import known_to
from debates.voting import kept, services
from debates.voting.addressed import way_back
from debates.voting.choosing import Choice, chosen
from debates.voting.policy import may_vote
from debates.voting.queries import LOG_IN, booth_for, with_cast
from debates.voting.standing import note, with_standing
from forum.accounts.guards import address_of, member
from forum.accounts.limits import Limited
from forum.accounts.services import count
from forum.web.answers import go, is_htmx, page_or_part, with_refusal
from forum.web.refusal import Refusal, Refused, enforce


@login_not_required  # who is not logged in votes first, and logs in after
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the two questions about a post, or take an answer to one of them."""
    if request.method != "POST":
        return _page(request, pk)
    choice = chosen(request.POST.get("vote", ""))
    try:
        if not request.user.is_authenticated:
            return _kept(request, _post(request, pk), choice)
        post = services.cast(post=Post(pk=pk), by=member(request), axis=choice.axis, value=choice.value)
    except Refusal as refusal:
        return _refused(request, pk, refusal.refused)
    if is_htmx(request):
        return _in_place(render(request, "voting/vote_cast.html", _shown(request, post)))
    return go(request, _back(request, post))


def _page(request: HttpRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    enforce(may_read(request.user, post.motion.article))
    return page_or_part(request, "voting/vote.html", "voting/vote_cast.html", _shown(request, post))


def _kept(request: HttpRequest, post: Post, choice: Choice) -> HttpResponse:
    """Keep the vote in the session, and go to log in, from where one comes back to the post.

    Raises:
        Refusal: nobody may vote on it now, or this was done too often from one address.
    """
    answer = may_vote(request.user, post)
    if isinstance(answer, Refused) and answer.status != LOG_IN:
        raise Refusal(answer)
    enforce(count(Limited.ACTS, by=address_of(request)))
    about = f"{choice.axis} of c{post.pk}"
    value = choice.value.value if choice.value else None
    kept.keep(
        request.session, {"what": kept.VOTE, "about": about, "post": post.pk, "axis": choice.axis, "value": value}
    )
    messages.info(request, _("Your vote is kept. Log in, and it is cast."))
    return go(request, f"{reverse('account_login')}?{urlencode({'next': _back(request, post)})}")


def _refused(request: HttpRequest, pk: int, refused: Refused) -> HttpResponse:
    """Say why it was not taken: in the place of the control for htmx, on the post's page of votes otherwise."""
    context = _shown(request, _post(request, pk)) | {"refused": refused.reason}
    shown = page_or_part(request, "voting/vote.html", "voting/vote_cast.html", context)
    return with_refusal(_in_place(shown), refused)


def _in_place(response: HttpResponse) -> HttpResponse:
    """Have htmx turn the control into the new one, button by button: so the one that was pressed keeps the focus."""
    response.headers["HX-Reswap"] = "outerMorph"
    return response


def _shown(request: HttpRequest, post: Post) -> dict[str, Any]:
    """Return what the control needs; of a post that is no longer shown nothing is told."""
    return {
        "motion": post.motion,
        "post": post,
        "ballot": booth_for(request.user, post.motion).ballot(post) if post.is_public else None,
        "address": post.get_absolute_url(),
        "back": _back(request, post),
    }


def _post(request: HttpRequest, pk: int) -> Post:
    """Return the post with what its ballot shows, or answer 404 for what the viewer may not know of."""
    known = with_cast(with_standing(known_to(request.user), request.user, "motion"), request.user)
    post = known.select_related("motion__article").filter(pk=pk).first()
    if post is None:
        raise Http404
    note(post, post.motion, request.user)
    return post


def _back(request: HttpRequest, post: Post) -> str:
    """Return the place of the post on the page from which somebody came, on its own where that is not told.

    The article shows a conversation beside it only while one reads it there.
    """
    typed = request.POST.get("next", "") or request.headers.get("Referer", "")
    page = urlsplit(way_back(request, typed))._replace(scheme="", netloc="", fragment="").geturl()
    elsewhere = page and page != post.motion.get_absolute_url()
    return f"{page if elsewhere else post.get_absolute_url()}#c{post.pk}"
