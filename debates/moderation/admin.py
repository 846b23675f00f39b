"""Cases and decisions in Django's admin, to look at. Who reported stands with the report; the author never reads it."""

from django.contrib.admin import register

from debates.moderation.models import Case, Decision, Report, Seat, Sign, Statement
from forum.web.admin import ReadOnlyAdmin


@register(Case)
class Cases(ReadOnlyAdmin):
    """What somebody should look at, or did."""

    list_display = ("id", "tray", "state", "score", "post", "motion", "profile", "article", "opened", "decided")
    list_filter = ("tray", "state")
    list_select_related = ("post", "motion", "profile", "article")


@register(Report)
class Reports(ReadOnlyAdmin):
    """What was held to be wrong, and what came of it."""

    list_display = ("case", "reason", "weight", "outcome", "made")
    list_filter = ("reason", "outcome")
    list_select_related = ("case",)


@register(Sign)
class Signs(ReadOnlyAdmin):
    """What drew attention without a report."""

    list_display = ("case", "clue", "made")
    list_filter = ("clue",)
    list_select_related = ("case",)


@register(Decision)
class Decisions(ReadOnlyAdmin):
    """What was decided, by whom and why."""

    list_display = ("id", "case", "action", "reason", "sanction", "origin", "role", "by", "made")
    list_filter = ("action", "reason", "origin", "role")
    list_select_related = ("case", "by")


@register(Statement)
class Statements(ReadOnlyAdmin):
    """What people read of decisions that took something from them."""

    list_display = ("number", "decision", "person", "appeal_until", "withdrawn", "made")
    list_select_related = ("decision", "person")


@register(Seat)
class Seats(ReadOnlyAdmin):
    """Under which numbers moderators stand in public."""

    list_display = ("number", "person")
