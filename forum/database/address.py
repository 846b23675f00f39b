"""DATABASE_URL, read the way PostgreSQL's own programs read it."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

_SETTINGS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
_EXAMPLE = "postgres://user:password@host:5432/name?sslmode=require"


def parsed(url: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return Django's settings and the remaining options of libpq, such as sslmode.

    Raises:
        ImproperlyConfigured: it is not a complete address; the message never repeats the password.
    """
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(f'DATABASE_URL must look like {_EXAMPLE}, or be "embedded".')
    given = _read_by_libpq(url)
    _refuse_unless_complete(given)
    where = {setting: str(given.pop(name, "")) for name, setting in _SETTINGS.items()}
    return where, {name: int(value) if str(value).isdigit() else value for name, value in given.items()}


def _read_by_libpq(url: str) -> dict[str, Any]:
    try:
        return dict(conninfo_to_dict(url))
    except ProgrammingError as error:
        why = str(error).strip()
    if "percent-encoded" in why or "%00" in why:
        why = "a percent sign in a name or password must be written %25"
    elif "query parameter" not in why:
        why = f"it must look like {_EXAMPLE}"
    raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {why}.")


def _refuse_unless_complete(given: dict[str, Any]) -> None:
    if not given.get("dbname"):
        raise ImproperlyConfigured(f"DATABASE_URL names no database: it must look like {_EXAMPLE}.")
    if "@" in str(given.get("host", "")).lstrip("@"):
        raise ImproperlyConfigured("DATABASE_URL has two @: one inside a name or password must be written %40.")
    if not all(_is_port(port) for port in str(given.get("port", "5432")).split(",")):
        raise ImproperlyConfigured("DATABASE_URL has a port that is no number from 1 to 65535.")


def _is_port(port: str) -> bool:
    return port.isascii() and port.isdigit() and 0 < int(port) < 65536
