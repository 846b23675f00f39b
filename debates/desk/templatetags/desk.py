"""How things stand on the desk: what a case is about, in a line; words that were found, marked."""

import re

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.articles.highlights import Quoted, marked
from debates.articles.markup import text_of
from debates.articles.models import Article
from debates.desk.wording import Words, clue_told
from debates.moderation.models import Case, Decision
from debates.moderation.reasons import Reason
from debates.moderation.seats import letter
from debates.moderation.states import CLAIM_LASTS, State
from debates.moderation.things import Thing, thing_in
from debates.motions.models import Motion
from debates.posts.models import Post
from forum.accounts.models import User
from forum.text.markdown import plain

register = template.Library()
GLIMPSE = 150  # characters: two lines of the pile
MOST_MARKS = 40


@register.filter
def glimpse(case: Case) -> str:
    """Return in a line what a case is about."""
    if case.post is not None:
        return case.post.claim or plain(case.post.body, GLIMPSE)
    named: Motion | Article | User | None = case.motion or case.article or case.profile
    return _("The account") if isinstance(named, User) else str(named)


@register.filter
def owner(case: Case) -> User | None:
    """Return whose thing a case is about, as far as no query is needed for it."""
    return case.post.author if case.post is not None else case.profile


@register.filter
def why(case: Case) -> Words:
    """Return why a case lies in the pile: the weightiest reason, else what drew attention."""
    reason, clue = getattr(case, "why", None), getattr(case, "clue", None)
    if reason:
        return Reason(reason).label
    return clue_told(clue) if clue else _("taken up")


@register.filter
def with_marks(html: str, words: list[str]) -> str:
    """Return HTML that a row keeps with the words that were found in it marked; its own words and tags stay."""
    text = text_of(html)
    found = [place for word in words if word for place in re.finditer(re.escape(word), text, re.IGNORECASE)]
    return marked(html, [Quoted(one.start(), one.end(), frozenset({0}), 0) for one in found[:MOST_MARKS]])


@register.filter
def decider(decision: Decision) -> str:
    """Return who decided as the desk names them: by the letter of their seat."""
    if decision.is_automatic:
        return _("by itself")
    return _("moderator %(letter)s") % {"letter": letter(decision.seat)} if decision.seat else _("the host")


@register.filter
def is_claimed(case: Case) -> bool:
    """Say whether somebody is at a case now: what was taken up lapses."""
    return case.state == State.CLAIMED and case.claimed is not None and case.claimed > timezone.now() - CLAIM_LASTS


@register.filter
def thing(case: Case) -> Thing:
    """Return what a case is about."""
    return thing_in(case)


@register.filter
def is_post(subject: object) -> bool:
    """Say whether something is a post."""
    return isinstance(subject, Post)
