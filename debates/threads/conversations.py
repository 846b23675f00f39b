"""One page of a conversation: comments with the first answers beneath them, the same amount however long it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery

from debates.articles.models import Block
from debates.posts.models import Post
from debates.posts.policy import may_read_words, visible_to
from debates.posts.queries import became
from debates.posts.states import Kind, Relation, ThreadState
from debates.voting.queries import Ballot, Booth
from forum.accounts.policy import Viewer
from forum.web.paging import NEWEST_FIRST, OLDEST_FIRST, Order, Page, Place, page_in, place_of

PAGE = 12  # comments on one page
ANSWERS = 3  # to one post that are shown before "more answers"
BENEATH = (12, 8, 4)  # posts shown on the second, third and fourth level of one page
MOST_SHOWN = PAGE + sum(BENEATH)

MOST_ANSWERED = Order(is_descending=True, rank="answer_count")
ORDERS = {"oldest": OLDEST_FIRST, "newest": NEWEST_FIRST, "answered": MOST_ANSWERED}


@dataclass(slots=True)
class Branch:
    """A post as the viewer sees it, with the answers shown beneath it, and whether there are more than are shown."""

    post: Post
    address: str
    relation: str  # in words
    is_shown: bool  # the viewer reads the words, not only why they are not shown
    is_own: bool
    is_new: bool = False  # somebody else said it since the viewer's last visit
    level: int = 1
    in_all: int = 0  # public answers, of the kind that is read
    ballot: Ballot | None = None
    may_moderate: bool = False
    is_locked: bool = False  # nobody answers in its thread; of an answer it is known from what stands above it here
    answers: list["Branch"] = field(default_factory=list)
    has_more: bool = False

    @property
    def steps(self) -> list["Step"]:
        """The branch as a list of its own."""
        return list(steps([self]))

    @property
    def place(self) -> Block | None:
        """The block on which its conversation stands."""
        return (self.post.root or self.post).block

    @property
    def more(self) -> int:
        """How many public answers are not shown; 0 where it is not known."""
        return max(self.in_all - sum(answer.post.is_public for answer in self.answers), 0)

    @property
    def after(self) -> Place | None:
        """Where the answers that are not shown begin."""
        return place_of(self.answers[-1].post) if self.answers else None

    @property
    def is_deepest(self) -> bool:
        """Whether its answers are shown on its own page alone."""
        return self.level > len(BENEATH)


@dataclass(frozen=True, slots=True)
class Step:
    """A branch begins or ends: a whole tree as one list, for a template that need not call itself."""

    branch: Branch
    is_begin: bool


@dataclass(frozen=True, slots=True)
class Conversation:
    """One page of branches in an order, and where the next page begins."""

    branches: list[Branch]
    next: Place | None

    @property
    def steps(self) -> list[Step]:
        """The branches as one list."""
        return list(steps(self.branches))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and since when things are new to them (none: nothing is).

    ``kind``: beneath what is read only answers of this kind are shown (none: all). ``booth`` is where they vote
    (none: nothing of votes is shown). ``keeps_order`` says whether they moderate.
    """

    viewer: Viewer
    since: datetime | None = None
    kind: Kind | None = None
    booth: Booth | None = None
    keeps_order: bool = False
    # what is the same for every post of a page is looked up once
    relations: dict[str, str] = field(default_factory=lambda: {name: str(label) for name, label in Relation.choices})

    def branch(self, post: Post, level: int = 1) -> Branch:
        """Return a post as the reader may see it, without its answers."""
        is_own = self.viewer.is_authenticated and post.author_id == self.viewer.pk
        is_new = self.since is not None and post.created > self.since and not is_own
        address, relation = post.get_absolute_url(), self.relations[post.relation]
        is_shown = may_read_words(self.viewer, post)
        ballot = self.booth.ballot(post) if self.booth and post.is_public else None
        is_locked = post.thread == ThreadState.LOCKED
        return Branch(
            post, address, relation, is_shown, is_own, is_new, level, self._answers(post), ballot,
            may_moderate=self.keeps_order, is_locked=is_locked,
        )  # fmt: skip

    def prepared(self, posts: QuerySet[Post]) -> QuerySet[Post]:
        """Have posts bring along what their ballots show."""
        return self.booth.prepare(posts) if self.booth else posts

    def _answers(self, post: Post) -> int:
        if self.kind is None:
            return post.answer_count
        arguments = post.support_count + post.oppose_count + post.undercut_count
        return arguments if self.kind == Kind.ARGUMENT else post.answer_count - arguments


def conversation(
    tops: QuerySet[Post],
    reader: Reader,
    after: Place | None = None,
    order: Order = OLDEST_FIRST,
    beneath: tuple[int, ...] = BENEATH,
) -> Conversation:
    """Return one page of ``tops`` in an order with the first answers beneath; at most four queries and 36 posts.

    ``beneath`` is how many posts each level beneath the tops may hold, as many levels as it has numbers.
    """
    page: Page[Post] = page_in(order, _with_answer_ids(tops, reader), after, PAGE)
    branches = [reader.branch(post, 1 + len(BENEATH) - len(beneath)) for post in page.rows]
    level = branches
    for room in beneath:
        level = _grown(level, reader, room)
    for last in level:
        last.has_more = bool(_answer_ids(last))
    return Conversation(branches, page.next)


def steps(branches: list[Branch]) -> Iterator[Step]:
    """Yield the beginning and the end of each branch, and between them those of its answers."""
    for branch in branches:
        yield Step(branch, is_begin=True)
        yield from steps(branch.answers)
        yield Step(branch, is_begin=False)


def _with_answer_ids(posts: QuerySet[Post], reader: Reader) -> QuerySet[Post]:
    """Note on each post the ids of its first answers and of one more: each is one probe of an index."""
    answers = Post.objects.filter(visible_to(reader.viewer), parent=OuterRef("pk")).order_by("created", "pk")
    if reader.kind is not None:
        answers = answers.filter(kind=reader.kind)
    ids = ArraySubquery(answers.values("pk")[: ANSWERS + 1])
    posts = reader.prepared(posts)
    return posts.annotate(answer_ids=ids, became=Subquery(became())).select_related("author", "anchor__block", "motion")


def _grown(level: list[Branch], reader: Reader, room: int) -> list[Branch]:
    """Hang the next level of answers under the branches and return it: every first answer before any second one."""
    turns = zip_longest(*(_answer_ids(above)[:ANSWERS] for above in level))
    wanted = [pk for turn in turns for pk in turn if pk is not None][:room]
    posts = _with_answer_ids(Post.objects.filter(pk__in=wanted), reader).in_bulk() if wanted else {}
    for above in level:
        shown = [pk for pk in _answer_ids(above)[:ANSWERS] if pk in posts]
        above.answers = [reader.branch(posts[pk], above.level + 1) for pk in shown]
        for answer in above.answers:
            answer.is_locked = above.is_locked
        above.has_more = len(_answer_ids(above)) > len(shown)
    return [answer for above in level for answer in above.answers]


def _answer_ids(above: Branch) -> list[int]:
    ids: list[int] = above.post.answer_ids  # type: ignore[attr-defined]  # the annotation above
    return ids
