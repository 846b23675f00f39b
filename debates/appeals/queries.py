"""Reading statements and appeals."""

from django.db.models import QuerySet

from debates.appeals.models import Appeal, Word
from debates.moderation.models import Case, Decision, Statement
from forum.accounts.models import User

_OF_DECISION = ("debate__article", "post__author", "motion__article", "profile", "article")
_OF_STATEMENT = ("person", "decision", *(f"decision__case__{name}" for name in _OF_DECISION))


def statements_to(person: User) -> QuerySet[Statement]:
    """Return the statements to somebody, the newest first."""
    return Statement.objects.filter(person=person).select_related(*_OF_STATEMENT).order_by("-pk")


def statement(pk: int) -> Statement | None:
    """Return a statement with what it is about, or none; one query."""
    return Statement.objects.filter(pk=pk).select_related(*_OF_STATEMENT).first()


def appeals() -> QuerySet[Appeal]:
    """Return appeals with what they are about."""
    related = (f"decision__case__{name}" for name in _OF_DECISION)
    return Appeal.objects.select_related("by", "decision", *related)


def waiting() -> QuerySet[Appeal]:
    """Return the appeals that nobody decided yet, the oldest first."""
    return appeals().filter(decided=None).order_by("pk")


def appeals_in(case: Case) -> list[Appeal]:
    """Return the appeals against what was decided in a case, the oldest first; one query."""
    return list(Appeal.objects.filter(decision__case=case).order_by("pk"))


def appeal_of(decision: Decision, person: User) -> Appeal | None:
    """Return somebody's appeal against a decision, or none; one query."""
    return Appeal.objects.filter(decision=decision, by=person).first()


def words_of(appeal: Appeal) -> list[Word]:
    """Return what was said in an appeal, in order; one query."""
    return list(appeal.words.order_by("pk"))
