"""What is told of a debate: the figures as they are kept, sent to pages and hashed.

They hold what others may know and nothing else: what is merged here is merged everywhere, in the verdict's hash too,
for from a hash of all cells somebody could find the cells by trying.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

# Positions are those of swing.py: for, undecided, against.
Row = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A share with its 95 % interval, 0 to 1 (of a difference, -1 to 1); ``empty`` names strata with nobody in them."""

    share: float
    low: float
    high: float
    empty: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Credited:
    """A post or a paragraph that changed minds: ``weight`` is its persuasion, ``people`` how many credit it.

    ``reasons`` are the ids of reasons that name it, the newest first, at most three.
    """

    weight: float
    people: int
    post: int | None = None
    block: int | None = None
    reasons: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sided:
    """A post on which sides agree or divide: of how many voters in all, and (agree, of how many) for each side.

    ``for_`` and ``against`` are none where the numbers would tell of single people: the post is listed without them.
    """

    post: int
    n: int
    for_: tuple[int, int] | None = None
    against: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is told of where people stand, as of a time (ISO 8601, UTC).

    ``n`` people stood before and after; ``late`` more saw totals first and ``once`` more (structured debates) voted
    only before or only after: they are left out. ``cells`` is before by after, none where merged; ``before`` and
    ``after`` are the totals, none where not even they are told, as all else then. ``swing`` is in points;
    ``conversions`` are for and against, and they, ``difference`` and ``switchers`` (to for, to against, p) are told
    only where no cell that they rest on is merged. ``outcome`` is ``for``, ``against`` or ``none``, and empty in a
    debate that has no winner: an open one, or one where n is too small to say.
    """

    as_of: str
    n: int
    late: int = 0
    once: int = 0
    is_told: bool = False
    cells: tuple[tuple[int | None, ...], ...] = ()
    merged: int = 0
    before: Row | None = None
    after: Row | None = None
    changed: int | None = None
    swing: float | None = None
    conversions: tuple[Bounds, Bounds] | None = None
    difference: Bounds | None = None
    switchers: tuple[int, int, float] | None = None
    outcome: str = ""
    reasons: int | None = None  # of those who changed, how many said why
    credited: tuple[Credited, ...] = ()
    agreed: tuple[Sided, ...] = ()
    dividing: tuple[Sided, ...] = ()
    course: tuple[tuple[str, Row], ...] = ()


def as_json(figures: Figures) -> dict[str, Any]:
    """Return the figures as they are stored; ``of_json`` gives them back."""
    kept: dict[str, Any] = json.loads(canonical(figures))
    return kept


def of_json(kept: dict[str, Any]) -> Figures:
    """Return figures as ``as_json`` gave them."""
    told = {name: _frozen(value) for name, value in kept.items()}
    told["credited"] = tuple(Credited(**_fields(one)) for one in kept["credited"])
    told["agreed"] = tuple(Sided(**_fields(one)) for one in kept["agreed"])
    told["dividing"] = tuple(Sided(**_fields(one)) for one in kept["dividing"])
    if kept["conversions"] is not None:
        told["conversions"] = tuple(Bounds(**_fields(one)) for one in kept["conversions"])
    if kept["difference"] is not None:
        told["difference"] = Bounds(**_fields(kept["difference"]))
    return Figures(**told)


def canonical(figures: Figures) -> str:
    """Return the figures as JSON in one way only: keys sorted, no spaces, numbers rounded to six places."""
    return json.dumps(_rounded(asdict(figures)), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(figures: Figures) -> str:
    """Return the SHA-256 of the canonical figures in hexadecimal digits."""
    return sha256(canonical(figures).encode()).hexdigest()


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 6) + 0.0  # no negative zero
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value


def _fields(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: _frozen(value) for name, value in kept.items()}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value
