"""Who reads a page of a debate, with what the rooms above know of them."""

from django.http import HttpRequest

from debates.moderation.policy import keeps_order_in
from debates.motions.models import Motion
from debates.threads import found
from debates.threads.conversations import Reader


def reader_of(request: HttpRequest, motion: Motion) -> Reader:
    """Return who reads, as ``found.reader`` does, and whether they decide on what stands in the debate."""
    return found.reader(request, motion, keeps_order=keeps_order_in(request.user, motion))
