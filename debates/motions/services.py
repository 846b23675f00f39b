"""Putting a motion to the house, and ruling in its debate: a reason each time, which everybody reads."""

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from debates.articles.models import Article
from debates.motions import queries
from debates.motions.models import Motion, MotionRole, Ruling
from debates.motions.policy import may_rule
from debates.motions.states import MOVES, Act, Part, State
from forum.accounts.models import User
from forum.text.normalise import has_words, single_line
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.slugs import first_free

LONGEST_REASON = 500


@transaction.atomic
def put(*, sentence: str, article: Article, host: User | None, slug: str = "") -> Motion:
    """Put a motion about an article to the house, with its host, and return it.

    Raises:
        Refusal: the sentence is empty.
    """
    sentence = single_line(sentence)
    if not has_words(sentence):
        raise Refusal(Refused(_("A motion needs its sentence."), status=422))
    motion = first_free(
        slugify(slug or sentence)[:70].strip("-") or "debate",
        lambda free: Motion.objects.create(slug=free, sentence=sentence, article=article, language=article.language),
    )
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
def reopen(*, motion: Motion, by: User, reason: str) -> Motion:
    """Take a closed debate up again, as far as its dates allow; raises as ``lock``."""
    return _rule(motion, by, Act.REOPEN, reason)


def reason_of(typed: str) -> str:
    """Return the reason of a ruling on one line.

    Raises:
        Refusal: there is none, or it is too long.
    """
    reason = single_line(typed)
    if not has_words(reason):
        raise Refusal(Refused(_("Say why: everybody in the debate reads it."), status=422))
    if len(reason) > LONGEST_REASON:
        told = _("That is %(n)d characters; a reason has at most %(most)d.")
        raise Refusal(Refused(told % {"n": len(reason), "most": LONGEST_REASON}, status=422))
    return reason


def _rule(motion: Motion, by: User, act: Act, reason: str) -> Motion:
    held = queries.alone(motion.pk)
    enforce(may_rule(by, held))
    reason = reason_of(reason)
    if act not in MOVES[State(held.state)]:
        told = _("The debate is %(state)s already, perhaps by somebody else a moment ago.")
        raise Refusal(Refused(told % {"state": held.get_state_display()}, status=409))
    held.state = MOVES[State(held.state)][act]
    held.save(update_fields=["state"])
    Ruling.objects.create(motion=held, act=act, reason=reason, by=by)
    return held
