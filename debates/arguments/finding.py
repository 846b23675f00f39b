"""Finding what an address of what is argued names, or answering that it is not there."""

from django.http import Http404, HttpRequest

from debates.articles.models import BlockVersion
from debates.articles.models import Kind as BlockKind
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.states import Kind
from debates.threads import found


def argument(request: HttpRequest, pk: int) -> Post:
    """Return the argument of an address, or answer 404: also for a comment."""
    post = found.post(request, pk)
    if post.kind != Kind.ARGUMENT:
        raise Http404
    return post


def paragraph(request: HttpRequest, slug: str, number: int) -> tuple[Motion, BlockVersion]:
    """Return motion and paragraph of an address, or answer 404: also for a heading, which nothing rests on."""
    motion, version = found.paragraph(request, slug, number)
    if version.kind == BlockKind.HEADING:
        raise Http404
    return motion, version
