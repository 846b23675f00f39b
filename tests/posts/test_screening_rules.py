"""Setting the rules of screening: who may, and which patterns are refused, each beside one that is taken."""

import pytest

from debates.posts.models import ScreeningRule
from debates.posts.screened import rules
from debates.posts.screening_rules import add_rule, turn_off, turn_on
from debates.posts.states import RuleDoes, RuleKind, RuleState
from forum.web.refusal import Refusal

pytestmark = pytest.mark.django_db


def add(by, pattern: str = " Casino ", kind: RuleKind = RuleKind.WORD, **fields) -> ScreeningRule:
    return add_rule(by=by, kind=kind, pattern=pattern, does=fields.pop("does", RuleDoes.HOLD), **fields)


def test_a_moderator_adds_a_rule_and_turns_it_off_and_on(moderator):
    rule = add(moderator, told="  no  advertising ")
    assert (rule.pattern, rule.told, rule.by, rule.state) == ("Casino", "no advertising", moderator, RuleState.ON)
    assert turn_off(rule=rule, by=moderator).state == ScreeningRule.objects.get().state == RuleState.OFF
    assert turn_on(rule=rule, by=moderator).state == ScreeningRule.objects.get().state == RuleState.ON


def test_the_same_rule_again_is_turned_on_with_what_it_does_now(moderator):
    rule = add(moderator)
    turn_off(rule=rule, by=moderator)
    again = add(moderator, does=RuleDoes.WARN)
    assert (again.pk, again.does, again.state) == (rule.pk, RuleDoes.WARN, RuleState.ON)


def test_the_newest_rule_comes_first(moderator):
    made = [add(moderator, word) for word in ("tea", "milk")]
    assert list(rules()) == made[::-1]


def test_nobody_else_sets_rules(moderator, person):
    rule = add(moderator)
    for act in (
        lambda: add(person, "tea"),
        lambda: turn_off(rule=rule, by=person),
        lambda: turn_on(rule=rule, by=person),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert (refused.value.refused.status, "Only moderators" in refused.value.refused.reason) == (403, True)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(a+)+$", "takes too long"),
        ("(?R)", "takes too long"),
        ("(", "no regular expression"),
        ("x" * 201, "no regular expression"),
        ("x*", "found in every text"),
        ("  ", "Write the pattern"),
    ],
)
def test_a_pattern_that_is_of_no_use_is_refused(moderator, pattern, told):
    with pytest.raises(Refusal) as refused:
        add(moderator, pattern, RuleKind.PATTERN)
    assert (refused.value.refused.status, told in refused.value.refused.reason) == (422, True)
    assert not ScreeningRule.objects.exists()


@pytest.mark.parametrize("pattern", [r"buy\s+now", "(?:a|b)+c", "x" * 200])
def test_a_pattern_that_is_of_use_is_taken(moderator, pattern):
    assert add(moderator, pattern, RuleKind.PATTERN).pattern == pattern


@pytest.mark.parametrize("words", ["", " \n", "x" * 201])
def test_no_words_or_too_many_are_refused(moderator, words):
    with pytest.raises(Refusal) as refused:
        add(moderator, words)
    assert refused.value.refused.status == 422
