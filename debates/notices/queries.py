"""Finding notices, and what their addresses name."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import QuerySet

from debates.articles.models import Article
from debates.articles.models import State as ArticleState
from debates.moderation.models import Case
from debates.moderation.things import Subject
from debates.motions.models import Motion
from debates.notices.addresses import Named, Names
from debates.notices.models import Notice
from debates.posts.models import Illustration, Post
from debates.posts.states import PUBLIC, State
from forum.accounts.models import User

_SHOWN = ArticleState.PUBLISHED
NOTIFIABLE = (*PUBLIC, State.HIDDEN)  # what is hidden waits for a decision, and may yet be shown again


def by_receipt(receipt: str) -> Notice | None:
    """Return the notice of a receipt number, with its decision."""
    return Notice.objects.select_related("decision", "case").filter(receipt=receipt).first()


def of_case(case: Case) -> QuerySet[Notice]:
    """Return the notices that a case gathered, the oldest first."""
    return Notice.objects.filter(case=case).order_by("pk")


def same_form(form: UUID, digest: str) -> Notice | None:
    """Return the notice that this form made already, if it said the same."""
    return Notice.objects.filter(form=form, digest=digest).first()


def subject_of(named: Named) -> Subject | None:
    """Return what stands at an address of this site, or none: gone, taken down, or never there; one query."""
    return _FIND[named.kind](named.key) if named.kind else None


def _post(key: str) -> Post | None:
    return _posts().filter(pk=int(key)).first()


def _posts() -> QuerySet[Post]:
    shown = Post.objects.filter(state__in=NOTIFIABLE, motion__article__state=_SHOWN)
    return shown.select_related("author", "motion__article")


def _motion(key: str) -> Motion | None:
    return Motion.objects.select_related("article").filter(slug=key, article__state=_SHOWN).first()


def _article(key: str) -> Article | None:
    return Article.objects.select_related("added_by").filter(slug=key, state=_SHOWN).first()


def _profile(key: str) -> User | None:
    return User.objects.filter(handle__iexact=key, is_active=True).first()


def _picture(key: str) -> Post | None:
    """Return the first post that shows a picture."""
    try:
        shows = Illustration.objects.filter(picture=UUID(key), is_redacted=False)
    except ValueError:
        return None
    return _posts().filter(pk__in=shows.values("post")).order_by("pk").first()


_FIND: dict[Names, Callable[[str], Subject | None]] = {
    Names.POST: _post,
    Names.MOTION: _motion,
    Names.PROFILE: _profile,
    Names.ARTICLE: _article,
    Names.PICTURE: _picture,
}
