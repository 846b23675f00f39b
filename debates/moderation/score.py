"""How much a report weighs, and when reports hide a post by themselves. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_PRECISION, MOST_PRECISION = 0.25, 1.5
HIDES_FROM = 4.0  # the score
LEAST_PEOPLE = 3  # of trust 1 or more


@dataclass(frozen=True, slots=True)
class Weighed:
    """A report by who made it: its weight, their trust (0 to 3), and the side on which they opened, if they did."""

    weight: float
    trust: int
    side: str | None


def precision(agreed: int, decided: int) -> float:
    """Return how often somebody's reports are agreed with, (agreed + 1) / (decided + 2), within its bounds.

    The rule of succession (Laplace 1774): who never reported counts as right every other time.
    """
    return min(max((agreed + 1) / (decided + 2), LEAST_PRECISION), MOST_PRECISION)


def weight(trust: int, agreed: int, decided: int) -> float:
    """Return how much a report weighs: trust (0 to 3) times precision."""
    return trust * precision(agreed, decided)


def score(reports: Sequence[Weighed]) -> float:
    """Return what the reports of a case weigh together."""
    return sum(report.weight for report in reports)


def hides(reports: Sequence[Weighed], author_side: str | None) -> bool:
    """Say whether reports hide a post by themselves.

    In a debate a report is a weapon of the other side: at least one must come from the author's own. Of an author who
    never said for or against there is no own side, and nothing hides by itself.
    """
    trusted = [report for report in reports if report.trust >= 1]
    if author_side is None or len(trusted) < LEAST_PEOPLE or score(reports) < HIDES_FROM:
        return False
    return any(report.side == author_side for report in trusted)
