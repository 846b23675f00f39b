"""Putting a motion to the house, and ruling in its debate: a reason each time, which everybody reads."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from debates.articles.models import Article
from debates.motions import queries
from debates.motions.clock import Standing, following
from debates.motions.models import MAX_SENTENCE, Motion, MotionRole, Phase, Ruling
from debates.motions.policy import acts_now, may_open, may_rule
from debates.motions.signals import ruled
from debates.motions.states import MOVES, Act, Format, Part, State
from debates.motions.terms import NAMES, Terms, Wrong, fitted, too_late, wrong
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.services import count
from forum.text.normalise import fold
from forum.web.lines import line_of
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.slugs import first_free

LONGEST_REASON = 500
_PLAIN = ("format", "opens", "closes", "voices", "pause", "comments_follow", "introduction", "results", "counts_from")
GRACE = timedelta(hours=1)  # somebody who chose "now" takes a while to press the button
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


@transaction.atomic
def put(*, sentence: str, article: Article, host: User | None, slug: str = "") -> Motion:
    """Put a motion about an article to the house, open and without an end, with its host, and return it.

    Raises:
        Refusal: the sentence is empty or too long.
    """
    return _put(sentence_of(sentence), article, host, slug, Terms(Format.OPEN, timezone.now()))


@transaction.atomic
def open_debate(*, sentence: str, article: Article, host: User, terms: Terms) -> Motion:
    """Put a motion to the house on these terms: once, where the form comes twice or two people think of it.

    Raises:
        Refusal: the person may not, the terms cannot be so, or the same motion stands on the article already.
    """
    enforce(may_open(host))
    sentence = sentence_of(sentence)
    enforce_terms(terms)
    enforce_none(too_late(Terms(terms.format, NEVER), terms, timezone.now() - GRACE))
    enforce(count(Limited.DEBATES, by=host))
    held = Article.objects.select_for_update().get(pk=article.pk)
    if any(fold(known) == fold(sentence) for known in held.motions.values_list("sentence", flat=True)):
        told = _("This motion is debated on this article already: it stands in the list. Put it in other words.")
        raise Refusal(Refused(told, status=409))
    return _put(sentence, held, host, "", terms)


def sentence_of(typed: str) -> str:
    """Return a motion's sentence on one line.

    Raises:
        Refusal: there is none, or it is too long.
    """
    missing = _("A motion needs its sentence.")
    too_long = _("That is %(n)d characters; a motion has at most %(most)d.")
    return line_of(typed, most=MAX_SENTENCE, missing=missing, too_long=too_long)


def enforce_terms(terms: Terms) -> None:
    """Let terms pass that a debate may have.

    Raises:
        Refusal: they cannot be so; it names the phase.
    """
    enforce_none(wrong(terms))


def enforce_none(faults: Iterable[Wrong]) -> None:
    """Let terms pass of which nothing is wrong.

    Raises:
        Refusal: something is; it names the phase.
    """
    for fault in faults:
        told = f"{NAMES[fault.at]}: {fault.told}" if fault.at in NAMES else fault.told
        raise Refusal(Refused(told, status=422))


def write_terms(motion: Motion, terms: Terms) -> None:
    """Write terms that were found well into a motion and its phases, which the caller holds."""
    fit = fitted(terms)
    for name in _PLAIN:
        setattr(motion, name, getattr(fit, name))
    motion.save()
    motion.forget_timetable()
    motion.phases.all().delete()
    Phase.objects.bulk_create(
        Phase(motion=motion, stage=s.stage, starts=s.starts, ends=s.ends, who=s.who, longest=s.longest)
        for s in fit.spans
    )


def _put(sentence: str, article: Article, host: User | None, slug: str, terms: Terms) -> Motion:
    motion = first_free(
        slugify(slug or sentence)[:70].strip("-") or "debate",
        lambda free: Motion.objects.create(slug=free, sentence=sentence, article=article, language=article.language),
    )
    write_terms(motion, terms)
    if host is not None:
        MotionRole.objects.create(motion=motion, person=host, part=Part.HOST)
    return motion


@transaction.atomic
def lock(*, motion: Motion, by: User, reason: str) -> Motion:
    """Stop all posting in the debate for a time; what is being posted is waited for.

    Raises:
        Refusal: the person may not, gives no reason, or it was done already.
    """
    return _rule(motion, by, Act.LOCK, reason)


@transaction.atomic
def unlock(*, motion: Motion, by: User, reason: str) -> Motion:
    """Let people post again after a lock; raises as ``lock``."""
    return _rule(motion, by, Act.UNLOCK, reason)


@transaction.atomic
def close(*, motion: Motion, by: User, reason: str) -> Motion:
    """End the debate, whatever its dates say; raises as ``lock``."""
    return _rule(motion, by, Act.CLOSE, reason)


@transaction.atomic
def reopen(*, motion: Motion, by: User, reason: str, closes: datetime | None = None) -> Motion:
    """Take a closed debate up again; where its time is over, until ``closes``. Raises as ``lock``.

    Raises:
        Refusal: its time is over, and no time to come is given; or it is structured and no phase lies ahead.
    """
    held = _held(motion, by, Act.REOPEN)
    reason = reason_of(reason)
    if held.clock.standing == Standing.OVER:
        _prolong(held, closes)
    return _ruled(held, by, Act.REOPEN, State.OPEN, reason)


def _prolong(motion: Motion, closes: datetime | None) -> None:
    if motion.is_structured:
        ahead = following(motion.timetable.spans, timezone.now())
        told = (
            _("The phases of this debate are over. Put one ahead in the settings first.")
            if ahead
            else _("This debate has had all its phases. Put another motion on the article instead.")
        )
        raise Refusal(Refused(told, status=409))
    if closes is None or closes <= timezone.now():
        raise Refusal(Refused(_("The time of this debate is over. Say until when it sits from now on."), status=422))
    motion.closes = closes
    motion.save(update_fields=["closes"])
    motion.forget_timetable()


@transaction.atomic
def impose(*, motion: Motion, by: User | None, act: Act, reason: str) -> Motion:
    """Lock or unlock a debate by a decision of moderation, which tells of it itself; who may, the caller asked.

    Raises:
        Refusal: the debate is in that state already.
    """
    held = queries.alone(motion.pk)
    _refuse_done(held, act)
    return _ruled(held, by, act, MOVES[State(held.state)][act], reason[:LONGEST_REASON], is_decided=True)


def reason_of(typed: str) -> str:
    """Return the reason of a ruling on one line.

    Raises:
        Refusal: there is none, or it is too long.
    """
    missing = _("Say why: everybody in the debate reads it.")
    too_long = _("That is %(n)d characters; a reason has at most %(most)d.")
    return line_of(typed, most=LONGEST_REASON, missing=missing, too_long=too_long)


def _rule(motion: Motion, by: User, act: Act, reason: str) -> Motion:
    held = _held(motion, by, act)
    return _ruled(held, by, act, MOVES[State(held.state)][act], reason_of(reason))


def _held(motion: Motion, by: User, act: Act) -> Motion:
    held = queries.alone(motion.pk)
    enforce(may_rule(by, held))
    _refuse_done(held, act)
    return held


def _refuse_done(motion: Motion, act: Act) -> None:
    if act not in acts_now(motion):
        told = _("The debate is %(state)s already, perhaps by somebody else a moment ago.")
        raise Refusal(Refused(told % {"state": motion.get_state_display()}, status=409))


def _ruled(held: Motion, by: User | None, act: Act, state: State, reason: str, *, is_decided: bool = False) -> Motion:
    held.state = state
    held.save(update_fields=["state"])
    ruling = Ruling.objects.create(motion=held, act=act, reason=reason, by=by)
    if not is_decided:
        ruled.send(Ruling, ruling=ruling)
    return held
