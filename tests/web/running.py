"""The site's own processes, with a data folder and a port of their own, as a person or a service starts them."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(var: Path, port: int, *words: str, **environment: str) -> dict:
    known = {"PATH": os.environ["PATH"], "HOME": str(var), "VAR_DIR": str(var), "PORT": str(port), **environment}
    args = [sys.executable, "manage.py", *(words or ["serve"])]
    return {"args": args, "cwd": ROOT, "env": known, "start_new_session": True}


@contextmanager
def served(var: Path, port: int) -> Iterator[subprocess.Popen]:
    with (var.parent / "out").open("w") as out:
        process = subprocess.Popen(**command(var, port), stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_for(lambda: "Rejoinder is at" in (var.parent / "out").read_text(), 60)
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)


def wait_for(what, seconds: float):
    deadline = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
    return found


def page(port: int, address: str = "/") -> tuple[int, str, dict]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=10) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


def left_over(var: Path) -> list[str]:
    """Every process that still has to do with the data folder."""
    found = []
    for process in psutil.process_iter(["pid", "cmdline", "environ"]):
        words = " ".join(process.info["cmdline"] or []) + str((process.info["environ"] or {}).get("VAR_DIR"))
        if str(var) in words and process.info["pid"] != os.getpid():
            found.append(words)
    return found


def database_processes(var: Path) -> list[psutil.Process]:
    """The embedded server of the data folder."""
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if any(str(var) in word for word in process.info["cmdline"] or [])
        and "postgres" in (process.info["cmdline"] or [""])[0]
    ]


def kill_database(var: Path) -> None:
    servers = database_processes(var)
    for server in servers:
        server.suspend()
    for server in servers:
        server.kill()
