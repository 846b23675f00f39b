"""How a post stands on a page: its words, or why they are not shown."""

from django import template
from django.utils.translation import gettext as _

from debates.articles.fragments import address_of_words
from debates.posts.models import Post
from debates.posts.policy import may_read_words
from debates.posts.states import State
from forum.accounts.policy import Viewer

register = template.Library()


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
