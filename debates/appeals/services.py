"""Appealing, speaking in an appeal, and deciding it; noting that a statement was read."""

from typing import cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.appeals.grounds import Against, ground_of
from debates.appeals.models import Appeal, Word
from debates.appeals.policy import may_appeal, may_decide_appeal, may_say, stake_in
from debates.appeals.settling import overturn, settle, told_in_log
from debates.appeals.signals import appeal_answered, appealed, word_added
from debates.appeals.states import LONGEST_WORD, Outcome, Speaker
from debates.moderation.models import Case, Decision, Report, Statement
from debates.moderation.reasons import LONGEST_FACTS
from debates.moderation.recording import decider, tell
from debates.moderation.services import hold
from debates.moderation.states import MOVES, State
from debates.moderation.things import thing_in
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.services import count
from forum.audit.services import append
from forum.text.normalise import clean, has_words
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.transactions import once_more


@once_more()
def appeal(*, against: Against, by: User, text: str) -> Appeal:
    """Appeal against a statement that one got, or against what came of one's report, once.

    Raises:
        Refusal: it is not theirs, too late, taken back or appealed already; says too much or nothing; too often.
    """
    words = _bounded(text, LONGEST_WORD)
    with transaction.atomic():
        case, now = _hold_case(against)
        ground = ground_of(now)
        enforce(may_appeal(by, ground))
        if (known := Appeal.objects.filter(decision=ground.decision, by=by).first()) is not None:
            raise Appealed(known)
        enforce(count(Limited.APPEALS, by=by))
        decision = cast("Decision", ground.decision)  # the policy refuses where there is none
        made = Appeal.objects.create(decision=decision, by=by, side=ground.side, first_decider=decision.by)
        Word.objects.create(appeal=made, by=by, role=Speaker.APPELLANT, text=words)
        if State.APPEALED in MOVES[State(case.state)]:  # what happened by itself may be undecided, and stays so
            case.state, case.version = State.APPEALED, case.version + 1
            case.save(update_fields=["state", "version"])
        appealed.send(Appeal, appeal=made)
        append(act="appealed", facts=told_in_log(made, thing_in(case)))
    return made


class Appealed(Refusal):
    """The person appealed against this decision before; ``appeal`` is how it stands."""

    def __init__(self, known: Appeal) -> None:
        told = _("You appealed against this already. What you want to add can be said in that appeal.")
        super().__init__(Refused(told, status=409))
        self.appeal = known


@transaction.atomic
def say(*, appeal: Appeal, by: User, text: str) -> Word:
    """Add a word to an appeal that is not decided yet.

    Raises:
        Refusal: the person may not, it was decided, or they say nothing, too much, or too often.
    """
    words = _bounded(text, LONGEST_WORD)
    held = _held(appeal)
    enforce(may_say(by, held))
    enforce(count(Limited.WORDS, by=by))
    role = Speaker.APPELLANT if held.by_id == by.pk else Speaker.MODERATOR
    word = Word.objects.create(appeal=held, by=by, role=role, text=words)
    word_added.send(Word, word=word)
    return word


@once_more()
def decide(*, appeal: Appeal, by: User, outcome: Outcome, answer: str) -> Appeal:
    """Decide an appeal: the decision stands, or what it did is put back as it was; a reporter's is looked at again.

    Raises:
        Refusal: the person may not, it was decided already, or there is no answer to who appealed.
    """
    words = _bounded(answer, LONGEST_FACTS)
    with transaction.atomic():
        case, thing = hold(appeal.decision.case, is_alone=True)
        held = _held(appeal)
        enforce(may_decide_appeal(by, held, thing))
        held.decider, held.decided, held.outcome, held.answer = by, timezone.now(), outcome, words
        held.is_alone = bool(stake_in(by, held, thing))  # allowed all the same: nobody else is there
        held.save(update_fields=["decider", "decided", "outcome", "answer", "is_alone"])
        restoring = overturn(held, case, thing, by) if outcome == Outcome.OVERTURNED else None
        settle(held, case, is_turned=restoring is not None)
        appeal_answered.send(Appeal, appeal=held)
        who = {name: value for name, value in decider(by, thing).items() if name != "by"}
        facts = told_in_log(held, thing) | {"outcome": str(outcome), "alone": held.is_alone} | who
        if restoring is None:
            append(act="appeal_decided", facts=facts)
        else:
            tell(restoring, thing, owes=False, act="appeal_decided", restoring=restoring.pk, **facts)
    return held


@transaction.atomic
def mark_read(*, statement: Statement, by: User) -> None:
    """Note when somebody first read a statement to them; done again, or by others, it changes nothing."""
    Statement.objects.filter(pk=statement.pk, person=by, read=None).update(read=timezone.now())


def _hold_case(against: Against) -> tuple[Case, Against]:
    """Lock the case of what is appealed, and return it and what is appealed as they are now."""
    pk = against.decision.case_id if isinstance(against, Statement) else against.case_id
    case = Case.objects.select_for_update(no_key=True, of=["self"]).select_related("debate").get(pk=pk)
    if isinstance(against, Statement):
        return case, Statement.objects.select_related("decision__by").get(pk=against.pk)
    return case, Report.objects.select_related("case").get(pk=against.pk)


def _held(appeal: Appeal) -> Appeal:
    rows = Appeal.objects.select_for_update(no_key=True, of=["self"])
    return rows.select_related("decision__case__debate", "by").get(pk=appeal.pk)


def _bounded(typed: str, most: int) -> str:
    words = clean(typed)
    if not has_words(words):
        raise Refusal(Refused(_("Say it in words: somebody reads them."), status=422))
    if len(words) > most:
        told = _("That is %(n)d characters; at most %(most)d fit. Nothing was lost: shorten it below.")
        raise Refusal(Refused(told % {"n": len(words), "most": most}, status=422))
    return words
