"""The short names in addresses: the first free one of a row, also when two people take it at once."""

from collections.abc import Callable
from itertools import count
from typing import TypeVar

from django.db import IntegrityError, transaction

Made = TypeVar("Made")
MOST_TRIES = 200


def first_free(slug: str, make: Callable[[str], Made]) -> Made:
    """Call ``make`` with ``slug``, ``slug-2``, ``slug-3`` and so on until the database takes it.

    Raises:
        IntegrityError: none of 200 was free, or the row is refused for another reason.
    """
    for number in count(1):
        try:
            with transaction.atomic():
                return make(slug if number == 1 else f"{slug}-{number}")
        except IntegrityError as error:
            if "slug" not in str(error) or number >= MOST_TRIES:
                raise
    raise AssertionError  # count() never ends
