"""Keeping what somebody sent who is not logged in: the draft, and that their session knows its key. For views."""

from typing import Protocol
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from debates.posts.models import Draft
from debates.posts.receivers import SESSION_KEY
from forum.accounts.guards import address_of
from forum.accounts.limits import Limited
from forum.accounts.services import count
from forum.web.answers import go
from forum.web.refusal import enforce
from forum.web.sessions import held

A_SESSION_KEEPS = 20  # drafts


class Keep(Protocol):
    """A verb of drafts that lacks what the request knows."""

    def __call__(self, *, address: str, keys: list[UUID]) -> Draft:
        """Keep what was typed."""


def keep_first(request: HttpRequest, keep: Keep) -> HttpResponse:
    """Keep what somebody wrote who is not logged in, and go to the page that says how it goes on.

    Raises:
        Refusal: this was done too often from one address.
    """
    enforce(count(Limited.DRAFTS, by=address_of(request)))
    with held(request.session, SESSION_KEY) as keys:
        draft = keep(address=request.path, keys=[UUID(key) for key in keys])
        keys[:] = [*[key for key in keys if key != str(draft.pk)][-A_SESSION_KEEPS + 1 :], str(draft.pk)]
    return go(request, reverse("threads:unsent", args=[draft.pk]))
