"""Who reads an article, and who takes it down."""

from django.utils.translation import gettext as _

from debates.articles.models import Article, Showing, State
from forum.accounts.models import User
from forum.accounts.policy import Viewer, has, may_act, why_not
from forum.accounts.roles import Ability
from forum.web.refusal import ALLOWED, Answer, Refused


def may_read(viewer: Viewer, article: Article) -> Answer:
    """Say whether article and debates are shown; otherwise the reason stands in their place. Staff look behind it."""
    if article.state == State.PUBLISHED or has(viewer, Ability.SEE_CASES):
        return ALLOWED
    return Refused(
        _("This article was taken down, and its debates with it. The reason given: %(reason)s")
        % {"reason": why_taken_down(article)},
        status=200,
    )


def may_change_showing(person: Viewer, article: Article) -> Answer:
    """Say whether the person may take the article down or restore it.

    Staff may; who brought it may take it down, and restore what they took down themselves, not what staff did.
    """
    if has(person, Ability.TAKE_DOWN):
        return ALLOWED
    if isinstance(person, User) and article.added_by_id == person.pk:
        if not (answer := may_act(person)):
            return answer
        newest = Showing.objects.filter(article=article).order_by("-at").first()
        if article.state == State.PUBLISHED or (newest is not None and newest.by_id == person.pk):
            return ALLOWED
        return Refused(why_not(person, _("A moderator took this article down; only a moderator restores it.")))
    return Refused(why_not(person, _("Only a moderator or the person who brought this article may do that.")))


def why_taken_down(article: Article) -> str:
    """Return the reason that was given, one query."""
    newest = Showing.objects.filter(article=article, state=State.TAKEN_DOWN).order_by("-at").first()
    return newest.reason if newest else ""
