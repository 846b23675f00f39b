"""What a case is about, named for somebody who may or may not read it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.articles.models import Article
from debates.articles.policy import may_read
from debates.moderation.models import Case
from debates.moderation.things import Subject
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.policy import may_read_words
from forum.accounts.models import User
from forum.accounts.policy import Viewer
from forum.text.normalise import single_line

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Named:
    """What kind of thing it is, its words, and its address; neither of these two where the viewer may not read it."""

    kind: str
    words: str = ""
    address: str = ""


def named(case: Case, viewer: Viewer) -> Named:
    """Return what a case is about as the viewer may know it; no query where case and thing were read together."""
    return name_of(getattr(case, case.target.value), viewer)


def name_of(subject: Subject, viewer: Viewer) -> Named:
    """Return what something is as the viewer may know it."""
    if isinstance(subject, Post):
        kind = _("an argument") if subject.claim else _("a comment")
        is_read = may_read_words(viewer, subject) and may_read(viewer, subject.motion.article)
        return (
            Named(kind, _short(subject.claim or subject.body), subject.get_absolute_url()) if is_read else Named(kind)
        )
    if isinstance(subject, User):
        return Named(_("an account"), subject.handle)
    article = subject if isinstance(subject, Article) else subject.article
    kind = _("a debate") if isinstance(subject, Motion) else _("an article")
    if not may_read(viewer, article):
        return Named(kind)
    return Named(kind, subject.sentence if isinstance(subject, Motion) else subject.title, subject.get_absolute_url())


def _short(words: str) -> str:
    line = single_line(words)
    return line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"
