"""Reading what a page of the log links to."""

from collections.abc import Iterable

from debates.articles.models import State
from debates.motions.models import Motion


def debate_of(slug: str) -> Motion | None:
    """Return the debate that an address names, one that was taken down too: the log tells of that."""
    return Motion.objects.filter(slug=slug).first()


def slugs_of(motions: Iterable[int]) -> dict[int, str]:
    """Return the addresses of those debates that everybody may read; one query."""
    shown = Motion.objects.filter(pk__in=set(motions), article__state=State.PUBLISHED)
    return dict(shown.values_list("pk", "slug"))
