"""Stances for templates: the question as it is put to a viewer, the way back, what may be credited."""

from django import template
from django.http import HttpRequest

from debates.motions.models import Motion
from debates.posts.models import Post
from debates.voting import asking
from debates.voting.asking import Question
from debates.voting.policy import is_asked
from debates.voting.standing import standing_of
from debates.voting.states import Position
from forum.accounts.policy import Viewer

register = template.Library()


@register.simple_tag
def question(motion: Motion, viewer: Viewer) -> Question:
    """Return the question where the viewer stands."""
    return asking.question(motion, viewer)


@register.filter
def here(request: HttpRequest, motion: Motion) -> str:
    """Return the address of the page to come back to: of an answer to a form, which has none, that of the debate."""
    return motion.get_absolute_url() if request.method == "POST" else request.get_full_path()


@register.simple_tag
def may_credit_here(post: Post, motion: Motion, viewer: Viewer) -> bool:
    """Say whether the viewer changed their mind in the debate, has not said why, and may say that it was this post."""
    stands = standing_of(viewer, motion)
    is_open = stands is not None and stands.is_unexplained and bool(is_asked(motion))
    return is_open and post.is_public and post.author_id != viewer.pk


@register.filter
def position(name: str) -> str:
    """Return a position in words."""
    return str(Position(name).label)
