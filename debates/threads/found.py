"""Finding what an address names, or answering that it is not there."""

from dataclasses import replace

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from debates.articles.models import BlockVersion
from debates.articles.policy import may_read
from debates.articles.queries import current_block
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.threads import queries
from debates.threads.conversations import BENEATH, ORDERS, Reader
from debates.threads.reading import SILENT
from debates.threads.services import visit
from debates.voting.standing import note, with_standing
from forum.accounts.models import User
from forum.web.paging import OLDEST_FIRST, Order, Place, just_before, read_place
from forum.web.refusal import Refused, enforce

LONGEST_ID = 18  # digits: what the database holds


def motion(request: HttpRequest, slug: str) -> Motion:
    """Return the motion of an address, or answer 404; an article that was taken down answers why."""
    found = get_object_or_404(with_standing(motions.motions(), request.user), slug=slug)
    note(found, request.user, found)
    refuse_taken_down(request, found)
    return found


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
    note(found.motion, request.user, found)
    refuse_taken_down(request, found.motion)
    return found


def refuse_taken_down(request: HttpRequest, motion: Motion) -> None:
    """Answer with the reason in the article's place; to a form, which had words in it, as a conflict."""
    answer = may_read(request.user, motion.article)
    if isinstance(answer, Refused) and request.method == "POST":
        answer = replace(answer, status=409)
    enforce(answer)


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


def reader(request: HttpRequest, motion: Motion) -> Reader:
    """Return who reads, and since when things are new to them; their visit is noted."""
    if not isinstance(request.user, User):
        return Reader(request.user)
    return Reader(request.user, visit(person=request.user, motion=motion, now=timezone.now()))
