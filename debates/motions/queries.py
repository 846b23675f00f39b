"""Reading motions, and the lock under which one is read for posting."""

from enum import StrEnum

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from debates.articles.models import Article, State
from debates.motions.models import Motion, MotionRole, Ruling
from debates.motions.states import Part
from debates.motions.states import State as Ruled

LONGEST_SEARCH = 200
MOST_WORDS = 10
LONGEST_ID = 18  # digits: what the database holds


class Place(StrEnum):
    """Where a debate stands in the index, by its dates and by what was ruled."""

    OPEN = "open"
    COMING = "coming"
    CLOSED = "closed"


# The first key of the two-key advisory locks; the second is the motion's id.
MOTION_LOCK = 4_114


def motions() -> QuerySet[Motion]:
    """Return the motions with article and its revision."""
    return Motion.objects.select_related("article", "article__current_revision")


def part_of(place: Place, typed: str = "") -> QuerySet[Motion]:
    """Return the debates that are open, to come or closed now, with their phases; those that hold what was typed."""
    found = motions().filter(_shown(), _at(place), _holding(typed))
    return found.prefetch_related("phases").order_by("-created", "-id")


def sitting() -> QuerySet[Motion]:
    """Return the motions of the order paper, newest first: those that are open now, locked ones too."""
    return part_of(Place.OPEN)


def coming(most: int) -> list[Motion]:
    """Return the debates to come, the next first; two queries."""
    return list(part_of(Place.COMING).order_by("opens", "id")[:most])


def closed(most: int) -> list[Motion]:
    """Return the debates that are over, newest first; two queries."""
    return list(part_of(Place.CLOSED)[:most])


def numbers(typed: str = "") -> dict[Place, int]:
    """Return how many debates are open, to come and closed, of those that hold what was typed; one query."""
    counts = {place.value: Count("pk", filter=_at(place)) for place in Place}
    found = Motion.objects.filter(_shown(), _holding(typed)).aggregate(**counts)
    return {place: found[place.value] for place in Place}


def _shown() -> Q:
    return Q(article__state=State.PUBLISHED)


def _at(place: Place) -> Q:
    now = timezone.now()
    is_closed = Q(state=Ruled.CLOSED) | Q(closes__lte=now)
    if place == Place.CLOSED:
        return is_closed
    # not the negation of it: SQL would lose those without a closing date
    is_open = ~Q(state=Ruled.CLOSED) & (Q(closes=None) | Q(closes__gt=now))
    return is_open & (Q(opens__gt=now) if place == Place.COMING else Q(opens__lte=now))


def _holding(typed: str) -> Q:
    """Return the condition that every word stands in the motion or in the article's title, in any case."""
    found = Q()
    for word in typed[:LONGEST_SEARCH].split()[:MOST_WORDS]:
        found &= Q(sentence__icontains=word) | Q(article__title__icontains=word)
    return found


def shared(motion_id: int) -> Motion:
    """Hold the motion with others who post, until the transaction ends, and return it as it is now."""
    hold_shared(motion_id)
    return motions().get(pk=motion_id)


def hold_shared(motion_id: int) -> None:
    """Hold the motion with others until the transaction ends, for who reads it together with something else."""
    _advise("pg_advisory_xact_lock_shared", motion_id)


def alone(motion_id: int) -> Motion:
    """Hold the motion alone (for a lock, a close or a move), until the transaction ends, and return it as it is now."""
    _advise("pg_advisory_xact_lock", motion_id)
    return motions().get(pk=motion_id)


def hosts(motion: Motion) -> list[str]:
    """Return the handles of the hosts."""
    found = MotionRole.objects.filter(motion=motion, part=Part.HOST).order_by("pk")
    return list(found.values_list("person__handle", flat=True))


def parts(motion: Motion) -> list[MotionRole]:
    """Return who hosts and who was invited to speak, the longest first; one query."""
    return list(MotionRole.objects.filter(motion=motion).select_related("person").order_by("pk"))


def on_article(article: Article) -> QuerySet[Motion]:
    """Return the debates on an article, the newest first, with their phases."""
    return Motion.objects.filter(article=article).prefetch_related("phases").order_by("-created", "-id")


def rulings(motion: Motion) -> QuerySet[Ruling]:
    """Return what was ruled, the newest first."""
    return Ruling.objects.filter(motion=motion).select_related("by").order_by("-made", "-pk")


def rulings_before(motion: Motion, place: str, most: int) -> list[Ruling]:
    """Return the newest rulings, or those before the one that ``place`` names, one more than ``most``; one query."""
    found = rulings(motion)
    if place.isascii() and place.isdigit() and len(place) <= LONGEST_ID:
        found = found.filter(pk__lt=int(place))
    return list(found[: most + 1])


def _advise(function: str, motion_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [MOTION_LOCK, motion_id])
