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
from debates.motions.states import Side
from debates.posts.models import Post, PostRevision
from debates.posts.policy import may_read_words
from debates.posts.states import Kind, Relation, State
from debates.threads.conversations import Branch
from debates.threads.history import grounds_told
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
# of an argument at the top of its tree the verb says the same, and reads badly
TOP = MappingProxyType(
    {Side.FOR: gettext_lazy("argues for the motion"), Side.AGAINST: gettext_lazy("argues against the motion")}
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
def words_unfolded(post: Post, viewer: Viewer) -> bool:
    """Say whether the viewer reads the words at once, without unfolding them: where there is no room to fold them."""
    return may_read_words(viewer, post) and not post.is_folded


@register.simple_tag
def why_not_shown(post: Post) -> str:
    """Return why a post's place is kept without its words, or why they are folded."""
    return {
        State.COLLAPSED: _("Collapsed by a moderator."),
        State.WITHDRAWN: _("Withdrawn by its author."),
        State.HIDDEN: _("Hidden until a moderator has looked at it."),
        State.REMOVED: _("Removed by a moderator."),
        State.PURGED: _("Removed for legal reasons, for good."),
    }.get(State(post.state), _("Not shown."))


@register.simple_tag
def grounds_then(revision: PostRevision) -> list[str]:
    """Return what an argument rested on in a revision, a line for each."""
    return grounds_told(revision)


@register.simple_tag
def relation_to(branch: Branch, motion: Motion, headings: Set[int]) -> SafeString:
    """Return what a post does to what, each with a link: where it stands alone, the verb says too little."""
    post = branch.post
    if post.parent is None:
        return _top(branch, motion, headings)
    what = format_html('<a href="{}">{}</a>', post.parent.get_absolute_url(), _whose(post.parent))
    told = format_html(str(TO[Relation(post.relation)]), what=what)
    if post.parent.kind == Kind.ARGUMENT:
        return told
    return format_html("{}, {}", told, _beneath(post) if post.side else _place(branch, motion, headings))


def _top(branch: Branch, motion: Motion, headings: Set[int]) -> SafeString:
    post = branch.post
    if post.kind == Kind.ARGUMENT:
        return format_html("{}", TOP[Side(str(post.side))])
    return format_html(str(TO[Relation(post.relation)]), what=_place(branch, motion, headings))


def _beneath(post: Post) -> SafeString:
    """Return where a comment stands that answers one beneath an argument."""
    return format_html('<a href="{}">{}</a>', reverse("threads:post", args=[post.root_id]), _("beneath an argument"))


def _whose(post: Post) -> SafeString | str:
    is_argument = post.kind == Kind.ARGUMENT
    if not post.is_public or post.author is None:
        return _("an argument") if is_argument else _("a comment")
    told = _("an argument by {handle}") if is_argument else _("a comment by {handle}")
    return format_html(told, handle=format_html("<bdi>{}</bdi>", post.author.handle))


def _place(branch: Branch, motion: Motion, headings: Set[int]) -> SafeString | str:
    if branch.place is None:
        return _("the motion")
    number = branch.place.public_no
    words = _("heading {number}") if number in headings else _("paragraph {number}")
    address = reverse("threads:paragraph", args=[motion.slug, number])
    return format_html('<a href="{}">{}</a>', address, words.format(number=number))
