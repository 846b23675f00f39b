"""What happens by itself: reports that weigh enough hide a post until somebody looks at it."""

from debates.moderation.actions import Action, Target
from debates.moderation.choosing import Choice
from debates.moderation.models import Case, Decision, Report, Sign
from debates.moderation.reasons import Reason
from debates.moderation.recording import carry_out
from debates.moderation.score import Weighed, hides
from debates.moderation.states import Clue, Origin
from debates.moderation.things import Thing
from debates.posts.states import PUBLIC
from debates.voting.queries import openings
from forum.accounts.models import HIGHEST_TRUST


def hide_if_grave(case: Case, thing: Thing) -> Decision | None:
    """Hide the post of a held case if its reports weigh enough, and return the decision; at most four queries more.

    Never again for a revision that a moderator found in order.
    """
    if thing.kind != Target.POST or thing.post is None or thing.post.state not in PUBLIC:
        return None
    reports = list(case.reports.select_related("reporter").filter(reporter__isnull=False))
    if not hides(*_weighed(reports, thing)) or was_approved(thing):
        return None
    Sign.objects.create(case=case, clue=Clue.SCORE, revision_number=thing.revision, facts={"score": case.score})
    gravest = max(reports, key=lambda report: report.weight)
    choice = Choice(action=Action.HIDE, reason=Reason(gravest.reason), law=gravest.law)
    return carry_out(case, thing, choice, by=None, origin=Origin.AUTOMATIC, leaves_open=True)


def was_approved(thing: Thing) -> bool:
    """Say whether a moderator found in order what a post says now; one query."""
    fine = Decision.objects.filter(case__post=thing.post, revision_number=thing.revision)
    fine = fine.filter(action__in=[Action.APPROVE, Action.DISMISS, Action.RESTORE])
    return fine.exclude(pk__in=Decision.objects.filter(undoes__isnull=False).values("undoes")).exists()


def _weighed(reports: list[Report], thing: Thing) -> tuple[list[Weighed], str | None]:
    if thing.debate is None or thing.owner is None:
        return [], None
    people = [report.reporter for report in reports if report.reporter is not None]
    sides = openings(thing.debate, [thing.owner.pk, *(person.pk for person in people)])
    trust = {person.pk: HIGHEST_TRUST if person.keeps_order else person.trust for person in people}
    weighed = [
        Weighed(report.weight, trust[report.reporter_id], sides.get(report.reporter_id))
        for report in reports
        if report.reporter_id is not None
    ]
    return weighed, sides.get(thing.owner.pk)
