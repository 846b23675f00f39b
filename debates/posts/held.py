"""Telling the author of a held post so, at once, with the reason. For views."""

from django.contrib import messages
from django.http import HttpRequest

from debates.posts import finding_words
from debates.posts.services import Posted
from debates.posts.states import State


def told_of(posted: Posted) -> str:
    """Return what is told of a post that is held; nothing of any other."""
    return finding_words.held(posted.verdict) if posted.post.state == State.HELD else ""


def tell(request: HttpRequest, posted: Posted) -> None:
    """Tell it on the next page."""
    if told := told_of(posted):
        messages.info(request, told)
