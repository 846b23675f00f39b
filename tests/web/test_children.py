"""The processes beneath `serve`: told to stop at any moment they stop, and one that is kept alive comes back."""

import sys
import time

from forum.web.management import children
from forum.web.management.children import Child, KeptAlive
from tests.web.running import wait_for

SLEEPING = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]
DEAF = """
import pathlib, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1]).touch()
time.sleep(60)
"""


def test_one_told_to_stop_stops_and_is_not_started_again():
    child = Child(SLEEPING)
    process = child.start()
    child.tell_to_stop()
    assert process.wait(10) != 0
    assert child.start() is None
    child.tell_to_stop()


def test_one_that_was_never_started_ends_at_once():
    child = Child(SLEEPING)
    child.end(time.monotonic())
    assert child.process is None


def test_one_that_does_not_listen_is_killed_at_the_deadline(tmp_path):
    child = Child([sys.executable, "-c", DEAF, str(tmp_path / "up")])
    process = child.start()
    wait_for((tmp_path / "up").exists, 30)
    child.end(time.monotonic() + 0.2)
    assert process.returncode == -9


def test_one_that_ends_by_itself_is_started_again_after_growing_waits(tmp_path, monkeypatch):
    waits = []
    monkeypatch.setattr(children, "_SHORTEST_WAIT", 0.01)
    child = KeptAlive([sys.executable, "-c", f"open({str(tmp_path / 'log')!r}, 'a').write('.')"])
    monkeypatch.setattr(child.stopping, "wait", waits.append)
    child.start_keeping()
    wait_for(lambda: len(waits) >= 3, 60)
    child.end(time.monotonic() + 10)
    assert waits[:3] == [0.02, 0.04, 0.08]
    assert (tmp_path / "log").read_text().startswith("...")
