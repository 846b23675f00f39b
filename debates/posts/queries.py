"""Reading what a post said before; who takes part in a debate, and how much was said in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import JSONObject, Left

from debates.articles.models import BlockVersion
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import Citation, ParagraphCount, Participation, Placement, Post, PostRevision, Source
from debates.posts.states import PUBLIC, Kind, State

QUOTED = 600  # characters of a paragraph from which an excerpt is made


def revisions_before(post: Post, number: int, most: int) -> list[PostRevision]:
    """Return at most ``most`` revisions with lower numbers than ``number``, the newest first; one query."""
    found = PostRevision.objects.filter(post=post, number__lt=number)
    return list(found.order_by("-number")[:most])


def became() -> QuerySet[Post, int]:
    """Return, for a subquery, the id of the public argument made of each comment: one probe of an index."""
    return Post.objects.filter(promoted_from=OuterRef("pk"), state__in=PUBLIC).values_list("pk", flat=True)


def revisions(post: Post, numbers: Iterable[int]) -> list[PostRevision]:
    """Return the revisions of these numbers, as far as there are any, the oldest first; one query."""
    return list(PostRevision.objects.filter(post=post, number__in=numbers).order_by("number"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of a debate in a list: how many take part, how much was said, when last."""

    people: int = 0
    last: datetime | None = None
    comments: int = 0
    arguments: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """Some of those who take part in a debate, and after whom the next ones come, if there are any."""

    rows: list[Participation]
    next: str


def facts(motions: Iterable[Motion]) -> dict[int, Facts]:
    """Return the facts of each of the debates by its id, from what is counted anyway; three queries."""
    ids = [motion.pk for motion in motions]
    took_part = Participation.objects.filter(motion__in=ids, posts__gt=0).values_list("motion").order_by()
    people = {pk: (number, last) for pk, number, last in took_part.annotate(Count("pk"), Max("last"))}
    on_paragraphs = ParagraphCount.objects.filter(motion__in=ids).values_list("motion")
    comments = dict(on_paragraphs.annotate(Sum("posts")).order_by())
    argued = Post.objects.filter(motion__in=ids, kind=Kind.ARGUMENT, state__in=PUBLIC).values_list("motion")
    arguments = dict(argued.annotate(Count("pk")).order_by())
    return {pk: Facts(*people.get(pk, (0, None)), comments.get(pk, 0), arguments.get(pk, 0)) for pk in ids}


def glance(motion: Motion) -> list[Post]:
    """Return the most answered argument for the motion and the one against it, as far as there are any; one query."""
    top = Post.objects.filter(motion=motion, kind=Kind.ARGUMENT, parent=None, state=State.VISIBLE)
    best = [
        top.filter(side=side).order_by("-answer_count", "-created", "-pk").values("pk")[:1]
        for side in (Side.FOR, Side.AGAINST)
    ]
    return list(Post.objects.filter(Q(pk__in=best[0]) | Q(pk__in=best[1])).order_by("-side"))


def participants(motion: Motion, after: str, most: int) -> People:
    """Return who takes part, the most talkative first, beginning after a place as ``People.next`` names it; one query.

    A place that names nothing is the beginning.
    """
    found = Participation.objects.filter(motion=motion, posts__gt=0).select_related("person")
    posts, _mark, person = after.partition("-")
    if all(part.isascii() and part.isdigit() and len(part) < 10 for part in (posts, person)):
        found = found.filter(Q(posts__lt=int(posts)) | Q(posts=int(posts), person__gt=int(person)))
    rows = list(found.order_by("-posts", "person")[: most + 1])
    last = rows[most - 1] if len(rows) > most else None
    return People(rows[:most], f"{last.posts}-{last.person_id}" if last else "")


def with_grounds(posts: QuerySet[Post], words: Value | Subquery) -> QuerySet[Post]:
    """Note on each post its sources (``named``), and its paragraphs with ``words`` (``cited``): two index probes."""
    named = Source.objects.filter(post=OuterRef("pk")).order_by("position")
    cited = Citation.objects.filter(post=OuterRef("pk")).order_by("block__public_no")
    source = JSONObject(title="title", note="note", address="address")
    paragraph = JSONObject(how="how", number=F("block__public_no"), words=words)
    return posts.annotate(
        named=ArraySubquery(named.values_list(source)), cited=ArraySubquery(cited.values_list(paragraph))
    )


def in_full(posts: QuerySet[Post]) -> QuerySet[Post]:
    """Note on a post all that its page says beside its words.

    What it rests on, with the beginnings of the paragraphs as they read when it was written; ``became``, the id of the
    argument that its author made of it, if that is public; ``was_moved``, whether it stood elsewhere before.
    """
    version = BlockVersion.objects.filter(block=OuterRef("block"), revision=OuterRef("revision"))
    words = Subquery(version.annotate(beginning=Left("text", QUOTED)).values("beginning")[:1])
    moves = Placement.objects.filter(post=OuterRef("pk"))
    return with_grounds(posts, words).annotate(became=Subquery(became()), was_moved=Exists(moves))
