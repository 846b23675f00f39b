"""Labels along a line: none overlaps another, each as near to its place as the others let it. Pure.

And coordinates as SVG has them: a template would write a decimal comma in languages that have one.
"""

from collections.abc import Sequence


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[int]:
    """Return the places of labels in the units of the picture, in the order given, which is that of the line.

    Two neighbours are ``gap`` apart at least, all lie between ``low`` and ``high`` while there is room for all, and
    the sum of the squares of how far they are moved is least: a monotone regression by pooling adjacent violators
    (Ayer and others, 1955) on the places less the gaps that must lie before them.
    """
    places = _rising([place - number * gap for number, place in enumerate(wanted)])
    highest = max(high - gap * (len(wanted) - 1), low)
    return [round(min(max(place, low), highest) + number * gap) for number, place in enumerate(places)]


def _rising(places: Sequence[float]) -> list[float]:
    pools: list[list[float]] = []
    for place in places:
        pools.append([place])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    return [_mean(pool) for pool in pools for _ in pool]


def _mean(pool: Sequence[float]) -> float:
    return sum(pool) / len(pool)


def written(*numbers: float) -> str:
    """Return coordinates as a path has them, to a tenth of a unit, with a space between."""
    return " ".join(f"{round(number, 1):g}" for number in numbers)
