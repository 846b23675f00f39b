"""Typed readers of environment variables. A missing or malformed value is one clear error."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_WORDS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
    "": False,
}


def text(name: str, default: str = "") -> str:
    """Return the variable without surrounding white space, or ``default`` where it is not set."""
    return os.environ.get(name, default).strip()


def required(name: str, why: str) -> str:
    """Return the variable.

    Raises:
        ImproperlyConfigured: it is not set or empty; the message says why it is needed.
    """
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}: {why}")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return a yes or no.

    Raises:
        ImproperlyConfigured: the value is neither.
    """
    raw = os.environ.get(name)
    if raw is None:
        return default
    try:
        return _WORDS[raw.strip().lower()]
    except KeyError:
        raise ImproperlyConfigured(f"{name} must be yes or no (1 or 0), not {raw!r}.") from None


def number(name: str, default: int, *, least: int = 0, most: int = 1_000_000) -> int:
    """Return a whole number from ``least`` to ``most``.

    Raises:
        ImproperlyConfigured: the value is no such number.
    """
    raw = text(name, str(default))
    if not raw.isascii() or not raw.isdigit() or not least <= int(raw) <= most:
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not {raw!r}.")
    return int(raw)


def folder(name: str, default: Path) -> Path:
    """Return an absolute path."""
    return Path(text(name, str(default))).expanduser().resolve()


def words(name: str, default: str = "") -> list[str]:
    """Return the parts of a comma-separated list, without empty ones."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]
