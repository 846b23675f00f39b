"""What follows from facts of other rooms: who logs in finds posted what they wrote before.

The room's answer to who may see a picture is registered by importing ``pictures`` here, at the start.
"""

from typing import Any
from uuid import UUID

from allauth.account.signals import user_signed_up
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from debates.posts import drafts, finding_words, pictures
from debates.posts.models import Draft
from debates.posts.states import State
from forum.accounts.models import User

__all__ = ["SESSION_KEY", "claim_what_was_written", "keys_of", "pictures", "post_what_was_written"]

SESSION_KEY = "drafts"


def keys_of(request: HttpRequest) -> list[UUID]:
    """Return the keys of the drafts that were written in this session."""
    return [UUID(key) for key in request.session.get(SESSION_KEY, [])]


@receiver(user_signed_up)
def claim_what_was_written(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """The address may be confirmed in another browser: the drafts go with the person, not with the session."""
    drafts.claim(keys=keys_of(request), owner=user)


@receiver(user_logged_in)
def post_what_was_written(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Post what was written in this session, or kept for the person since they signed up, and say so."""
    drafts.claim(keys=keys_of(request), owner=user)
    for draft in drafts.post_waiting(owner=user):
        told = draft.refused or _told_of(draft)
        messages.add_message(request, messages.ERROR if draft.refused else messages.SUCCESS, told, fail_silently=True)


def _told_of(draft: Draft) -> str:
    if draft.post is not None and draft.post.state == State.HELD:
        return finding_words.held(None)
    return _("What you wrote before was posted.")
