"""What the page of results shows beside its sentences: the pictures, and what the figures name by number alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from debates.articles.models import BlockVersion
from debates.motions.models import Motion
from debates.motions.states import STAGES
from debates.posts.models import Post
from debates.posts.policy import may_read_words, visible_to
from debates.results.bands import Flow
from debates.results.cells import Grid, grid
from debates.results.course import course
from debates.results.figures import Bounds, Credited, Figures, Row, Sided
from debates.results.flow import flow
from debates.results.steps import Count, Course, Phase
from debates.results.swing import AGAINST, FOR
from debates.results.whiskers import Estimate, Whiskers, whiskers
from debates.voting.models import Reason
from forum.accounts.policy import Viewer
from forum.text.markdown import cut, plain

BEGINNING = 160  # characters of a comment or a paragraph by which it is known
_DAY = timedelta(days=1)
_PHASES = dict(STAGES)


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of the figures, and the tables beside them; none where they may not be told."""

    flow: Flow | None = None
    grid: Grid | None = None
    whiskers: Whiskers | None = None
    course: Course | None = None
    steps: tuple[tuple[datetime, Row, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A post or a paragraph (by its ``number``) with the words by which it is known."""

    words: str
    post: Post | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Turning:
    """What changed minds: its persuasion, how many credit it, and what they said of it, the newest first."""

    item: Item
    weight: float
    people: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A post with how many of each side agree with it, of how many; none where that is not told."""

    item: Item
    n: int
    for_: tuple[int, int] | None
    against: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Named:
    """What the figures name. ``gone`` is how many of those that changed minds are not shown any more."""

    turning: tuple[Turning, ...] = ()
    gone: int = 0
    agreed: tuple[Split, ...] = ()
    dividing: tuple[Split, ...] = ()


def pictures(figures: Figures, motion: Motion, *, is_mirrored: bool = False) -> Pictures:
    """Return the pictures of a debate's figures; at most one query, for the phases of a structured debate.

    ``is_mirrored`` is for who reads from the right.
    """
    steps = tuple((datetime.fromisoformat(moment), totals, sum(totals)) for moment, totals in figures.course)
    drawn = _course(figures, motion, steps, is_mirrored=is_mirrored) if steps else None
    if figures.before is None or figures.after is None:
        return Pictures(course=drawn, steps=steps)
    told = figures.before, figures.after, figures.cells, figures.merged
    return Pictures(
        flow=flow(*told, is_mirrored=is_mirrored),
        grid=grid(*told, totals=True),
        whiskers=_whiskers(figures.conversions, figures.before, is_mirrored=is_mirrored),
        course=drawn,
        steps=steps,
    )


def named(figures: Figures, motion: Motion, viewer: Viewer) -> Named:
    """Return the posts, paragraphs and reasons that the figures name, as far as the viewer reads them; three queries.

    What was hidden, removed or withdrawn since is left out: only how many such there are is told.
    """
    posts = _posts(figures, motion, viewer)
    things: dict[tuple[str, int | None], Item] = {("post", pk): item for pk, item in posts.items()}
    things |= {("block", pk): item for pk, item in _paragraphs(figures.credited, motion).items()}
    notes = _notes(figures.credited)
    turning = tuple(
        Turning(item, one.weight, one.people, tuple(notes[pk] for pk in one.reasons if pk in notes))
        for one in figures.credited
        if (item := things.get(("post", one.post) if one.post else ("block", one.block)))
    )
    return Named(
        turning=turning,
        gone=len(figures.credited) - len(turning),
        agreed=_splits(figures.agreed, posts),
        dividing=_splits(figures.dividing, posts),
    )


def _whiskers(conversions: tuple[Bounds, Bounds] | None, before: Row, *, is_mirrored: bool) -> Whiskers | None:
    if conversions is None:
        return None
    elsewhere = sum(before) - before[FOR], sum(before) - before[AGAINST]
    for_, against = (
        Estimate(bounds.share, bounds.low, bounds.high, base) if base else None
        for bounds, base in zip(conversions, elsewhere, strict=True)
    )
    return whiskers(for_, against, is_mirrored=is_mirrored)


def _course(
    figures: Figures, motion: Motion, steps: Iterable[tuple[datetime, Row, int]], *, is_mirrored: bool
) -> Course | None:
    until = _days(motion, datetime.fromisoformat(figures.as_of))
    phases = [Phase(_days(motion, span.starts), str(_PHASES[span.stage])) for span in motion.timetable.spans]
    return course(
        [Count(_days(motion, moment), totals) for moment, totals, _n in steps],
        phases=[phase for phase in phases if phase.day <= until],
        until=until,
        is_mirrored=is_mirrored,
    )


def _days(motion: Motion, moment: datetime) -> float:
    return (moment - motion.opens) / _DAY


def _posts(figures: Figures, motion: Motion, viewer: Viewer) -> dict[int, Item]:
    credited = {one.post for one in figures.credited if one.post is not None}
    wanted = credited | {one.post for one in (*figures.agreed, *figures.dividing)}
    if not wanted:
        return {}
    found = Post.objects.filter(visible_to(viewer), pk__in=wanted, motion=motion).select_related("author")
    return {post.pk: Item(_words(post), post) for post in found if may_read_words(viewer, post)}


def _words(post: Post) -> str:
    return _("Collapsed by a moderator.") if post.is_folded else post.claim or plain(post.body, BEGINNING)


def _paragraphs(credited: Iterable[Credited], motion: Motion) -> dict[int, Item]:
    wanted = {one.block for one in credited if one.block is not None}
    if not wanted:
        return {}
    found = BlockVersion.objects.filter(block__in=wanted, revision=motion.article.current_revision_id)
    return {
        one.block_id: Item(_beginning(one.text), number=one.block.public_no) for one in found.select_related("block")
    }


def _beginning(text: str) -> str:
    return text if len(text) <= BEGINNING else cut(text, BEGINNING)


def _notes(credited: Iterable[Credited]) -> dict[int, str]:
    wanted = {pk for one in credited for pk in one.reasons}
    return dict(Reason.objects.filter(pk__in=wanted).values_list("pk", "note")) if wanted else {}


def _splits(sided: Iterable[Sided], posts: dict[int, Item]) -> tuple[Split, ...]:
    return tuple(Split(posts[one.post], one.n, one.for_, one.against) for one in sided if one.post in posts)
