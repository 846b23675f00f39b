"""The question where one stands, as it is put beside the motion: what it says, what it offers, what was chosen."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.articles.models import State as ArticleState
from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.motions.states import State
from debates.voting.policy import is_asked
from debates.voting.standing import Standing, standing_of
from debates.voting.states import Position
from forum.accounts.policy import Viewer

OPENED = {
    Position.FOR: gettext_lazy("Your opening: for"),
    Position.UNDECIDED: gettext_lazy("Your opening: undecided"),
    Position.AGAINST: gettext_lazy("Your opening: against"),
}
STOOD = {
    Position.FOR: gettext_lazy("You stood for the motion"),
    Position.UNDECIDED: gettext_lazy("You stood undecided"),
    Position.AGAINST: gettext_lazy("You stood against the motion"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One of the answers, and whether it is where the viewer stands."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """The question as it is put to one viewer: without ``offers`` where nothing can be answered, which it says."""

    told: str
    offers: tuple[Offer, ...] = ()
    is_unexplained: bool = False
    client_key: UUID = field(default_factory=uuid4)


def question(motion: Motion, viewer: Viewer) -> Question:
    """Return the question for a viewer; at most two queries, none that the page asks in any case."""
    stands = standing_of(viewer, motion)
    if not is_asked(motion):
        return Question(_closed(motion, stands))
    told = _told(motion, stands)
    return Question(told, tuple(_offers(stands)), is_unexplained=stands is not None and stands.is_unexplained)


def _told(motion: Motion, stands: Standing | None) -> str:
    if stands is None:
        return _("Where do you stand?")
    span = motion.clock.span
    if span is not None and span.stage == Stage.FINAL_VOTE and stands.stage != Stage.FINAL_VOTE:
        return _("Final vote: say again where you stand")
    return str(OPENED[stands.opening])


def _offers(stands: Standing | None) -> list[Offer]:
    chosen = stands.position if stands else None
    return [Offer(one.value, str(one.label), one == chosen) for one in Position]


def _closed(motion: Motion, stands: Standing | None) -> str:
    """Return in few words why nothing is asked; after the end, where the viewer stood."""
    if motion.article.state != ArticleState.PUBLISHED:
        return _("Taken down: no stances")
    if motion.is_over:
        return str(STOOD[stands.position]) if stands else _("Over: stances stay as they are")
    return _("Locked: no stances now") if motion.state == State.LOCKED else _("Stances open with the debate")
