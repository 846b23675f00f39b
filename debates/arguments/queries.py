"""Reading what is argued: the two benches of a debate, and what an argument rests on. All in bounded work."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Left

from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.basis import Named
from debates.posts.models import Post
from debates.posts.policy import may_read_words, visible_to
from debates.posts.queries import with_grounds
from debates.posts.states import PUBLIC, Kind, Leaning
from debates.threads.conversations import MOST_ANSWERED
from debates.voting import orders
from debates.voting.queries import Ballot, Booth, booth_for
from forum.accounts.policy import Viewer
from forum.web.paging import NEWEST_FIRST, OLDEST_FIRST, Order, Page, Place, page_in, read_place
from forum.web.refusal import Answer

PAGE = 10  # arguments of one side on one page
MOST_COUNTED = 1_000  # arguments of one side that are counted; above that it says "more than 1,000"
OPENING = 900  # characters of a reason from which an excerpt is made
# the orders in which votes play no part; those in which they do are voting.orders'
ORDERS = {"answered": MOST_ANSWERED, "newest": NEWEST_FIRST, "oldest": OLDEST_FIRST}
_Shown = dict[Side, tuple[list[Post], str]]  # the posts on a page of each bench, and the place of the next one


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph that an argument rests on or disputes, and how its words begin where they were asked for."""

    how: str
    number: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an argument rests on: sources, and paragraphs in their order."""

    sources: tuple[Named, ...] = ()
    cited: tuple[Cited, ...] = ()

    @property
    def rests_on(self) -> list[Cited]:
        """The paragraphs on which it rests."""
        return [one for one in self.cited if one.how == Leaning.RESTS_ON]

    @property
    def disputed(self) -> list[Cited]:
        """The paragraphs that it disputes."""
        return [one for one in self.cited if one.how == Leaning.DISPUTES]


@dataclass(frozen=True, slots=True)
class Card:
    """An argument as it stands on its bench; ``opening`` is the beginning of its reason."""

    post: Post
    is_shown: bool  # the viewer reads the words, not only why they are not shown
    is_own: bool
    opening: str
    grounds: Grounds
    ballot: Ballot | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One page of one bench, and the place of its next page, empty where it ends; ``total`` is the whole bench."""

    side: Side
    cards: list[Card]
    next: str
    total: int

    @property
    def is_many(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > MOST_COUNTED


@dataclass(frozen=True, slots=True)
class Benches:
    """One page of both benches in an order; ``has_begun``: whether votes tell the arguments apart in it yet."""

    columns: list[Column]
    has_begun: bool


def benches(motion: Motion, viewer: Viewer, order: str, places: Mapping[Side, str]) -> Benches:
    """Return one page of both benches as they are shown; four queries, three in an order by votes, besides the gate's.

    ``order`` is a name of ``ORDERS`` or of voting.orders; see ``offered`` for those that the viewer may ask for. A side
    that ``places`` leaves out was shown to its end; a place that names nothing is the beginning.
    """
    booth = booth_for(viewer, motion)
    pages = _by_answers_or_time if order in ORDERS else _by_votes_or_lot
    shown = pages(motion, booth, order, places)
    *totals, has_begun = _figures(motion, order)
    columns = [
        Column(side, [_card(post, booth) for post in posts], place, total)
        for (side, (posts, place)), total in zip(shown.items(), totals, strict=True)
    ]
    return Benches(columns, has_begun)


def offered(gate: Answer) -> tuple[str, ...]:
    """Return the names of the orders for who may see totals, or may not, the first by default."""
    by_time_or_answers = ("newest", "oldest", "answered")
    if not gate:
        return (orders.LOT, *by_time_or_answers)
    return (orders.MIXED, "best", *by_time_or_answers, "divisive", "persuasive")


def bench(motion: Motion, side: Side, booth: Booth, order: Order, place: Place | None) -> Page[Post]:
    """Return one page of the arguments for or against the motion, as far as the voter may know of them; one query."""
    return page_in(order, _told(_on_bench(motion, side), booth), place, PAGE)


def in_turn(one: Column, other: Column) -> Iterator[Card]:
    """Yield the arguments of two benches in turn: a phone shows them so, and a pair stands in one row."""
    for pair in zip_longest(one.cards, other.cards):
        yield from (card for card in pair if card is not None)


def grounds_of(post: Any) -> Grounds:
    """Return what an argument rests on, of a post with its grounds: see posts.queries.with_grounds."""
    return Grounds(tuple(Named(**one) for one in post.named), tuple(Cited(**one) for one in post.cited))


def _by_answers_or_time(motion: Motion, booth: Booth, order: str, places: Mapping[Side, str]) -> _Shown:
    found: _Shown = {side: ([], "") for side in Side}
    for side, place in places.items():
        page = bench(motion, side, booth, ORDERS[order], read_place(place))
        found[side] = (page.rows, str(page.next or ""))
    return found


def _by_votes_or_lot(motion: Motion, booth: Booth, order: str, places: Mapping[Side, str]) -> _Shown:
    pages = orders.pages(motion, booth.viewer, order, places, PAGE)
    ids = [pk for page in pages.values() for pk in page.ids]
    posts = {post.pk: post for post in _told(Post.objects.filter(pk__in=ids), booth)}
    found: _Shown = {side: ([], "") for side in Side}
    for side, page in pages.items():
        found[side] = ([posts[pk] for pk in page.ids if pk in posts], page.next)
    return found


class _Number(Subquery):
    """How many rows a query has that stops at a bound."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def _figures(motion: Motion, order: str) -> tuple[int, int, bool]:
    """Return how many public arguments stand for and against, and whether votes tell them apart; one query."""
    public = (_on_bench(motion, side).filter(state__in=PUBLIC).values("pk")[: MOST_COUNTED + 1] for side in Side)
    numbers = Motion.objects.filter(pk=motion.pk).values_list(*map(_Number, public), orders.has_begun(motion, order))
    for_, against, has_begun = numbers.get()
    return for_, against, bool(has_begun)


def _told(posts: QuerySet[Post], booth: Booth) -> QuerySet[Post]:
    """Return posts that the voter may know of with what their cards say."""
    rows = with_grounds(posts.filter(visible_to(booth.viewer)), Value("")).annotate(opening=Left("body", OPENING))
    return booth.prepare(rows).select_related("author").defer("body", "html")


def _on_bench(motion: Motion, side: Side) -> QuerySet[Post]:
    return Post.objects.filter(motion=motion, side=side, kind=Kind.ARGUMENT, parent=None)


def _card(post: Any, booth: Booth) -> Card:
    viewer, is_shown = booth.viewer, may_read_words(booth.viewer, post)
    is_own = viewer.is_authenticated and post.author_id == viewer.pk
    ballot = booth.ballot(post) if post.is_public else None
    return Card(post, is_shown, is_own, post.opening, grounds_of(post) if is_shown else Grounds(), ballot)
