"""Reporting: one report for a person and an undecided case; enough of them hide a post until somebody looks."""

from django.db import transaction
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.moderation.actions import Target
from debates.moderation.gathering import gather
from debates.moderation.hiding import hide_if_grave
from debates.moderation.models import Case, Report
from debates.moderation.policy import may_report
from debates.moderation.reasons import LONGEST_LAW, LONGEST_NOTE, Reason
from debates.moderation.score import weight
from debates.moderation.signals import reported
from debates.moderation.states import UNDECIDED, Outcome, Tray
from debates.moderation.things import Thing, thing_of
from debates.motions import queries as motions
from debates.posts.models import Post
from forum.accounts.limits import Limited
from forum.accounts.models import HIGHEST_TRUST, User
from forum.accounts.services import count
from forum.text.normalise import clean, has_words, single_line
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.transactions import once_more


@once_more()
def report(*, by: User, thing: Thing, reason: Reason, note: str = "", law: str = "") -> Report:
    """Report something. Sent again while nobody decided, it changes what was said; after a new revision it is new.

    Raises:
        Refusal: the person may not, says too much or not enough, does it too often, or was answered already.
    """
    words, named = _note(note, reason), _law(law, reason)
    with transaction.atomic():
        if thing.debate is not None:
            motions.hold_shared(thing.debate.pk)
        held = _held(thing)
        enforce(may_report(by, held))
        _refuse_answered(by, held)
        enforce(count(Limited.REPORTS, by=by))
        case = gather(held, Tray.ILLEGAL if reason == Reason.ILLEGAL else Tray.REPORTED)
        made, is_new = _write(case, by, held, {"reason": reason, "note": words, "law": named})
        weigh(case)
        reported.send(Report, report=made, is_new=is_new)
        hide_if_grave(case, held)
    return made


def weight_of(person: User) -> float:
    """Return how much a report of somebody weighs now: see score.py; one query."""
    own = Report.objects.filter(reporter=person).exclude(outcome=Outcome.WAITING)
    found = own.aggregate(agreed=Count("pk", filter=Q(outcome=Outcome.AGREED)), decided=Count("pk"))
    return weight(HIGHEST_TRUST if person.keeps_order else person.trust, found["agreed"], found["decided"])


def weigh(case: Case) -> None:
    """Write what the reports of a held case weigh together."""
    case.score = case.reports.aggregate(Sum("weight"))["weight__sum"] or 0.0
    case.save(update_fields=["score"])


def _held(thing: Thing) -> Thing:
    """Hold a post, so that it says and is what is reported until the transaction ends."""
    if thing.post is None:
        return thing
    rows = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("author", "motion__article")
    return thing_of(rows.get(pk=thing.post.pk))


def _write(case: Case, by: User, thing: Thing, said: dict[str, str]) -> tuple[Report, bool]:
    given = said | {"revision_number": thing.revision, "weight": weight_of(by), "made": timezone.now()}
    return Report.objects.update_or_create(case=case, reporter=by, defaults=given)


def _refuse_answered(by: User, thing: Thing) -> None:
    """Refuse to hear twice what was answered: until the post is revised, or somebody else asks, the answer stands."""
    if thing.kind != Target.POST:
        return
    answered = Report.objects.filter(case__post=thing.post, reporter=by, revision_number=thing.revision)
    if answered.exclude(case__state__in=UNDECIDED).exists():
        told = _("You reported this, and a moderator decided. If you think they were wrong, you can appeal.")
        raise Refusal(Refused(told, status=409))


def _note(typed: str, reason: Reason) -> str:
    words = clean(typed)
    if reason == Reason.OTHER and not has_words(words):
        raise Refusal(Refused(_("Say what is wrong: none of the reasons says it for you."), status=422))
    if len(words) > LONGEST_NOTE:
        told = _("That is %(n)d characters; a note has at most %(most)d. Nothing was lost: shorten it below.")
        raise Refusal(Refused(told % {"n": len(words), "most": LONGEST_NOTE}, status=422))
    return words


def _law(typed: str, reason: Reason) -> str:
    words = single_line(clean(typed))
    if reason == Reason.ILLEGAL and not has_words(words):
        raise Refusal(Refused(_("Name the law that it breaks, as well as you can: “Penal Code, section 153”."), 422))
    if len(words) > LONGEST_LAW:
        told = _("That is %(n)d characters; the name of a law has at most %(most)d. Nothing was lost: shorten it.")
        raise Refusal(Refused(told % {"n": len(words), "most": LONGEST_LAW}, status=422))
    return words
