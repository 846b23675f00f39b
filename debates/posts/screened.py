"""Looking through what is posted, in its transaction: a warning first, then it is read by all, flagged or held."""

import logging
from datetime import timedelta

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.posts import counts, finding_words
from debates.posts.models import Post, ScreeningRule, Unredacted
from debates.posts.policy import must_wait
from debates.posts.signals import became_visible, posted
from debates.posts.states import RuleState, State
from debates.screening import Does, Kind, Rule, Text, Verdict, screen
from forum.accounts.models import User
from forum.web.refusal import Refusal, Refused

logger = logging.getLogger(__name__)

OF_LATE = timedelta(days=1)
MOST_RECENT = 5
_RECENT = "recent"


class Warned(Refusal):
    """The author is asked first: the same again with ``insists`` is posted."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(Refused(finding_words.warning(verdict), status=422))
        self.verdict = verdict


def rules() -> QuerySet[ScreeningRule]:
    """Return all rules, newest first: those that are on, and those that were."""
    return ScreeningRule.objects.select_related("by").order_by("-made", "-pk")


def look(
    author: User, text: Text, *, insists: bool, typed_for: float | None = None, but: Post | None = None
) -> Verdict:
    """Return what screening finds in a new post; ``but`` is a post of its author that may say the same.

    Raises:
        Warned: something was found of which the author is told first.
    """
    return _asked(_verdict(author, text, typed_for, but), insists)


def look_again(author: User, post: Post, text: Text, *, insists: bool) -> Verdict:
    """Return what screening finds in a revision.

    Raises:
        Warned: as for a new post.
        Refusal: it would be held, and others read the post already: it cannot be taken from them for that; or it
            brings back what a moderator took out, from a form that was opened before.
    """
    _refuse_redacted(post, text)
    verdict = _verdict(author, text, None, post)
    if post.is_public and must_wait(author):
        reason = _("Your posts wait for a moderator at present, so what others read already cannot be revised.")
        raise Refusal(Refused(reason, status=409))
    if post.is_public and verdict.does == Does.HOLD:
        raise Refusal(Refused(finding_words.not_revised(verdict), status=422))
    return _asked(verdict, insists)


def _refuse_redacted(post: Post, text: Text) -> None:
    for passages in Unredacted.objects.filter(post=post).values_list("passages", flat=True):
        if found := next((passage for passage in passages if passage in text.whole), None):
            told = _("A moderator took “%(words)s” out of this post. Revise it without these words, or appeal.")
            raise Refusal(Refused(told % {"words": found[:80]}, status=409))


def state_of_new(author: User, verdict: Verdict) -> State:
    """Return the state in which something new is said."""
    return State.HELD if verdict.does == Does.HOLD or must_wait(author) else State.VISIBLE


def let_in(post: Post, verdict: Verdict) -> None:
    """Count a new post and tell other rooms of it; what is held is not counted yet, and not read yet."""
    if post.is_public:
        counts.came(post)
    posted.send(Post, post=post, verdict=verdict)
    if post.is_public:
        became_visible.send(Post, post=post)


def _asked(verdict: Verdict, insists: bool) -> Verdict:  # noqa: FBT001 - private
    if verdict.warns and not insists:
        raise Warned(verdict)
    return verdict.insisted


def _verdict(author: User, text: Text, typed_for: float | None, but: Post | None) -> Verdict:
    known, recent = _rules_and_recent(author, but)
    verdict = screen(text, known, recent, typed_for, author.trust)
    if verdict.ran_out:
        logger.warning("Screening rules ran out of time or are broken: %s", verdict.ran_out)
    return verdict


def _rules_and_recent(author: User, but: Post | None) -> tuple[list[Rule], list[str]]:
    """Return the rules that are on, and what the author said of late. One statement: posting has a budget of them."""
    on = ScreeningRule.objects.filter(state=RuleState.ON).values_list("pk", "kind", "pattern", "does", "told")
    rows = list(on.union(_recent(author, but), all=True))
    known = [Rule(pk, Kind(kind), words, Does(does), told) for pk, kind, words, does, told in rows if kind != _RECENT]
    return sorted(known, key=lambda rule: rule.id), [words for _pk, kind, words, *_rest in rows if kind == _RECENT]


def _recent(author: User, but: Post | None) -> QuerySet[Post, tuple[object, ...]]:
    """Return the author's posts of the last day as rows of rules; what they took back they may say again."""
    said = Concat(Coalesce(F("claim"), Value("")), Value("\n"), F("body"), output_field=TextField())
    since = timezone.now() - OF_LATE
    found = Post.objects.filter(author=author, created__gt=since).exclude(state__in=[State.WITHDRAWN, State.PURGED])
    if but is not None:
        found = found.exclude(pk=but.pk)
    rows = found.annotate(as_kind=Value(_RECENT), said=said, does=Value(""), told=Value(""))
    return rows.order_by("-created", "-pk").values_list("pk", "as_kind", "said", "does", "told")[:MOST_RECENT]
