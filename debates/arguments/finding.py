"""Finding what an address of an argument names, or answering that it is not there."""

from django.http import Http404, HttpRequest

from debates.posts.models import Post
from debates.posts.states import Kind
from debates.threads import found


def argument(request: HttpRequest, pk: int) -> Post:
    """Return the argument of an address, or answer 404: also for a comment."""
    post = found.post(request, pk)
    if post.kind != Kind.ARGUMENT:
        raise Http404
    return post
