"""Drawing lots for a place in the default order. Pure: the same seed gives the same order, on every machine.

Whoever stands first gets the votes; so a post with few of them is drawn by what its votes leave possible, anew for each
person and day. Lots come from SHA-256, draws from SHAKE-256: two hundred of Python's own generators a page were too
slow to set up, and these are the same everywhere.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256, shake_256
from heapq import nsmallest
from itertools import chain, islice
from struct import unpack
from typing import TypeVar

YOUNG = 10  # votes: with fewer a post is drawn for its place
MOST = 200  # posts of a side that are drawn
EVERY = 3  # of so many places one, the last, goes to a young post
_LOTS = 2**31
T = TypeVar("T")


def seed_of(person: int | str, day: date, motion: int) -> int:
    """Return the seed of a person, by number or by session, on a day (UTC) in a motion: 0 to under 2**64."""
    return _lot(f"{motion} {day.isoformat()} {type(person).__name__} {person}")


def drawn(tallies: Sequence[tuple[int, int, int]], seed: int) -> list[int]:
    """Return the keys of the young among posts given as (key, yes, no), in the order of their draws, best first.

    Thompson sampling (1933): each is drawn from Beta(1 + yes, 1 + no), what its votes say of its share. A draw depends
    on the seed, the key and the votes alone, so one post more does not shuffle the others. Posts with YOUNG votes or
    more are left out; of more than MOST young ones so many are taken, by lot.
    """
    young = [(_lot(f"{seed} {key}"), key, yes, no) for key, yes, no in tallies if yes + no < YOUNG]
    draws = [(-_beta(lot, yes, no), key) for lot, key, yes, no in nsmallest(MOST, young)]
    return [key for _draw, key in sorted(draws)]


def mixed(best: Sequence[T], young: Sequence[T], start: int = 0) -> list[T]:
    """Return both in one order: every third place goes to the next of the young, the others to the next of the best.

    Places are counted from the beginning of the whole order, of which ``start`` were shown before. When one runs out
    the other fills up.
    """
    order: list[T] = []
    ones, others = iter(best), iter(young)
    for place in range(start + 1, start + len(best) + len(young) + 1):
        first, second = (others, ones) if place % EVERY == 0 else (ones, others)
        order += islice(chain(first, second), 1)
    return order


def start_of(seed: int) -> int:
    """Return the lot, 0 to under 2**31, at which the circular order begins that does not depend on votes."""
    return _lot(f"turn {seed}") % _LOTS


def _lot(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big")


def _beta(seed: int, yes: int, no: int) -> int:
    """Return a draw from Beta(1 + yes, 1 + no), times 2**64: of yes + no + 1 lots the one with ``yes`` below it."""
    n = yes + no + 1
    lots: list[int] = sorted(unpack(f">{n}Q", shake_256(f"{seed}".encode()).digest(8 * n)))
    return lots[yes]
