"""All that is known of a case: who reported why and from which side, what drew attention, what was decided before."""

from dataclasses import dataclass, field

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from debates.appeals.models import Appeal
from debates.appeals.queries import appeals_in
from debates.moderation.models import Case, Decision, Report, Sign
from debates.moderation.policy import conflict_of
from debates.moderation.states import Clue, State, Tray
from debates.moderation.things import Thing, thing_in
from debates.notices.models import Notice
from debates.notices.queries import of_case
from debates.posts.models import Post
from debates.posts.states import PUBLIC
from debates.posts.states import State as PostState
from debates.voting.models import Voter
from debates.voting.queries import openings
from forum.accounts.models import User

MOST_REPORTS = 60
MOST_SIGNS = 20
MOST_NOTICES = 20
MOST_DECISIONS = 12
_APPEALED = (State.APPEALED, State.UPHELD, State.OVERTURNED)
_GONE = (PostState.REMOVED, PostState.PURGED)


@dataclass(frozen=True, slots=True)
class Told:
    """A report as a moderator reads it: never who made it, only from which side of the debate."""

    reason: str
    note: str
    law: str
    weight: float
    side: str
    revision: int | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of all that somebody said, and of their appeals."""

    visible: int = 0
    removed: int = 0
    total: int = 0
    appealed: int = 0
    upheld: int = 0
    overturned: int = 0

    @property
    def appeals(self) -> int:
        """How many of their cases were appealed."""
        return self.appealed + self.upheld + self.overturned


@dataclass(frozen=True, slots=True)
class Voting:
    """One who votes as others do: the entry in the debate, and the handle if the account is there still."""

    pk: int
    handle: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case with all that is known of it, as whoever decides reads it."""

    case: Case
    thing: Thing
    reports: list[Told]
    signs: list[Sign]
    earlier: list[Decision]
    side: str  # on which the author opened
    conflict: str
    ledger: Ledger = field(default_factory=Ledger)
    trail: list[Decision] = field(default_factory=list)
    voters: list[Voting] = field(default_factory=list)
    appeals: list[Appeal] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """What the lists of words found in it."""
        found = (sign.facts.get("words", []) for sign in self.signs if sign.clue == Clue.WORDS)
        return [str(word) for words in found for word in ([words] if isinstance(words, str) else words)]

    @property
    def sides(self) -> set[str]:
        """The sides from which it was reported."""
        return {report.side for report in self.reports if report.side}


def dossier(case: Case, reader: User) -> Dossier:
    """Return all that is known of a case; nine queries, and one each for a debate, votes as one, appeals, notices."""
    thing = thing_in(case)
    reports, signs = _reports(case), list(case.signs.order_by("pk")[:MOST_SIGNS])
    people = {report.reporter_id for report in reports} | ({thing.owner.pk} if thing.owner else set())
    sides = openings(thing.debate, [pk for pk in people if pk]) if thing.debate else {}
    return Dossier(
        case=case,
        thing=thing,
        reports=[_told(report, sides) for report in reports],
        signs=signs,
        earlier=_earlier(case),
        side=sides.get(thing.owner.pk, "") if thing.owner else "",
        conflict=conflict_of(reader, thing, case),
        ledger=_ledger(thing.owner) if thing.owner else Ledger(),
        trail=_trail(thing.owner, case) if thing.owner else [],
        voters=_voters(signs),
        appeals=appeals_in(case) if case.state in _APPEALED else [],
        notices=list(of_case(case)[:MOST_NOTICES]) if case.tray == Tray.ILLEGAL else [],
    )


def _reports(case: Case) -> list[Report]:
    return list(case.reports.order_by("-weight", "pk")[:MOST_REPORTS])


def _told(report: Report, sides: dict[int, str]) -> Told:
    side = sides.get(report.reporter_id, "") if report.reporter_id else ""
    label = report.get_reason_display()
    return Told(label, report.note, report.law, report.weight, side, report.revision_number)


def _earlier(case: Case) -> list[Decision]:
    """Return what was decided on the same thing, in this case and in others, newest first."""
    found = Decision.objects.filter(**{f"case__{case.target.value}": case.target_id})
    return list(found.order_by("-pk")[:MOST_DECISIONS])


def _trail(person: User, case: Case) -> list[Decision]:
    """Return what was decided on somebody and on what they said elsewhere, newest first."""
    theirs = Case.objects.filter(post__author=person).values("pk")
    cases = theirs.union(Case.objects.filter(profile=person).values("pk"), all=True)
    found = Decision.objects.filter(case__in=cases).exclude(case=case)
    return list(found.select_related("case__post").defer("case__post__html").order_by("-pk")[:MOST_DECISIONS])


def _ledger(person: User) -> Ledger:
    said, cases = Post.objects.filter(author=OuterRef("pk")), Case.objects.filter(post__author=OuterRef("pk"))
    counts = {
        "visible": _number(said.filter(state__in=PUBLIC), "author"),
        "removed": _number(said.filter(state__in=_GONE), "author"),
        "total": _number(said, "author"),
        "appealed": _number(cases.filter(state=State.APPEALED), "post__author"),
        "upheld": _number(cases.filter(state=State.UPHELD), "post__author"),
        "overturned": _number(cases.filter(state=State.OVERTURNED), "post__author"),
    }
    return Ledger(**User.objects.filter(pk=person.pk).values(**counts).get())


def _number(rows: QuerySet[Post] | QuerySet[Case], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _voters(signs: list[Sign]) -> list[Voting]:
    named = {pk for sign in signs if sign.clue == Clue.VOTES for pk in sign.facts.get("voters", [])}
    if not named:
        return []
    rows = Voter.objects.filter(Q(pk__in=named)).order_by(F("person__handle").asc(nulls_last=True), "pk")
    return [Voting(pk, handle) for pk, handle in rows.values_list("pk", "person__handle")]
