"""``make run`` as a person meets it: it starts, answers, stops wholly, and says in one sentence why it cannot."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from forum.database import places
from tests.web.running import command, free_port, kill_database, left_over, page, served, wait_for

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def var(tmp_path_factory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("site") / "var"
    yield folder
    # as root, under a private folder, the data lie elsewhere
    shutil.rmtree(places.SYSTEM_FOLDER / places.digest(folder.resolve()), ignore_errors=True)


def test_it_starts_tells_where_it_is_answers_is_gone_when_told_so_and_starts_again_with_its_data(var):
    port = free_port()
    with served(var, port) as process:
        told = (var.parent / "out").read_text()
        assert f"http://localhost:{port}" in told
        assert all(handle in told for handle in ("amina", "marek", "sana_w", "reader", "password"))
        status, shown, headers = page(port)
        assert status == 200
        assert 'href="/d/pakistan-russia/"' in shown
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        style = re.search(r'href="(/static/look/css/base\.[0-9a-f]{12}\.css)"', shown).group(1)
        assert "immutable" in page(port, style)[2]["Cache-Control"]
        beside = subprocess.run(**command(var, port, "check_integrity"), capture_output=True, text=True, check=False)
        assert (beside.returncode, beside.stderr) == (0, "")
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(15) == 0
    wait_for(lambda: not left_over(var), 5)
    with served(var, port) as process:
        assert "already there: /d/pakistan-russia/" in (var.parent / "out").read_text()
        os.killpg(process.pid, signal.SIGTERM)
        assert process.wait(15) == 0
    wait_for(lambda: not left_over(var), 5)


def test_after_kill_9_of_everything_it_repairs_what_is_left_and_starts(var):
    port = free_port()
    with served(var, port) as process:
        for child in [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]:
            child.kill()
        for other in psutil.process_iter(["cmdline"]):
            if str(var) in " ".join(other.info["cmdline"] or []) and other.pid != os.getpid():
                other.kill()
        process.wait(5)
    with served(var, port):
        assert page(port)[0] == 200


def test_a_database_that_goes_away_is_told_within_3_seconds_and_comes_back_by_itself(var):
    port = free_port()
    with served(var, port):
        kill_database(var)
        began = time.monotonic()
        status, shown, headers = page(port, "/readyz")
        assert time.monotonic() - began < 4
        assert status == 200 or (status == 503 and headers["Retry-After"] and "The database is away" in shown)
        wait_for(lambda: page(port, "/readyz")[0] == 200, 15)
        assert page(port, "/healthz")[0] == 200


def test_a_worker_that_is_killed_is_started_again_and_sends_what_waits(var):
    port = free_port()
    with served(var, port) as process:
        first = wait_for(lambda: worker_of(process), 30)
        first.kill()
        code = "from django.core.mail import send_mail; send_mail('Tea', 'sings', None, ['kept@example.org'])"
        subprocess.run(**command(var, port, "shell", "-v0", "-c", code), timeout=60, check=True)
        wait_for(lambda: list((var / "mail").glob("*-kept@example.org-*.eml")), 60)
        assert worker_of(process) != first


def worker_of(serving: subprocess.Popen) -> psutil.Process | None:
    children = psutil.Process(serving.pid).children()
    return next((child for child in children if child.is_running() and child.cmdline()[-1:] == ["work"]), None)


def test_a_taken_port_is_one_sentence(var):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(**command(var, port), capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert result.stderr.strip().splitlines() == [
        f"CommandError: Port {port} is taken (Address already in use). Choose another: PORT=8765 make run"
    ]


def test_a_data_folder_that_is_none_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("no folder")
    result = subprocess.run(
        **command(tmp_path / "file" / "var", free_port()), capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 1
    assert "cannot be used" in result.stderr.strip().splitlines()[-1]
