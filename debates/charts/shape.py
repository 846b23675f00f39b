"""Reading the shape of a debate: the most answered arguments of each side, and of their answers what there is room for.

However much was said, the map has at most MOST boxes, and one query finds each of its columns.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from debates.arguments.waiting import unanswered
from debates.charts.chart import FIRST, Node, awaits_answer
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import Post
from debates.posts.states import PUBLIC, Kind, State

TOPS = 4  # of each side in the column next to the middle
EACH = (3, 2)  # answers to one argument in the second and in the third column
BENEATH = (8, 6)  # of each side in the second and in the third column
NEAREST = 3  # of what an argument stands under that are named beside the one at the top
MOST = 1 + 2 * (TOPS + 1 + sum(BENEATH))  # boxes of a picture: one on each side stands for those that are not shown
CAP = 500  # how many are counted; above that it says "more than 500"

_SHOWN = Q(kind=Kind.ARGUMENT) & (
    Q(state__in=PUBLIC) | Q(state__in=[State.HIDDEN, State.REMOVED, State.PURGED, State.WITHDRAWN], answer_count__gt=0)
)
_ORDER = ("-answer_count", "-created", "-pk")
_GONE = {
    State.HELD: gettext_lazy("Not shown."),  # nobody's box, but what answers it names it
    State.COLLAPSED: gettext_lazy("Collapsed by a moderator."),
    State.WITHDRAWN: gettext_lazy("Withdrawn by its author."),
    State.HIDDEN: gettext_lazy("Hidden until a moderator has looked at it."),
    State.REMOVED: gettext_lazy("Removed by a moderator."),
    State.PURGED: gettext_lazy("Removed for legal reasons, for good."),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands on each side of the middle, how many more there are, and how many in the debate wait."""

    sides: dict[str, list[Node]]
    rests: dict[str, int]
    unanswered: int = 0
    uncounted: frozenset[str] = frozenset()  # the sides of which there are more than were counted

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing beside the middle."""
        return not any(self.sides.values())

    @property
    def in_turn(self) -> list[Node]:
        """The arguments of both sides by turns, as the list in words has them."""
        return [node for pair in zip_longest(*self.sides.values()) for node in pair if node is not None]

    @property
    def drawn(self) -> dict[str, list[Node]]:
        """What the picture shows: where there are more, a box that stands for them ends the column."""
        return {side: [*nodes, *self._rest(side)] for side, nodes in self.sides.items()}

    @property
    def silent(self) -> str:
        """The side for which nothing stands, none where both are heard or neither is."""
        return "" if self.is_empty else next((side for side, nodes in self.sides.items() if not nodes), "")

    @property
    def rest(self) -> int:
        """How many stand beside the middle and are not shown."""
        return sum(self.rests.values())

    @property
    def rest_in_words(self) -> str:
        """The same in words."""
        return more(self.rest, is_all=all(map(self._is_all, self.rests)))

    def _rest(self, side: str) -> list[Node]:
        left = self.rests[side]
        told = more(left, is_all=self._is_all(side))
        return [Node(key=0, claim=told, favours=side, is_rest=True)] if left > 0 else []

    def _is_all(self, side: str) -> bool:
        return side not in self.uncounted

    @property
    def is_capped(self) -> bool:
        """Whether more wait for an answer than are counted."""
        return self.unanswered > CAP

    @property
    def cap(self) -> int:
        """How far is counted."""
        return CAP


@dataclass(frozen=True, slots=True)
class Chain:
    """What an argument stands under: the one at the top, how many between are not named, and the nearest ones."""

    top: list[Node]
    between: int
    nearest: list[Node]


def more(left: int, *, is_all: bool = True) -> str:
    """Return in words how many are not shown; not ``is_all``: there are more than were counted."""
    if not is_all:
        return _("+ %(n)d and more") % {"n": left}
    return ngettext("+ %(n)d more", "+ %(n)d more", left) % {"n": left}


class _Each(Func):
    """The elements of an array, a row each."""

    function = "unnest"
    output_field = IntegerField()
    set_returning = True


def of_motion(motion: Motion) -> Shape:
    """Return the shape of a debate; four queries."""
    tops = Post.objects.filter(_SHOWN, motion=motion, parent=None)
    found = _best(tops.filter(side=Side.FOR)).union(_best(tops.filter(side=Side.AGAINST)), all=True)
    sides = _by_side(found)
    *counts, waiting = _counted(motion, *(tops.filter(side=side, state__in=PUBLIC) for side in sides))
    more_yet = frozenset(side for side, count in zip(sides, counts, strict=True) if count > CAP)
    return Shape(_grown(sides), _left(sides, counts), waiting, more_yet)


def of_branch(post: Post) -> Shape:
    """Return the shape of what answers one argument: on each side what serves it; four queries."""
    answers = Post.objects.filter(_SHOWN, parent=post)
    found = _best(answers.filter(favours=Side.FOR)).union(_best(answers.filter(favours=Side.AGAINST)), all=True)
    sides = _by_side(found)
    counts = [post.support_count, post.oppose_count + post.undercut_count]
    left = _left(sides, counts if post.favours == FIRST else counts[::-1])
    return Shape(_grown(sides), left, _counted(post.motion)[0])


def branch_of(slug: str, pk: int) -> Post | None:
    """Return an argument of a debate with what it stands under, as far as it is shown; none if it is not there."""
    related = ("motion__article", "root", "parent__parent__parent")
    found = Post.objects.exclude(state=State.HELD).filter(motion__slug=slug, kind=Kind.ARGUMENT, pk=pk)
    return found.select_related(*related).first()


def chain_of(post: Post) -> Chain:
    """Return what an argument stands under: the argument at the top, and the nearest three. No query."""
    nearest: list[Node] = []
    above = post.parent
    while above is not None and len(nearest) < NEAREST:
        nearest.insert(0, middle_of(above))
        above = above.parent if len(nearest) < NEAREST else None
    left = post.depth - len(nearest)
    return Chain([middle_of(post.root)] if post.root and left else [], max(left - 1, 0), nearest)


def middle_of(post: Post) -> Node:
    """Return an argument as the middle of a picture."""
    return _node(post, {})


def _best(posts: QuerySet[Post]) -> QuerySet[Post]:
    return posts.defer("body", "html").order_by(*_ORDER)[:TOPS]


def _by_side(posts: Iterable[Post]) -> dict[str, list[Post]]:
    found: dict[str, list[Post]] = {Side.FOR.value: [], Side.AGAINST.value: []}
    for post in sorted(posts, key=_place):
        found[str(post.favours)].append(post)
    return found


def _grown(sides: dict[str, list[Post]]) -> dict[str, list[Node]]:
    """Return the arguments of each side with what is shown of their answers; one query a column."""
    below: dict[int | None, list[Post]] = defaultdict(list)
    level = sides
    for each, most in zip(EACH, BENEATH, strict=True):
        answers = _answers([post.pk for posts in level.values() for post in posts], each)
        level = {side: _fairly([answers[post.pk] for post in posts], most) for side, posts in level.items()}
        for posts in level.values():
            for post in posts:
                below[post.parent_id].append(post)
    return {side: [_node(post, below) for post in posts] for side, posts in sides.items()}


def _answers(parents: list[int], each: int) -> dict[int | None, list[Post]]:
    """Return the most answered arguments among the answers to each of some posts, one query."""
    best = Post.objects.filter(_SHOWN, parent=OuterRef("pk")).order_by(*_ORDER).values("pk")[:each]
    ids = Post.objects.filter(pk__in=parents).annotate(each=_Each(ArraySubquery(best))).values("each")
    found: dict[int | None, list[Post]] = defaultdict(list)
    for post in sorted(Post.objects.filter(pk__in=ids).defer("body", "html"), key=_place):
        found[post.parent_id].append(post)
    return found


def _place(post: Post) -> tuple[int, float, int]:
    return -post.answer_count, -post.created.timestamp(), -post.pk


def _fairly(rows: list[list[Post]], most: int) -> list[Post]:
    """Return at most ``most`` posts: every first answer comes before any second one."""
    return [post for rank in zip_longest(*rows) for post in rank if post is not None][:most]


def _node(post: Post, below: dict[int | None, list[Post]]) -> Node:
    shown = below.get(post.pk, [])
    counters = post.oppose_count + post.undercut_count
    left = post.support_count + counters - _public(shown)
    return Node(
        key=post.pk,
        claim=str(_GONE.get(State(post.state), post.claim)),
        favours=str(post.favours),
        relation=post.relation,
        answers=post.support_count + counters,
        more=more(left) if left > 0 else "",
        language=post.language if post.is_public else "",
        is_open=post.is_public and awaits_answer(depth=post.depth, supports=post.support_count, counters=counters),
        is_gone=not post.is_public,
        below=tuple(_node(answer, below) for answer in shown),
    )


def _left(sides: dict[str, list[Post]], counts: list[int]) -> dict[str, int]:
    """Return how many of each side are not shown; of those that are, not all count."""
    return {side: count - _public(posts) for (side, posts), count in zip(sides.items(), counts, strict=True)}


def _public(posts: Iterable[Post]) -> int:
    return sum(post.is_public for post in posts)


def _counted(motion: Motion, *others: QuerySet[Post]) -> list[int]:
    """Return the sizes of some lists of posts and of what is unanswered, each up to one more than CAP; one query."""
    sizes = [_size(posts) for posts in [*others, unanswered(motion)]]
    return list(Motion.objects.filter(pk=motion.pk).values_list(*sizes).get())


def _size(posts: QuerySet[Post]) -> Func:
    found = ArraySubquery(posts.order_by().values("pk")[: CAP + 1])
    return Func(found, function="cardinality", output_field=IntegerField())
