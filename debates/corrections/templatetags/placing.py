"""Where a post stands, stood and would stand, in words."""

from types import MappingProxyType

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.corrections.models import Correction
from debates.corrections.policy import may_correct, may_propose_promotion
from debates.corrections.queries import open_of
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import Placement, Post
from debates.posts.places import Place, place_of
from debates.posts.placing import placements_of as placements
from debates.posts.states import Relation
from forum.accounts.policy import Viewer

register = template.Library()
# a sentence each, since languages put the two in different places
DOES = MappingProxyType(
    {
        Relation.SUPPORTS: gettext_lazy("supports {what}"),
        Relation.OPPOSES: gettext_lazy("opposes {what}"),
        Relation.UNDERCUTS: gettext_lazy("undercuts {what}"),
        Relation.ASKS: gettext_lazy("asks about {what}"),
        Relation.COMMENTS: gettext_lazy("comments on {what}"),
    }
)
STANDS = MappingProxyType(
    {
        Side.FOR: gettext_lazy("stands on its own, for the motion"),
        Side.AGAINST: gettext_lazy("stands on its own, against the motion"),
    }
)


@register.simple_tag
def placements_of(post: Post) -> list[Placement]:
    """Return a post's moves, the newest first; no query for one that is known never to have been moved."""
    return list(placements(post)) if getattr(post, "was_moved", True) else []


@register.simple_tag
def corrections_of(post: Post) -> list[Correction]:
    """Return the open proposals for a post, the newest first."""
    return open_of(post)


@register.simple_tag
def correctable(post: Post, viewer: Viewer) -> bool:
    """Say whether the viewer may propose a better place for a post, or put it there."""
    return bool(may_correct(viewer, post))


@register.simple_tag
def proposable(post: Post, viewer: Viewer) -> bool:
    """Say whether the viewer may propose that a comment becomes an argument."""
    return post.block_id is not None and bool(may_propose_promotion(viewer, post))


@register.filter
def stood(moved: Placement) -> Place:
    """Return where a post stood before a move."""
    return Place(moved.was, moved.was_under, moved.was_side, moved.was_on)


@register.filter
def stands_since(moved: Placement) -> Place:
    """Return where a post stands since a move."""
    return Place(moved.became, moved.is_under, moved.became_side, moved.is_on)


@register.filter
def present(post: Post) -> Place:
    """Return where a post stands now."""
    return place_of(post)


@register.simple_tag
def in_words(place: Place, motion: Motion) -> SafeString | str:
    """Return what a post does to what in a place, with a link to it."""
    does = str(DOES[Relation(place.relation)])
    if place.parent is not None:
        return format_html(does, what=_named(place.parent))
    if place.block is not None:
        address = reverse("threads:paragraph", args=[motion.slug, place.block.public_no])
        told = _("paragraph {number}").format(number=place.block.public_no)
        return format_html(does, what=format_html('<a href="{}">{}</a>', address, told))
    return str(STANDS[Side(place.side)]) if place.side else format_html(does, what=_("the motion"))


def _named(post: Post) -> SafeString:
    address = post.get_absolute_url()
    if post.is_public and not post.is_folded and post.claim:
        return format_html('<a href="{}" lang="{}" dir="auto">“{}”</a>', address, post.language, post.claim)
    if post.is_public and post.author:
        handle = format_html("<bdi>{}</bdi>", post.author.handle)
        return format_html('<a href="{}">{}</a>', address, format_html(_("a comment by {handle}"), handle=handle))
    return format_html('<a href="{}">{}</a>', address, _("something that is no longer shown"))
