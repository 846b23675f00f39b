"""How a post stands on a page: its words, or why they are not shown."""

from collections.abc import Set
from types import MappingProxyType

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.articles.fragments import address_of_words
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.policy import may_read_words
from debates.posts.states import Relation, State
from debates.threads.conversations import Branch
from forum.accounts.policy import Viewer

register = template.Library()
# a sentence each, since languages put the two in different places
TO = MappingProxyType(
    {
        Relation.SUPPORTS: gettext_lazy("supports {what}"),
        Relation.OPPOSES: gettext_lazy("opposes {what}"),
        Relation.UNDERCUTS: gettext_lazy("undercuts {what}"),
        Relation.ASKS: gettext_lazy("asks about {what}"),
        Relation.COMMENTS: gettext_lazy("comments on {what}"),
    }
)


@register.filter
def words_address(post: Post) -> str:
    """Return the address of the words that a comment quotes, in the article."""
    anchor = post.anchor
    return address_of_words(
        post.motion.get_absolute_url(), anchor.block.public_no, anchor.quotation, anchor.before, anchor.after
    )


@register.simple_tag
def words_shown(post: Post, viewer: Viewer) -> bool:
    """Say whether the viewer reads the post's words."""
    return may_read_words(viewer, post)


@register.simple_tag
def why_not_shown(post: Post) -> str:
    """Return why a post's place is kept without its words."""
    return {
        State.WITHDRAWN: _("Withdrawn by its author."),
        State.HIDDEN: _("Hidden until a moderator has looked at it."),
        State.REMOVED: _("Removed by a moderator."),
        State.PURGED: _("Removed for legal reasons, for good."),
    }.get(State(post.state), _("Not shown."))


@register.simple_tag
def relation_to(branch: Branch, motion: Motion, headings: Set[int]) -> SafeString:
    """Return what a post does to what, each with a link: where it stands alone, the verb says too little."""
    post = branch.post
    sentence = str(TO[Relation(post.relation)])
    if post.parent is None:
        return format_html(sentence, what=_place(branch, motion, headings))
    what = format_html('<a href="{}">{}</a>', post.parent.get_absolute_url(), _whose(post.parent))
    return format_html("{}, {}", format_html(sentence, what=what), _place(branch, motion, headings))


def _whose(post: Post) -> SafeString | str:
    if not post.is_public or post.author is None:
        return _("a comment")
    return format_html(_("a comment by {handle}"), handle=format_html("<bdi>{}</bdi>", post.author.handle))


def _place(branch: Branch, motion: Motion, headings: Set[int]) -> SafeString | str:
    if branch.place is None:
        return _("the motion")
    number = branch.place.public_no
    words = _("heading {number}") if number in headings else _("paragraph {number}")
    address = reverse("threads:paragraph", args=[motion.slug, number])
    return format_html('<a href="{}">{}</a>', address, words.format(number=number))
