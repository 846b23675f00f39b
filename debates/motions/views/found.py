"""Finding the debate of an address, or answering that it is not there."""

from dataclasses import replace

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from debates.articles.policy import may_read
from debates.motions import queries
from debates.motions.models import Motion
from forum.web.refusal import Refused, enforce


def motion(request: HttpRequest, slug: str) -> Motion:
    """Return the motion of an address, or answer 404; one that was taken down answers why, to a form as conflict."""
    found = get_object_or_404(queries.motions(), slug=slug)
    answer = may_read(request.user, found.article)
    if isinstance(answer, Refused) and request.method == "POST":
        answer = replace(answer, status=409)
    enforce(answer)
    return found
