"""Which parts somebody has in a debate, brought along with its row, so that asking costs a page no query."""

from collections.abc import Iterable
from typing import TypeVar, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, QuerySet

from debates.motions.models import Motion, MotionRole
from forum.accounts.models import User
from forum.accounts.policy import Viewer

Row = TypeVar("Row", bound=Model)


def with_parts(rows: QuerySet[Row], viewer: Viewer, motion: str = "pk") -> QuerySet[Row]:
    """Have motions, or rows with a ``motion``, bring along the viewer's parts in it: host, moderator, speaker."""
    if not isinstance(viewer, User):
        return rows
    theirs = MotionRole.objects.filter(motion=OuterRef(motion), person=viewer.pk).values("part")
    return cast("QuerySet[Row]", rows.annotate(noted_parts=ArraySubquery(theirs)))


def note_parts(motion: Motion, viewer: User, parts: Iterable[str]) -> None:
    """Note on a motion object what a row of ``with_parts`` brought along."""
    motion.__dict__.setdefault("_parts", {})[viewer.pk] = frozenset(parts)


def noted_parts(viewer: User, motion: Motion) -> frozenset[str] | None:
    """Return the viewer's parts in a debate as far as they were brought along; none if nobody asked for them."""
    known: dict[int, frozenset[str]] = motion.__dict__.get("_parts", {})
    return known.get(viewer.pk)
