"""EMAIL_URL: the mail server that letters are handed to."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

FILES = "files"
PORTS = {"smtp": 587, "smtps": 465}
HERE = {"localhost", "127.0.0.1", "::1"}
_EXAMPLE = "smtp://user:password@mail.example.org:587 or smtps://user:password@mail.example.org"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in, and how: ``smtps`` speaks TLS from the start, ``smtp`` turns to it (STARTTLS).

    Without TLS it goes to this machine alone, or where the address says ``?tls=no``.
    """

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    is_tls_from_start: bool = False
    is_tls_needed: bool = True


def parsed(url: str) -> MailServer | None:
    """Return the server of an EMAIL_URL; none for an empty one and for ``files``.

    Raises:
        ImproperlyConfigured: it is not such an address; the message never repeats the password.
    """
    if url in {"", FILES}:
        return None
    parts = _split(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query not in {"", "tls=no"}:
        raise ImproperlyConfigured(f"EMAIL_URL must look like {_EXAMPLE}.")
    if bool(parts.username) != bool(parts.password):
        raise ImproperlyConfigured("EMAIL_URL needs both a user and a password, or neither.")
    return MailServer(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls_from_start=parts.scheme == "smtps",
        is_tls_needed=parts.query != "tls=no" and parts.hostname not in HERE,
    )


def _split(url: str) -> SplitResult:
    """Split, and refuse what hides in it: what follows # or a second @ belongs to a password not written with %."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 -- reading it is what checks it
    except ValueError:
        raise ImproperlyConfigured(f"EMAIL_URL cannot be read: it must look like {_EXAMPLE}.") from None
    if parts.fragment or "#" in url or parts.netloc.count("@") > 1:
        raise ImproperlyConfigured("EMAIL_URL: within a password # is written %23, @ %40, / %2F, ? %3F, % %25.")
    return parts
