"""What came of debates, for the pages of other rooms: the verdict that leads a debate, the headlines of a list."""

from collections.abc import Iterable

from django import template

from debates.motions.models import Motion
from debates.results import queries
from debates.results.figures import of_json
from debates.results.wording import headline, sentence

register = template.Library()


@register.simple_tag
def verdict_told(motion: Motion) -> dict[str, object] | None:
    """Return headline, sentence and verdict of a debate that is over, none of one that sits; one query at most."""
    verdict = queries.verdict_of(motion)
    if verdict is None:
        return None
    figures = of_json(verdict.figures)
    return {"verdict": verdict, "headline": headline(figures, motion), "sentence": sentence(figures, motion)}


@register.simple_tag
def headlines(motions: Iterable[Motion]) -> dict[int, str]:
    """Return the headlines of those of the debates that are over and have a verdict, by their ids; one query."""
    listed = list(motions)
    found = queries.verdicts(listed)
    return {motion.pk: headline(of_json(found[motion.pk].figures), motion) for motion in listed if motion.pk in found}


@register.filter
def weighed(weight: float) -> str:
    """Return a persuasion with one place, the same in every language: ``4.5``."""
    return f"{weight:.1f}"
