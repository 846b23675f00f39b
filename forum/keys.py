"""The secret key of a local site: made once, kept in the data folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_secret(folder: Path) -> str:
    """Return the key kept in ``folder``, making it at the first call.

    Raises:
        ImproperlyConfigured: the folder cannot be written or the key cannot be read.
    """
    path = folder / "secret-key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists() or not path.read_text(encoding="ascii").strip():
            _make(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {folder} cannot be used ({error.strerror}). "
            "Make it yours, or set VAR_DIR to another folder.",
        ) from error


def _make(path: Path) -> None:
    """Write a new key under a name of its own, then link it: of several processes at once, one key stays."""
    draft = path.with_name(f"secret-key.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        if not path.read_text(encoding="ascii").strip():  # a crash left an empty one
            draft.replace(path)
    draft.unlink(missing_ok=True)
