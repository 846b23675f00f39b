"""Setting the rules by which posts are screened. What is turned off stays, to be turned on again."""

from django.db import transaction
from django.utils.translation import gettext as _

from debates.posts.models import MAX_PATTERN, MAX_TOLD, ScreeningRule
from debates.posts.policy import may_set_rules
from debates.posts.states import RuleDoes, RuleKind, RuleState
from debates.screening.patterns import BrokenPattern, compiled, matches_nothing, takes_long
from forum.accounts.models import User
from forum.text.normalise import clean, has_words
from forum.web.lines import line_of
from forum.web.refusal import Refusal, Refused, enforce


@transaction.atomic
def add_rule(*, by: User, kind: RuleKind, pattern: str, does: RuleDoes, told: str = "") -> ScreeningRule:
    """Add a rule, or turn on again the same one with what it does and tells now.

    Raises:
        Refusal: the person may not, or the rule is empty, too long, broken, found in everything, or takes too long.
    """
    enforce(may_set_rules(by))
    sought = _tried(pattern) if kind == RuleKind.PATTERN else _line(pattern, MAX_PATTERN)
    fields = {
        "does": RuleDoes(does),
        "told": _line(told, MAX_TOLD) if has_words(told) else "",
        "state": RuleState.ON,
        "by": by,
    }
    return ScreeningRule.objects.update_or_create(kind=RuleKind(kind), pattern=sought, defaults=fields)[0]


@transaction.atomic
def turn_off(*, rule: ScreeningRule, by: User) -> ScreeningRule:
    """Look for it no longer; what it found stays as it is.

    Raises:
        Refusal: the person may not.
    """
    return _turned(rule, by, RuleState.OFF)


@transaction.atomic
def turn_on(*, rule: ScreeningRule, by: User) -> ScreeningRule:
    """Look for it again, in what is posted from now on.

    Raises:
        Refusal: the person may not.
    """
    return _turned(rule, by, RuleState.ON)


def _turned(rule: ScreeningRule, by: User, state: RuleState) -> ScreeningRule:
    enforce(may_set_rules(by))
    rule.state = state
    ScreeningRule.objects.filter(pk=rule.pk).update(state=state)
    return rule


def _line(typed: str, most: int) -> str:
    missing = _("Write the words that posts are looked through for.")
    too_long = _("That is %(n)d characters; at most %(most)d are taken here.")
    return line_of(typed, most=most, missing=missing, too_long=too_long)


def _tried(typed: str) -> str:
    """Return a pattern that compiles, is found in some texts only, and takes no time worth mentioning."""
    pattern = clean(typed)
    if not has_words(pattern):
        raise _refused(_("Write the pattern that posts are looked through for."))
    try:
        usable = compiled(pattern)
    except BrokenPattern as error:
        told = _("This is no regular expression, or it has more than %(most)d characters. Correct it.")
        raise _refused(told % {"most": MAX_PATTERN}) from error
    if takes_long(usable):
        raise _refused(_("This pattern takes too long on some texts. Repeat no repetitions in it."))
    if matches_nothing(usable):
        raise _refused(_("This pattern is found in every text, even in an empty one. Make it more exact."))
    return pattern


def _refused(reason: str) -> Refusal:
    return Refusal(Refused(reason, status=422))
