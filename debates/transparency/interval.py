"""How sure a share is, and a difference of two shares: 95 % intervals for numbers as small as those of one site.

Shares: Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
Statistical Association 22 (1927), 209-212. Differences: Newcombe, "Interval estimation for the difference between
independent proportions: comparison of eleven methods", Statistics in Medicine 17 (1998), 873-890, method 10, which
joins the Wilson intervals of both shares. Unlike the textbook's normal interval neither leaves the range that is
possible, nor shrinks to a point where nobody, or everybody, is counted.
"""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054  # standard deviations about the middle of a normal distribution that hold 95 %


@dataclass(frozen=True, slots=True)
class Interval:
    """A number and where it lies with 95 % confidence."""

    value: float
    low: float
    high: float

    @property
    def has_zero(self) -> bool:
        """Whether the number could well be 0."""
        return self.low <= 0 <= self.high


def share(some: int, of: int) -> Interval:
    """Return the share of ``some`` in ``of`` with its interval, 0 to 1; of nobody it could be anything."""
    _check(some, of)
    if not of:
        return Interval(0.0, 0.0, 1.0)
    found, z2 = some / of, _Z * _Z
    middle = 2 * some + z2
    spread = _Z * sqrt(z2 + 4 * some * (1 - found))
    low, high = ((middle + sign * spread) / (2 * (of + z2)) for sign in (-1, 1))
    # at both ends the formula says 0 and 1 but for what is lost in rounding
    return Interval(found, low if some else 0.0, high if some < of else 1.0)


def difference(some: int, of: int, other: int, of_other: int) -> Interval:
    """Return by how much the first share exceeds the other, -1 to 1, with its interval."""
    one, two = share(some, of), share(other, of_other)
    found = one.value - two.value
    if not of or not of_other:
        return Interval(found, -1.0, 1.0)
    below = sqrt((one.value - one.low) ** 2 + (two.high - two.value) ** 2)
    above = sqrt((one.high - one.value) ** 2 + (two.value - two.low) ** 2)
    return Interval(found, max(-1.0, found - below), min(1.0, found + above))


def _check(some: int, of: int) -> None:
    if not 0 <= some <= of:
        raise ValueError(f"{some} of {of} is no share.")
