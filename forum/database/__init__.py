"""The database: what Django is told about it. The embedded server's life is in the modules beside this one.

Importing this starts nothing and imports no models.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from forum import env
from forum.database import address, places

ENGINE = "forum.database"


def configuration(url: str, var_dir: Path, *, is_local: bool) -> dict[str, Any]:
    """Return the entry of DATABASES for a DATABASE_URL; the embedded server's files are in ``var_dir``.

    Raises:
        ImproperlyConfigured: the address is missing in production, or is none of PostgreSQL's.
    """
    if url == "embedded" or (not url and is_local):
        return _entry(_embedded(var_dir.resolve()), {})
    if not url:
        raise ImproperlyConfigured(
            "In production the embedded database is used only if asked for by name: "
            'set DATABASE_URL to postgres://user:password@host/name or to "embedded".',
        )
    return _entry(*address.parsed(url))


def _embedded(var_dir: Path) -> dict[str, Any]:
    return {
        "NAME": places.DATABASE,
        "USER": places.ROLE,
        "PASSWORD": "",
        "HOST": str(places.socket_dir(var_dir)),
        "PORT": str(places.PORT),
        "VAR_DIR": str(var_dir),
    }


def _entry(where: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
    """Add what both kinds share.

    CONN_HEALTH_CHECKS is off because the engine checks each pooled connection itself: psycopg_pool's own
    check waits a second after the second stale connection, and gives up at the third or fourth.
    """
    return {
        "ENGINE": ENGINE,
        **where,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {"connect_timeout": 2, **_patience_with_the_net(), **options, "pool": _pool()},
    }


def _patience_with_the_net() -> dict[str, int]:
    """Notice within seconds, not minutes, that the other machine is gone (milliseconds, seconds, times)."""
    return {"tcp_user_timeout": 3000, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}


def _pool() -> dict[str, Any]:
    """Return the pool's options.

    ``reconnect_timeout`` is short because the pool doubles the wait between attempts and makes no others
    meanwhile: with the default of 300 s a database back after three minutes is noticed a minute later.
    """
    return {
        "min_size": 0,
        "max_size": env.number("DATABASE_POOL", 10, least=1, most=1000),
        "timeout": 2.0,
        "reconnect_timeout": 2.0,
        "max_idle": 120.0,
    }
