"""What an address of this room names, and the page from which somebody came."""

from dataclasses import replace

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from debates.articles.policy import may_read
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.voting.standing import note, with_standing
from forum.web.refusal import Refused, enforce

LONGEST_WAY = 1_000  # characters of an address that is come back to


def motion(request: HttpRequest, slug: str) -> Motion:
    """Return the motion of an address, or answer 404; an article that was taken down answers why."""
    found = get_object_or_404(with_standing(motions.motions(), request.user), slug=slug)
    note(found, found, request.user)
    refuse_taken_down(request, found)
    return found


def refuse_taken_down(request: HttpRequest, motion: Motion) -> None:
    """Answer with the reason in the article's place; to a form, which had words in it, as a conflict."""
    answer = may_read(request.user, motion.article)
    if isinstance(answer, Refused) and request.method == "POST":
        answer = replace(answer, status=409)
    enforce(answer)


def way_back(request: HttpRequest, typed: str) -> str:
    """Return the page of ours to which somebody wants to come back, empty where it is none."""
    is_ours = url_has_allowed_host_and_scheme(typed, {request.get_host()}, require_https=request.is_secure())
    return typed if is_ours and len(typed) <= LONGEST_WAY else ""
