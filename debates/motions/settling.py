"""Changing the terms and the words of a debate that stands already: told to everybody, with the reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from rapidfuzz.distance import Levenshtein

from debates.motions import queries
from debates.motions.models import Motion, Ruling
from debates.motions.policy import is_frozen, may_reword, may_rule
from debates.motions.services import enforce_none, enforce_terms, reason_of, sentence_of, write_terms
from debates.motions.states import Act
from debates.motions.terms import Terms, changed, fingerprint, fitted, terms_of, too_late
from forum.accounts.models import User
from forum.text.normalise import has_words
from forum.web.refusal import Refusal, Refused, enforce

SLIP = 3  # letters that a slip of the pen has at most


class Stale(Refusal):
    """Somebody changed the debate since the form was opened."""


@transaction.atomic
def settle(*, motion: Motion, by: User, terms: Terms, seen: str, reason: str = "") -> Motion:
    """Change the terms of a debate; ``seen`` is the fingerprint of what the form showed. Its format stays.

    Raises:
        Stale: somebody else changed it meanwhile.
        Refusal: the person may not, a reason is missing, the terms cannot be so, or nothing changes.
    """
    held = _held(motion, seen)
    enforce(may_rule(by, held))
    was, becomes = terms_of(held), fitted(terms)
    named = changed(was, becomes)
    if not named:
        raise Refusal(Refused(_("Nothing was changed, so nothing was written down."), status=422))
    enforce_terms(terms)
    enforce_none(too_late(was, becomes, timezone.now()))
    _refuse_to_count_others(held, named)
    told = _reason(held, reason)
    write_terms(held, becomes)
    Ruling.objects.create(motion=held, act=Act.SETTLE, reason=told, became=" ".join(named), by=by)
    return held


@transaction.atomic
def reword(*, motion: Motion, by: User, sentence: str, seen: str, reason: str = "") -> Motion:
    """Change the motion's words: freely until somebody stands for or against it, afterwards a slip of the pen.

    Raises:
        Stale: somebody else changed the debate meanwhile.
        Refusal: the person may not, a reason is missing, it is more than a slip, or nothing changes.
    """
    held = _held(motion, seen)
    enforce(may_reword(by, held))
    was, becomes = held.sentence, sentence_of(sentence)
    if was == becomes:
        raise Refusal(Refused(_("Nothing was changed, so nothing was written down."), status=422))
    if is_frozen(held):
        _refuse_more_than_a_slip(was, becomes)
        told = reason_of(reason)
    else:
        told = _or_said(reason, _("Before anybody stood for or against it."))
    held.sentence = becomes
    held.save(update_fields=["sentence"])
    Ruling.objects.create(motion=held, act=Act.REWORD, reason=told, was=was, became=becomes, by=by)
    return held


def is_slip(was: str, becomes: str) -> bool:
    """Say whether a change is no more than a slip of the pen: as many words, at most ``SLIP`` letters other."""
    return len(was.split()) == len(becomes.split()) and Levenshtein.distance(was, becomes) <= SLIP


def _held(motion: Motion, seen: str) -> Motion:
    held = queries.alone(motion.pk)
    if fingerprint(held) != seen:
        told = _("Somebody else changed this debate since you opened the form. What stands now is told beside it.")
        raise Stale(Refused(told, status=409))
    return held


def _refuse_more_than_a_slip(was: str, becomes: str) -> None:
    if not is_slip(was, becomes):
        told = _(
            "People stand for or against these words. What may still be put right is a slip of the pen: "
            "at most %(n)d letters, and as many words as before."
        )
        raise Refusal(Refused(told % {"n": SLIP}, status=422))


def _refuse_to_count_others(motion: Motion, named: list[str]) -> None:
    """Whose votes counted by the close is part of the result, which nobody mends afterwards."""
    if motion.is_over and "counts_from" in named:
        raise Refusal(Refused(_("This debate is over: whose votes count in it stays as it is."), status=409))


def _reason(motion: Motion, typed: str) -> str:
    """Return the reason of a change; before the debate begins none is asked for."""
    if motion.opens <= timezone.now():
        return reason_of(typed)
    return _or_said(typed, _("Before the debate began."))


def _or_said(typed: str, otherwise: str) -> str:
    return reason_of(typed) if has_words(typed) else otherwise
