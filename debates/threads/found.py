"""Finding what an address names, or answering that it is not there."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from debates.articles.models import BlockVersion
from debates.articles.queries import current_block
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.threads import queries
from debates.threads.conversations import BENEATH, ORDERS, Reader
from debates.threads.reading import SILENT
from debates.threads.services import visit
from debates.voting.addressed import motion, refuse_taken_down
from debates.voting.queries import booth_for
from debates.voting.standing import note
from forum.accounts.models import User
from forum.web.paging import OLDEST_FIRST, Order, Place, just_before, read_place

__all__ = ["beneath", "motion", "order", "paragraph", "post", "reader", "refuse_taken_down", "start"]

LONGEST_ID = 18  # digits: what the database holds


def paragraph(request: HttpRequest, slug: str, number: int) -> tuple[Motion, BlockVersion]:
    """Return motion and block of an address, or answer 404: also for a rule, which takes no comments."""
    found = motion(request, slug)
    version = current_block(found.article, number)
    if version is None or version.kind in SILENT:
        raise Http404
    return found, version


def post(request: HttpRequest, pk: int) -> Post:
    """Return the post of an address, or answer 404 for what the viewer may not know of."""
    found = queries.post_for(request.user, pk)
    if found is None:
        raise Http404
    note(found, found.motion, request.user)
    refuse_taken_down(request, found.motion)
    return found


def order(request: HttpRequest) -> tuple[str, Order]:
    """Return the order that the address asks for, by name and as it is: ``oldest``, ``newest`` or ``answered``."""
    name = request.GET.get("order", "")
    return (name, ORDERS[name]) if name in ORDERS else ("oldest", OLDEST_FIRST)


def beneath(request: HttpRequest, otherwise: tuple[int, ...] = BENEATH) -> tuple[int, ...]:
    """Return how much is shown beneath answers that join those of a post on level ?level= of a page."""
    level = request.GET.get("level", "")
    return BENEATH[int(level) :] if level in {"1", "2", "3"} else otherwise


def start(request: HttpRequest, motion: Motion, version: BlockVersion, order: Order) -> Place | None:
    """Return where the page of a conversation begins: ?after=PLACE, or just before the comment ?at=ID."""
    if at := request.GET.get("at", ""):
        return _just_before(at, motion, version, order)
    return read_place(request.GET.get("after", ""))


def _just_before(at: str, motion: Motion, version: BlockVersion, order: Order) -> Place | None:
    if not at.isascii() or not at.isdigit() or len(at) > LONGEST_ID:
        return None
    found = Post.objects.filter(pk=int(at), motion=motion, block=version.block_id, parent=None).first()
    return just_before(found, order) if found else None


def reader(request: HttpRequest, motion: Motion, *, keeps_order: bool = False) -> Reader:
    """Return who reads, since when things are new to them, and how they vote; their visit is noted.

    ``keeps_order``: whether they decide on what stands in the debate, on the site or as its host.
    """
    booth = booth_for(request.user, motion)
    if not isinstance(request.user, User):
        return Reader(request.user, booth=booth)
    since = visit(person=request.user, motion=motion, now=timezone.now())
    return Reader(request.user, since, booth=booth, keeps_order=keeps_order)
