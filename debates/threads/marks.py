"""Which words of an article are quoted, as far as the viewer may know, in one query of bounded work."""

from collections.abc import Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from debates.articles.highlights import Quoted, distinct, marked
from debates.articles.models import Block, BlockVersion
from debates.motions.models import Motion
from debates.posts.models import Anchor
from debates.posts.states import PUBLIC, State
from forum.accounts.models import User
from forum.accounts.policy import Viewer

NEWEST = 200  # comments on one block whose quotations are looked at
COOKIE = "rejoinder_marks"
SHOWN = ("all", "mine", "none")  # whose quotations a reader wants to see


def quoted(motion: Motion, blocks: Sequence[BlockVersion], viewer: Viewer) -> dict[int, list[Quoted]]:
    """Return the quoted ranges of each block, by the block's id: one query, one probe of an index a block."""
    found = Block.objects.filter(pk__in=[version.block_id for version in blocks])
    rows = found.annotate(quotations=ArraySubquery(_newest(motion, viewer))).values_list("pk", "quotations")
    own = viewer.pk if isinstance(viewer, User) else None
    return {
        pk: distinct(
            (one["start"], one["end"], one["post"], one["author"], own is not None and one["author"] == own)
            for one in quotations
        )
        for pk, quotations in rows
        if quotations
    }


def html_of(motion: Motion, version: BlockVersion, viewer: Viewer) -> str:
    """Return one block's HTML with its quoted words marked; one query."""
    return marked(version.html, quoted(motion, [version], viewer).get(version.block_id, ()))


def shown(request: HttpRequest) -> str:
    """Return whose quotations the reader chose to see: one of ``SHOWN``."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in SHOWN else SHOWN[0]


def _newest(motion: Motion, viewer: Viewer) -> QuerySet[Anchor, dict[str, int | None]]:
    """Return the newest quotations on a block: of this motion, in the revision that is read, by readable posts."""
    readable = Q(post__state__in=PUBLIC)
    if isinstance(viewer, User):
        readable |= Q(post__state=State.HELD, post__author=viewer.pk)
    anchors = Anchor.objects.filter(
        readable,
        ~Q(quotation=""),
        block=OuterRef("pk"),
        revision=motion.article.current_revision_id,
        post__motion=motion,
    )
    row = JSONObject(start="start", end="end", post="post_id", author=F("post__author_id"))
    return anchors.order_by(F("post_id").desc(nulls_last=True)).values_list(row)[:NEWEST]
