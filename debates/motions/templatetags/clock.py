"""The clock of a debate for templates, and rulings in words."""

from django import template
from django.utils.translation import gettext_lazy as _

from debates.motions import showing
from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.motions.showing import Face, Step
from debates.motions.states import STAGES

register = template.Library()

PARTS = dict(STAGES) | {
    "opens": _("its beginning"),
    "closes": _("its closing date"),
    "voices": _("who may argue"),
    "pause": _("the pause between posts"),
    "comments_follow": _("whether comments wait for the floor"),
    "introduction": _("the introduction"),
    "results": _("when results are shown"),
    "counts_from": _("whose votes count"),
}


@register.simple_tag
def face_of(motion: Motion) -> Face:
    """Return what the clock of a debate shows."""
    return showing.face(motion)


@register.simple_tag
def day_order(motion: Motion) -> list[Step]:
    """Return the order of the day of a structured debate."""
    return showing.day_order(motion)


@register.filter
def stage(name: str) -> str:
    """Return a phase in words."""
    return str(dict(STAGES)[Stage(name).value])


@register.filter
def parts(named: str) -> list[str]:
    """Return what a ruling changed, in words."""
    return [str(PARTS[name]) for name in named.split() if name in PARTS]
