"""What moderation stores twice: what the reports of a case weigh together, by which the queue is ordered."""

from django.db import transaction
from django.db.models import F, FloatField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Abs, Coalesce

from debates.moderation.models import Case, Report
from forum.derived import Derived, register

_CLOSE = 1e-9  # floats that are summed in another order differ by less


def _off() -> QuerySet[Case, tuple[int, float, float]]:
    """Return the cases whose score is off: id, as stored, as summed."""
    weights = Report.objects.filter(case=OuterRef("pk")).order_by().values("case").annotate(all=Sum("weight"))
    true = Coalesce(Subquery(weights.values("all")), 0.0, output_field=FloatField())
    found = Case.objects.annotate(true=true).annotate(by=Abs(F("true") - F("score"))).filter(by__gt=_CLOSE)
    return found.order_by("pk").values_list("pk", "score", "true")


def faults() -> list[str]:
    """Return a line for each case whose score is not what its reports weigh."""
    return [f"case {pk}: score {stored} stored, {true} summed" for pk, stored, true in _off()]


@transaction.atomic
def rebuild() -> int:
    """Sum the scores anew; return how many were off."""
    off = list(_off().select_for_update(of=["self"], no_key=True))
    return sum(Case.objects.filter(pk=pk).update(score=true) for pk, _stored, true in off)


register(Derived("scores of cases", faults, rebuild))
