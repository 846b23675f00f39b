"""Reading motions, and the lock under which one is read for posting."""

from django.db import connection
from django.db.models import QuerySet

from debates.articles.models import State
from debates.motions.models import Motion, MotionRole, Ruling
from debates.motions.states import Bench, Part
from forum.accounts.models import User

# The first key of the two-key advisory locks; the second is the motion's id.
_MOTION_LOCK = 4_114


def motions() -> QuerySet[Motion]:
    """Return the motions with article and its revision."""
    return Motion.objects.select_related("article", "article__current_revision")


def sitting() -> QuerySet[Motion]:
    """Return the motions of the order paper, newest first."""
    return motions().filter(article__state=State.PUBLISHED).order_by("-created", "-id")


def number_sitting() -> int:
    """Return how many motions are on the order paper, one query."""
    return Motion.objects.filter(article__state=State.PUBLISHED).count()


def shared(motion_id: int) -> Motion:
    """Hold the motion with others who post, until the transaction ends, and return it as it is now."""
    _advise("pg_advisory_xact_lock_shared", motion_id)
    return motions().get(pk=motion_id)


def alone(motion_id: int) -> Motion:
    """Hold the motion alone (for a lock, a close or a move), until the transaction ends, and return it as it is now."""
    _advise("pg_advisory_xact_lock", motion_id)
    return motions().get(pk=motion_id)


def hosts(motion: Motion) -> list[str]:
    """Return the handles of the hosts."""
    found = MotionRole.objects.filter(motion=motion, part=Part.HOST).order_by("pk")
    return list(found.values_list("person__handle", flat=True))


def bench_of(person: User, motion: Motion) -> Bench | None:
    """Return the side for which the person was invited to speak, none if they were not; one query."""
    found = MotionRole.objects.filter(motion=motion, person=person, part=Part.SPEAKER)
    side = found.values_list("side", flat=True).first()
    return Bench(side) if side else None


def rulings(motion: Motion) -> QuerySet[Ruling]:
    """Return what was ruled, the newest first."""
    return Ruling.objects.filter(motion=motion).select_related("by").order_by("-made", "-pk")


def _advise(function: str, motion_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [_MOTION_LOCK, motion_id])
