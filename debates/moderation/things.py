"""What a case is about, seen in one way: a post, a debate, an account, an article."""

from dataclasses import dataclass

from debates.articles.models import Article
from debates.moderation.actions import Target
from debates.moderation.models import Case
from debates.motions.models import Motion, MotionRole
from debates.motions.states import Part
from debates.posts.models import Post
from forum.accounts.models import User

Subject = Post | Motion | User | Article


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is reported or decided on.

    ``debate`` is the one in which it stands, none of accounts and articles. ``owner`` is who is told: the author, the
    first host, the account itself, who brought the article. ``revision`` is what a post says now.
    """

    kind: Target
    subject: Subject
    debate: Motion | None
    owner: User | None
    revision: int | None = None

    @property
    def post(self) -> Post | None:
        """The post, if it is one."""
        return self.subject if isinstance(self.subject, Post) else None


def thing_of(subject: Subject, debate: Motion | None = None) -> Thing:
    """Return something as a thing; of an account, ``debate`` is the one in which it drew attention.

    At most one query, for the host of a debate; author and motion of a post come with it.
    """
    if isinstance(subject, Post):
        return Thing(Target.POST, subject, subject.motion, subject.author, subject.revision_number)
    if isinstance(subject, Motion):
        return Thing(Target.MOTION, subject, subject, first_host(subject))
    if isinstance(subject, User):
        return Thing(Target.PROFILE, subject, debate, subject)
    return Thing(Target.ARTICLE, subject, None, subject.added_by)


def thing_in(case: Case) -> Thing:
    """Return what a case is about."""
    subject: Subject = getattr(case, case.target.value)
    return thing_of(subject, case.debate)


def first_host(motion: Motion) -> User | None:
    """Return who hosts a debate the longest, one query."""
    role = MotionRole.objects.filter(motion=motion, part=Part.HOST).select_related("person").order_by("pk").first()
    return role.person if role else None
