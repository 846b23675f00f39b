"""Where the site is reached: SITE_URL, or for a local site the port on which it was served last."""

from pathlib import Path

from django.conf import settings


def site_address() -> str:
    """Return the site's address without a slash at its end."""
    if settings.SITE_URL:
        return str(settings.SITE_URL).rstrip("/")
    kept = _kept()
    return kept.read_text(encoding="ascii").strip() if kept.exists() else f"http://localhost:{settings.PORT}"


def keep_address() -> str:
    """Note the address at which the site is served now, for commands that run beside it, and return it."""
    if not settings.SITE_URL:
        _kept().write_text(f"http://localhost:{settings.PORT}", encoding="ascii")
    return site_address()


def forget_address() -> None:
    """Take the note away when the site stops, if it is still this one's."""
    if not settings.SITE_URL and _kept().exists() and _kept().read_text(encoding="ascii").endswith(f":{settings.PORT}"):
        _kept().unlink(missing_ok=True)


def _kept() -> Path:
    return Path(settings.VAR_DIR) / "address"
