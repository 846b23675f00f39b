"""Putting a motion to the house, locking it and opening it again."""

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from debates.articles.models import Article
from debates.motions import queries
from debates.motions.models import Motion, MotionRole, Part, State
from debates.motions.policy import may_lock
from forum.accounts.models import User
from forum.text.normalise import has_words, single_line
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.slugs import first_free


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
def lock(*, motion: Motion, by: User) -> Motion:
    """Stop all posting in the debate; what is being posted is waited for.

    Raises:
        Refusal: the person may not.
    """
    return _set_state(motion, by, State.LOCKED)


@transaction.atomic
def unlock(*, motion: Motion, by: User) -> Motion:
    """Let people post again.

    Raises:
        Refusal: the person may not.
    """
    return _set_state(motion, by, State.OPEN)


def _set_state(motion: Motion, by: User, state: State) -> Motion:
    held = queries.alone(motion.pk)
    enforce(may_lock(by, held))
    held.state = state
    held.save(update_fields=["state"])
    return held
