"""Giving a notice of illegal content, and answering it once its case is decided."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.moderation.actions import is_restricting
from debates.moderation.gathering import gather
from debates.moderation.models import Case, Decision, Report
from debates.moderation.reasons import LONGEST_NOTE, Reason
from debates.moderation.states import UNDO_WITHIN, Tray
from debates.moderation.things import Subject, Thing, thing_of
from debates.motions import queries as motions
from debates.notices import queries, writing
from debates.notices.addresses import named
from debates.notices.models import Notice
from debates.notices.states import State
from debates.posts.models import Post
from forum.accounts.limits import Limited
from forum.accounts.services import count
from forum.audit.chain import JSON
from forum.audit.services import append
from forum.letters.services import queue
from forum.web.queueing import defer
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.transactions import once_more

TELL = "notices.tell"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says in a notice; ``form`` is that of the page on which they typed it."""

    address: str
    text: str
    law: str
    form: UUID
    name: str = ""
    email: str = ""

    @property
    def digest(self) -> str:
        """What the notice says, so that the same can be known again."""
        return sha256(f"{self.address}\n{self.text}".encode()).hexdigest()


@once_more(after="notice_once_per_form")
@transaction.atomic
def give_notice(*, told: Told, hosts: Collection[str], asked_from: str) -> Notice:
    """Put what is held to be illegal before the moderators, and promise an answer; ``hosts`` are this site's names.

    Raises:
        Refusal: the address names nothing that stands here, or too many notices came from there.
    """
    if (same := queries.same_form(told.form, told.digest)) is not None:
        return same
    subject = _subject(told.address, hosts)
    enforce(count(Limited.NOTICES, by=asked_from))
    if told.email:  # nobody has letters sent to somebody else from many places
        enforce(count(Limited.NOTICES, by=f"to {sha256(told.email.lower().encode()).hexdigest()[:32]}"))
    notice = Notice.objects.create(
        address=told.address, text=told.text, law=told.law, form=told.form, digest=told.digest,
        name=told.name, email=told.email, case=_gathered(subject, told),
    )  # fmt: skip
    if notice.email:
        queue(mail=writing.received(notice))
    return notice


@transaction.atomic
def answer(*, decision: Decision) -> list[Notice]:
    """Answer the notices of a case that was decided, and take the answer back where the decision was undone."""
    case = decision.case
    if case.is_undecided:
        Notice.objects.filter(case=case).update(state=State.RECEIVED, decision=None, decided=None)
        return []
    state = State.ACTED if is_restricting(decision.action, decision.sanction) else State.NOT_ACTED
    held = Notice.objects.select_for_update(no_key=True).filter(case=case).exclude(state=state).order_by("pk")
    return [_answered(notice, decision, state) for notice in held]


@transaction.atomic
def tell(*, notice: int, decision: int) -> None:
    """Send the letter that says what was decided, if it is still so."""
    found = Notice.objects.select_related("decision").filter(pk=notice, decision=decision).exclude(email="").first()
    if found is not None:
        queue(mail=writing.decided(found))


def _subject(address: str, hosts: Collection[str]) -> Subject:
    """Return what stands at an address, or refuse it in words."""
    found = named(address, hosts)
    if found is None:
        words = _("This is no address of this site. Copy the one of the post, the debate or the article from here.")
        raise Refusal(Refused(words, status=422))
    if found.kind is None:
        words = _("Many things stand on that page. Give the address of the one: of a post, a debate or an article.")
        raise Refusal(Refused(words, status=422))
    subject = queries.subject_of(found)
    if subject is None:
        raise _nothing_there()
    return subject


def _nothing_there() -> Refusal:
    told = _("Nothing stands at that address any more, or nothing ever did. Look whether it is the right one.")
    return Refusal(Refused(told, status=422))


def _gathered(subject: Subject, told: Told) -> Case:
    """Return the case of a thing, with what is said here among its reports, where moderators look."""
    thing = _held(thing_of(subject))
    case = gather(thing, Tray.ILLEGAL)
    Report.objects.create(
        case=case, reporter=None, reason=Reason.ILLEGAL, law=told.law, note=told.text[:LONGEST_NOTE],
        revision_number=thing.revision,
    )  # fmt: skip
    return case


def _held(thing: Thing) -> Thing:
    """Hold debate and post in the one order, so that the post is what it was found to be until the transaction ends."""
    if thing.debate is not None:
        motions.hold_shared(thing.debate.pk)
    if thing.post is None:
        return thing
    rows = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("author", "motion__article")
    held = rows.filter(pk=thing.post.pk, state__in=queries.NOTIFIABLE).first()
    if held is None:
        raise _nothing_there()
    return thing_of(held)


def _answered(notice: Notice, decision: Decision, state: State) -> Notice:
    notice.state, notice.decision, notice.decided = state, decision, timezone.now()
    notice.save(update_fields=["state", "decision", "decided"])
    facts: dict[str, JSON] = {
        "notice": notice.pk,
        "outcome": str(state),
        "case": decision.case_id,
        "decision": decision.pk,
        "motion": decision.case.debate_id,
        "reason": str(decision.reason),
    }
    append(act="notice_decided", facts=facts)
    if notice.email:
        once, when = f"notice:{notice.pk}:{decision.pk}", decision.made + UNDO_WITHIN
        defer(TELL, once=once, not_before=when, notice=notice.pk, decision=decision.pk)
    return notice
