"""Doing a verb's transaction once more, where the database asks for it."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, connection

P = ParamSpec("P")
R = TypeVar("R")

DEADLOCK, SERIALIZATION = "40P01", "40001"


def once_more(*, after: str = "") -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Repeat a verb once after a deadlock, or after the uniqueness named ``after`` was lost to somebody quicker.

    Only the outermost transaction can be repeated: inside another one the error goes on up.
    """

    def decorate(verb: Callable[P, R]) -> Callable[P, R]:
        @wraps(verb)
        def repeated(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return verb(*args, **kwargs)
            except DatabaseError as error:
                if connection.in_atomic_block or not _is_worth_it(error, after):
                    raise
                return verb(*args, **kwargs)

        return repeated

    return decorate


def sqlstate(error: BaseException | None) -> str | None:
    """Return PostgreSQL's five-character code of an error or of what caused it, or none."""
    while error is not None:
        if code := getattr(error, "sqlstate", None):
            return str(code)
        error = error.__cause__
    return None


def _is_worth_it(error: DatabaseError, after: str) -> bool:
    return sqlstate(error) in {DEADLOCK, SERIALIZATION} or bool(after and after in str(error))
