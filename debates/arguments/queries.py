"""Reading what is argued: the two benches of a debate, and what an argument rests on. All in bounded work."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Left

from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.basis import Named
from debates.posts.models import Post
from debates.posts.policy import may_read_words, visible_to
from debates.posts.queries import with_grounds
from debates.posts.states import PUBLIC, Kind, Leaning
from debates.threads.conversations import MOST_ANSWERED
from debates.voting.queries import Ballot
from forum.accounts.policy import Viewer
from forum.web.paging import NEWEST_FIRST, OLDEST_FIRST, Order, Page, Place, page_in

PAGE = 10  # arguments of one side on one page
MOST_COUNTED = 1_000  # arguments of one side that are counted; above that it says "more than 1,000"
OPENING = 900  # characters of a reason from which an excerpt is made
ORDERS = {"answered": MOST_ANSWERED, "newest": NEWEST_FIRST, "oldest": OLDEST_FIRST}


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
    """One page of one bench, and where its next page begins, none where it ends; ``total`` is the whole bench."""

    side: Side
    cards: list[Card]
    next: Place | None
    total: int

    @property
    def is_many(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > MOST_COUNTED


def bench(motion: Motion, side: Side, viewer: Viewer, order: Order, place: Place | None) -> Page[Post]:
    """Return one page of the arguments for or against the motion, as far as the viewer may know of them; one query."""
    rows = with_grounds(_on_bench(motion, side).filter(visible_to(viewer)), Value(""))
    opening = Left("body", OPENING)
    return page_in(order, rows.annotate(opening=opening).select_related("author").defer("body", "html"), place, PAGE)


def column(motion: Motion, side: Side, viewer: Viewer, order: Order, place: Place | None) -> Column:
    """Return one page of a bench as it is shown; two queries."""
    page = bench(motion, side, viewer, order, place)
    return Column(side, [_card(post, viewer) for post in page.rows], page.next, number_on(motion, side))


def ended(motion: Motion, side: Side) -> Column:
    """Return a bench of which everything was shown on earlier pages; one query."""
    return Column(side, [], None, number_on(motion, side))


def number_on(motion: Motion, side: Side) -> int:
    """Return the number of public arguments on a bench, at most one more than ``MOST_COUNTED``; one query."""
    return _on_bench(motion, side).filter(state__in=PUBLIC)[: MOST_COUNTED + 1].count()


def in_turn(one: Column, other: Column) -> Iterator[Card]:
    """Yield the arguments of two benches in turn: a phone shows them so, and a pair stands in one row."""
    for pair in zip_longest(one.cards, other.cards):
        yield from (card for card in pair if card is not None)


def grounds_of(post: Any) -> Grounds:
    """Return what an argument rests on, of a post with its grounds: see posts.queries.with_grounds."""
    return Grounds(tuple(Named(**one) for one in post.named), tuple(Cited(**one) for one in post.cited))


def _on_bench(motion: Motion, side: Side) -> QuerySet[Post]:
    return Post.objects.filter(motion=motion, side=side, kind=Kind.ARGUMENT, parent=None)


def _card(post: Any, viewer: Viewer) -> Card:
    is_shown = may_read_words(viewer, post)
    is_own = viewer.is_authenticated and post.author_id == viewer.pk
    return Card(post, is_shown, is_own, post.opening, grounds_of(post) if is_shown else Grounds())
