"""A statement as a letter: everything that it says, from the decision's own rows."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.appeals.wording import DONE, SANCTIONS, TITLES
from debates.moderation.actions import SANCTIONS as ALL_SANCTIONS
from debates.moderation.actions import Action
from debates.moderation.models import Decision, Seat
from debates.moderation.reasons import RULES, Reason
from debates.moderation.seats import letter
from debates.moderation.states import Origin
from debates.posts import redacting
from debates.posts.models import Post
from debates.posts.states import State
from forum.text.differences import Part, differences, shortened
from forum.web import zones


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a post said in the revision that was decided on; without words where these are gone for good."""

    claim: str = ""
    body: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a statement says of a decision."""

    decision: Decision
    title: str
    done: list[str]
    lasts: list[str]
    rule: str
    found: str
    decided_by: str
    taken_back: Decision | None
    quoted: Quoted | None
    changes: list[Part]
    post_again: str  # an address


def letter_of(decision: Decision) -> Letter:
    """Return what is said of a decision to whom it is about; at most nine queries."""
    post = decision.case.post
    return Letter(
        decision=decision,
        title=title_of(decision),
        done=_done(decision),
        lasts=_lasts(decision),
        rule=str(RULES[Reason(decision.reason)]),
        found=_found(decision),
        decided_by=decided_by(decision),
        taken_back=Decision.objects.filter(undoes=decision).first(),
        quoted=quoted(decision) if post is not None else None,
        changes=_changes(decision, post) if post is not None else [],
        post_again=_post_again(post) if post is not None else "",
    )


def title_of(decision: Decision) -> str:
    """Return in one sentence what was decided."""
    action, sanction = Action(decision.action), decision.sanction
    if action not in TITLES and sanction:
        action = Action(sanction)
    return str(TITLES.get(action, action.label))


def decided_by(decision: Decision) -> str:
    """Return who decided, without a name."""
    if decision.is_automatic:
        return _("Nobody: it happened by itself.")
    if decision.role == "host":
        return _("A host of the debate")
    if decision.seat is None:
        return _("Whoever runs the site")
    named = {"letter": letter(decision.seat)}
    if decision.is_override:
        return _("Moderator %(letter)s, in spite of a part in the matter, which the public log shows") % named
    return _("Moderator %(letter)s, who took no part in this debate") % named


def moderator_named(person: int | None) -> str:
    """Return a moderator as the public knows them, by their id; one query."""
    found = Seat.objects.filter(person=person or 0)
    number = found.values_list("number", flat=True).first()
    return _("Moderator %(letter)s") % {"letter": letter(number)} if number else _("A moderator")


def quoted(decision: Decision) -> Quoted:
    """Return what the post of a decision said in the revision decided on; nothing of it, if it is gone; one query."""
    post = decision.case.post
    if post is None or post.state == State.PURGED:
        return Quoted()
    revision = post.revisions.filter(number=decision.revision_number or 0).first()
    return Quoted(revision.claim or "", revision.body, post.language) if revision else Quoted()


def _done(decision: Decision) -> list[str]:
    words = DONE.get(Action(decision.action)) or SANCTIONS.get(Action(decision.action))
    told = [str(words or Action(decision.action).label)]
    return [*told, str(SANCTIONS[Action(decision.sanction)])] if decision.sanction else told


def _lasts(decision: Decision) -> list[str]:
    told = []
    if decision.action == Action.PURGE:
        told.append(_("For good: it cannot be brought back. An appeal can only correct the record."))
    elif decision.action not in ALL_SANCTIONS:
        told.append(_("Unless an appeal succeeds."))
    if decision.hours:
        words = ngettext("For %(n)d hour, until %(when)s.", "For %(n)d hours, until %(when)s.", decision.hours)
        until = zones.exact(decision.made + timedelta(hours=decision.hours))
        told.append(words % {"n": decision.hours, "when": until})
    elif Action.BAN in {decision.action, decision.sanction}:
        told.append(_("Your account: until this is lifted."))
    return told or [_("A warning is for once; nothing else follows from it now.")]


def _found(decision: Decision) -> str:
    if decision.origin == Origin.ELSEWHERE:
        how = _("A moderator came upon it.")
    elif decision.case.reports.exists():
        how = _("Reported by readers.")
    else:
        how = _("It was noticed by itself.") if decision.case.signs.exists() else _("A moderator came upon it.")
    whole = _("The decision was automatic.") if decision.is_automatic else _("No part of the decision was automatic.")
    return f"{how} {whole}"


def _changes(decision: Decision, post: Post) -> list[Part]:
    if decision.action != Action.REDACT or post.state == State.PURGED:
        return []
    pairs = redacting.redaction_of(post, decision.pk)
    return shortened(differences(*pairs[0])) if pairs else []


def _post_again(post: Post) -> str:
    """Return where the same can be said anew, in better words."""
    if post.parent_id is not None:
        return reverse("threads:post", args=[post.parent_id])
    if post.block is None:
        return reverse("arguments:benches", args=[post.motion.slug])
    return reverse("threads:paragraph", args=[post.motion.slug, post.block.public_no])
