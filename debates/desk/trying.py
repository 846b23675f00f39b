"""What the word lists find in a text that a moderator tries; nothing is posted."""

from debates.posts.models import ScreeningRule
from debates.posts.states import RuleState
from debates.screening import Does, Kind, Rule, Text, Verdict, screen

LONGEST_TRIED = 20_000


def tried(text: str) -> Verdict:
    """Return what the rules that are on find in a text of somebody trusted, who typed it at leisure; one query."""
    on = ScreeningRule.objects.filter(state=RuleState.ON).order_by("pk")
    known = [Rule(rule.pk, Kind(rule.kind), rule.pattern, Does(rule.does), rule.told) for rule in on]
    return screen(Text(text[:LONGEST_TRIED]), known, [], None, 1)
