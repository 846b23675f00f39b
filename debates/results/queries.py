"""Reading what came of debates, as far as the viewer may see it."""

from collections.abc import Iterable

from debates.motions.models import Motion
from debates.results.models import Count, Verdict
from debates.results.publishing import ended, freeze, newest_verdict
from debates.voting.policy import may_see_totals
from forum.accounts.policy import Viewer


def shown(motion: Motion, viewer: Viewer) -> Verdict | Count | None:
    """Return the verdict of a debate that is over, or the newest count of one that sits.

    None where the viewer may not see totals yet, or nothing was counted. At most one query besides those of the
    policy and of ``verdict_of``.
    """
    if not may_see_totals(viewer, motion):
        return None
    return verdict_of(motion) if motion.is_over else Count.objects.filter(motion=motion).first()


def turned(motion: Motion, viewer: Viewer) -> dict[int, int]:
    """Return how many persons credit a paragraph, by the id of its block, where at least three do.

    Nothing where the viewer may not see totals yet. One query besides those of the policy.
    """
    if not may_see_totals(viewer, motion):
        return {}
    kept = Count.objects.filter(motion=motion).values_list("turned", flat=True).first() or {}
    return {int(block): people for block, people in kept.items()}


def verdict_of(motion: Motion) -> Verdict | None:
    """Return the verdict of a debate that is over, none while it sits; one query once it is made.

    The first reader makes it, where no job has: a GET may write it, as it only writes down what the rows have said
    since the close, the same whoever asks, and once.
    """
    if not motion.is_over:
        return None
    newest, ruled = newest_verdict(motion)
    if newest and newest.as_of == (ended(motion, ruled) or newest.as_of):
        return newest
    return freeze(motion=motion)


def verdicts(motions: Iterable[Motion]) -> dict[int, Verdict]:
    """Return the newest verdicts of those debates that are over, by the ids of their motions; one query."""
    over = [motion.pk for motion in motions if motion.is_over]
    newest = Verdict.objects.filter(motion__in=over).order_by("motion", "-as_of").distinct("motion")
    return {verdict.motion_id: verdict for verdict in newest}
