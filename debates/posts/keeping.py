"""Keeping what somebody sent who is not logged in: the draft, and that their session knows its key. For views."""

from typing import Protocol
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from debates.posts.models import Draft
from debates.posts.receivers import SESSION_KEY, keys_of
from forum.accounts.guards import address_of
from forum.web.answers import go
from forum.web.refusal import enforce
from forum.web.services import spend

A_SESSION_KEEPS = 20  # drafts
AN_ADDRESS_KEEPS = 40  # an hour


class Keep(Protocol):
    """A verb of drafts that lacks what the request knows."""

    def __call__(self, *, address: str, keys: list[UUID]) -> Draft:
        """Keep what was typed."""


def keep_first(request: HttpRequest, keep: Keep) -> HttpResponse:
    """Keep what somebody wrote who is not logged in, and go to the page that says how it goes on.

    Raises:
        Refusal: this was done too often from one address.
    """
    enforce(spend(key=f"drafts:{address_of(request)}", most=AN_ADDRESS_KEEPS, seconds=3600))
    with transaction.atomic():
        is_held = _hold_session(request)
        keys = keys_of(request)
        draft = keep(address=request.path, keys=keys)
        kept = [str(key) for key in keys if key != draft.pk][-A_SESSION_KEEPS + 1 :]
        request.session[SESSION_KEY] = [*kept, str(draft.pk)]
        if is_held:
            request.session.save()
            request.session.modified = False  # saved once more after the lock, it would undo what another tab noted
    return go(request, reverse("threads:unsent", args=[draft.pk]))


def _hold_session(request: HttpRequest) -> bool:
    """Lock the session and read anew what it knows, if there is one.

    A session is read whole and written whole: of two tabs, or two presses, the quicker would lose its draft.
    """
    keys_of(request)  # a key of none is forgotten when it is read
    key = request.session.session_key
    if not Session.objects.select_for_update().filter(pk=key).exists():
        return False
    request.session[SESSION_KEY] = type(request.session)(key).get(SESSION_KEY, [])
    return True
