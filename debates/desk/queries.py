"""Reading the queue: what lies in its trays, a page of the pile, one case."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from debates.desk.sieve import Mark, Sieve
from debates.desk.wording import APPEALS, TRAYS
from debates.moderation.models import Case, Decision, Report, Sign
from debates.moderation.policy import visible_cases
from debates.moderation.states import UNDECIDED, State
from debates.moderation.things import Thing
from forum.accounts.models import User

PAGE = 30
_ABOUT = ("post__author", "post__motion__article", "motion__article", "profile", "article", "claimed_by", "debate")
_CASE = (
    *_ABOUT, "post__root__block", "post__block", "post__parent__author", "post__anchor__block", "article__added_by",
    "debate__article",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trays:
    """How many cases lie in each tray, and since when the oldest of them all does; counted, never kept."""

    counts: dict[str, int]
    oldest: datetime | None

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    @property
    def first(self) -> str:
        """The first tray in which anything lies."""
        return next((tray for tray in TRAYS if self.counts[tray]), next(iter(TRAYS)))


@dataclass(frozen=True, slots=True)
class Pile:
    """A page of the cases of a tray: the weightiest first, then the oldest; ``next`` is where the next page begins."""

    rows: list[Case]
    next: Mark | None
    begins_late: bool = False

    def after(self, case: Case) -> Case | None:
        """Return the case that follows one on this page, the first one if it stands on none."""
        later = [row for row in self.rows if (-row.score, row.pk) > (-case.score, case.pk)]
        others = [row for row in self.rows if row.pk != case.pk]
        return next(iter(later or others), None)


def trays(person: User, sieve: Sieve) -> Trays:
    """Return what lies in the trays, as far as the person may see it; one query."""
    waiting = Case.objects.filter(visible_cases(person), state__in=(*UNDECIDED, State.APPEALED))
    found = _sifted(waiting, person, sieve).order_by().values_list("tray", "state")
    counts, moments = dict.fromkeys(TRAYS, 0), []
    for tray, state, number, since in found.annotate(Count("pk"), Min("opened")):
        counts[APPEALS if state == State.APPEALED else tray] += number
        moments.append(since)
    return Trays(counts, min(moments, default=None))


def pile(person: User, sieve: Sieve, around: Case | None = None) -> Pile:
    """Return a page of the pile; if ``around`` lies in it but on another page, the page that begins with it.

    One query, or two.
    """
    found = _page(person, sieve, sieve.after)
    lies_there = around is not None and tray_of(around) == sieve.tray
    if around is None or not lies_there or any(row.pk == around.pk for row in found.rows):
        return found
    return _page(person, sieve, Mark(around.score, around.pk - 1))


def next_of(person: User, sieve: Sieve, after: Case) -> Case | None:
    """Return the case that follows one in the pile, even where that one lies there no longer; at most two queries."""
    rows = _rows(person, sieve).exclude(pk=after.pk)
    return _beyond(rows, Mark(after.score, after.pk)).first() or rows.first()


def case_for(person: User, pk: int) -> Case | None:
    """Return a case with all that its page says about its thing, none if the person may not see it; one query."""
    return Case.objects.select_related(*_CASE).filter(visible_cases(person), pk=pk).first()


def decision_of(person: User, pk: str) -> Decision | None:
    """Return the person's own decision that an address names, if it can be undone still; one query."""
    if not (pk.isascii() and pk.isdigit()) or len(pk) > len(str(2**62)):
        return None
    found = Decision.objects.select_related("case").filter(pk=pk, by=person).first()
    return found if found is not None and found.may_still_be_undone else None


def newest_case(thing: Thing) -> Case | None:
    """Return the newest case of a thing, decided or not; one query."""
    return Case.objects.filter(**{thing.kind.value: thing.subject.pk}).order_by("-pk").first()


def _page(person: User, sieve: Sieve, after: Mark | None) -> Pile:
    rows = _rows(person, sieve)
    found = list((_beyond(rows, after) if after else rows)[: PAGE + 1])
    shown = found[:PAGE]
    going_on = Mark(shown[-1].score, shown[-1].pk) if len(found) > PAGE else None
    return Pile(shown, going_on, begins_late=after is not None)


def _rows(person: User, sieve: Sieve) -> QuerySet[Case]:
    own = Report.objects.filter(case=OuterRef("pk")).order_by("-weight", "pk").values("reason")[:1]
    sign = Sign.objects.filter(case=OuterRef("pk")).order_by("pk").values("clue")[:1]
    rows = Case.objects.filter(visible_cases(person), _in_tray(sieve.tray))
    related = rows.select_related(*_ABOUT).defer("post__html")
    return _sifted(related, person, sieve).annotate(why=Subquery(own), clue=Subquery(sign)).order_by("-score", "pk")


def _in_tray(tray: str) -> Q:
    return Q(state=State.APPEALED) if tray == APPEALS else Q(tray=tray, state__in=UNDECIDED)


def tray_of(case: Case) -> str:
    """Return in which tray a case lies, none once it is over."""
    if case.state == State.APPEALED:
        return APPEALS
    return case.tray if case.is_undecided else ""


def _sifted(cases: QuerySet[Case], person: User, sieve: Sieve) -> QuerySet[Case]:
    if sieve.debate:
        cases = cases.filter(debate__slug=sieve.debate)
    if sieve.reason:
        cases = cases.filter(Exists(Report.objects.filter(case=OuterRef("pk"), reason=sieve.reason)))
    if sieve.is_mine:
        cases = cases.filter(claimed_by=person)
    return cases.filter(opened__lt=timezone.now() - timedelta(days=sieve.days)) if sieve.days else cases


def _beyond(rows: QuerySet[Case], place: Mark) -> QuerySet[Case]:
    return rows.filter(Q(score__lt=place.score) | Q(pk__gt=place.pk), score__lte=place.score)
