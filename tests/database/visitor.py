"""A process that uses the database; its standard input says what to do, a line of JSON is the answer."""

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import OperationalError, connection

from forum.database import configuration


def main(url: str, var_dir: str) -> None:
    entry = configuration(url, Path(var_dir), is_local=not url)
    settings.configure(DATABASES={"default": entry}, LOGGING_CONFIG=None)
    django.setup()
    acts = {"ask": ask, "ask at once": ask_at_once, "fork": fork, "fork unused": fork_unused}
    for line in sys.stdin:
        print(json.dumps(acts[line.strip()]()), flush=True)


def ask() -> dict[str, Any]:
    """Do what a request does."""
    start = time.monotonic()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_database(), pg_backend_pid()")
            database, backend = cursor.fetchone()
        answer = {"database": database, "backend": backend}
    except OperationalError as error:
        answer = {"error": str(error)}
    connection.close()
    return answer | {"seconds": time.monotonic() - start, "process": os.getpid()}


def ask_at_once() -> dict[str, Any]:
    """Have eight connections at the same time, so that the pool keeps eight."""
    barrier = threading.Barrier(8)
    threads = [threading.Thread(target=_hold, args=(barrier,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"pooled": connection.pool.get_stats()["pool_available"]}


def _hold(barrier: threading.Barrier) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        barrier.wait()
    connection.close()


def fork() -> dict[str, Any]:
    """Fork while a connection is open; both must work afterwards, each with its own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    child = _answer_of_child(ask)
    return {"child": child, "parent": ask()}


def fork_unused() -> dict[str, Any]:
    """Fork a child that outlives the parent and does not use the database."""
    return {"child": _left_alone()}


def _answer_of_child(act: Any) -> dict[str, Any]:
    read, write = os.pipe()
    if not (child := os.fork()):
        os.write(write, json.dumps(act()).encode())
        os._exit(0)
    os.close(write)
    with open(read, encoding="utf-8") as answer:  # noqa: PTH123
        said = json.loads(answer.read())
    os.waitpid(child, 0)
    return said


def _left_alone() -> int:
    if child := os.fork():
        return child
    for descriptor in (0, 1, 2):
        os.close(descriptor)
    time.sleep(20)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
