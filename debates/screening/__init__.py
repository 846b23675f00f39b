"""Pure: looks through a text before it is posted, by rules and by habit, and says what is to be done. Sees no post."""

from debates.screening.looking import screen
from debates.screening.verdicts import Does, Finding, Kind, Rule, Text, Verdict, What

__all__ = ["Does", "Finding", "Kind", "Rule", "Text", "Verdict", "What", "screen"]
