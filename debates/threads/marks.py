"""What stands on the blocks of an article: counts, and which words are quoted as far as the viewer may know."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from debates.articles.highlights import Quoted, distinct, marked
from debates.articles.models import Block, BlockVersion
from debates.motions.models import Motion
from debates.posts.models import Anchor, ParagraphCount
from debates.posts.states import PUBLIC, State
from forum.accounts.models import User
from forum.accounts.policy import Viewer

NEWEST = 200  # comments on one block whose quotations are looked at
COOKIE = "rejoinder_marks"
SHOWN = ("all", "mine", "none")  # whose quotations a reader wants to see


class Resting(NamedTuple):
    """How many public arguments lean on a block, and how many dispute it."""

    leaning: int = 0
    disputing: int = 0


NOTHING_RESTS = Resting()


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on some blocks, by the block's id: how many public posts, what is quoted, what rests on it."""

    counts: dict[int, int]
    quoted: dict[int, list[Quoted]]
    resting: dict[int, Resting] = field(default_factory=dict)

    def html_of(self, version: BlockVersion) -> str:
        """Return one of the blocks' HTML with its quoted words marked."""
        return marked(version.html, self.quoted.get(version.block_id, ()))


def standing(motion: Motion, blocks: Sequence[BlockVersion], viewer: Viewer) -> Standing:
    """Return what stands on the blocks: one query, two probes of an index for each block."""
    row = JSONObject(posts="posts", leaning="leaning", disputing="disputing")
    count = ParagraphCount.objects.filter(motion=motion, block=OuterRef("pk")).values_list(row)
    found = Block.objects.filter(pk__in=[version.block_id for version in blocks])
    rows = found.annotate(counted=Subquery(count), quotations=ArraySubquery(_newest(motion, viewer)))
    own = viewer.pk if isinstance(viewer, User) else None
    here = Standing({}, {})
    for pk, counted, quotations in rows.values_list("pk", "counted", "quotations"):
        here.counts[pk] = counted["posts"] if counted else 0
        here.resting[pk] = Resting(counted["leaning"], counted["disputing"]) if counted else NOTHING_RESTS
        here.quoted[pk] = distinct(
            (one["start"], one["end"], one["post"], one["author"], own is not None and one["author"] == own)
            for one in quotations
        )
    return here


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
