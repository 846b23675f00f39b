"""The files of pictures: under their keys, in a folder that nobody but the site reads."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

_ONLY_US = 0o700


def path_of(name: str) -> Path:
    """Return where the file of a name lies. A name is a key and an extension; anything else is an error of ours.

    Raises:
        ValueError: the name is none that ``models.Picture.name`` gives.
    """
    key, dot, extension = name.partition(".")
    if str(UUID(key)) != key or not dot or not extension.isalpha():
        raise ValueError(name)
    return _folder() / key[:2] / name


def keep(name: str, data: bytes) -> None:
    """Write a file: whole or not at all.

    Raises:
        OSError: there is no room, or the folder cannot be written.
    """
    path = path_of(name)
    for folder in (_folder(), path.parent):
        folder.mkdir(mode=_ONLY_US, parents=True, exist_ok=True)
    draft = path.with_name(f"{uuid4()}.draft")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read(name: str) -> bytes | None:
    """Return a file's bytes, or none if it is not there."""
    try:
        return path_of(name).read_bytes()
    except FileNotFoundError:
        return None


def remove(name: str) -> None:
    """Remove a file, if it is there."""
    path_of(name).unlink(missing_ok=True)


def names_older_than(seconds: float) -> Iterator[str]:
    """Yield the names of all files last written so long ago, half-written ones too."""
    before = time.time() - seconds
    for path in _folder().glob("*/*"):
        if path.stat().st_mtime < before:
            yield path.name


def remove_leftover(name: str) -> None:
    """Remove a file that no row knows, whatever it is called."""
    for path in _folder().glob(f"*/{name}"):
        path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.UPLOADS_DIR)
