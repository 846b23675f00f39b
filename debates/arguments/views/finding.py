"""Finding what an address of corrections names, or answering that it is not there."""

from django.http import Http404, HttpRequest

from debates.arguments import corrections
from debates.arguments.models import Correction
from debates.articles.models import BlockVersion, Kind
from debates.motions.models import Motion
from debates.threads import found


def paragraph(request: HttpRequest, slug: str, number: int) -> tuple[Motion, BlockVersion]:
    """Return motion and paragraph of an address, or answer 404: also for a heading, which nothing rests on."""
    motion, version = found.paragraph(request, slug, number)
    if version.kind == Kind.HEADING:
        raise Http404
    return motion, version


def correction(request: HttpRequest, pk: int) -> Correction:
    """Return the proposal of an address, or answer 404."""
    proposal = corrections.correction_for(request.user, pk)
    if proposal is None:
        raise Http404
    found.refuse_taken_down(request, proposal.post.motion)
    return proposal
