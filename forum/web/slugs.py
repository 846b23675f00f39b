"""The short names in addresses: the first free one of a row, also when two people take it at once."""

from collections.abc import Callable, Iterator
from secrets import token_hex
from typing import TypeVar

from django.db import IntegrityError, transaction

Made = TypeVar("Made")
MOST_NUMBERED = 50  # names of other scripts leave nothing of an address: of those there are many alike
BY_CHANCE = 5


def first_free(slug: str, make: Callable[[str], Made]) -> Made:
    """Call ``make`` with ``slug``, ``slug-2``, ``slug-3`` and so on until the database takes it, then with chance ends.

    Raises:
        IntegrityError: none was free, or the row is refused for another reason.
    """
    *names, last = _names(slug)
    for name in names:
        try:
            with transaction.atomic():
                return make(name)
        except IntegrityError as error:
            if "slug" not in str(error):
                raise
    return make(last)


def _names(slug: str) -> Iterator[str]:
    yield slug
    yield from (f"{slug}-{number}" for number in range(2, MOST_NUMBERED + 1))
    yield from (f"{slug}-{token_hex(4)}" for _ in range(BY_CHANCE))
