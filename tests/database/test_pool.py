"""A server that goes away and comes back, seen by a site that only has its address."""

import time
from pathlib import Path

import pytest

from forum.database import embedded, places

pytestmark = pytest.mark.embedded


@pytest.fixture
def client(var_dir: Path, visitor):
    embedded.ensure_running(var_dir)
    yield visitor(var_dir, url=f"postgres://{places.ROLE}@/{places.DATABASE}?host={places.socket_dir(var_dir)}")
    embedded.leave(0, var_dir)


def restart(var_dir: Path) -> None:
    embedded.leave(0, var_dir)
    embedded.ensure_running(var_dir)


def test_stale_connections_after_a_restart_are_no_error(var_dir: Path, client) -> None:
    assert client.do("ask at once")["pooled"] == 8
    restart(var_dir)

    answers = [client.do("ask") for _ in range(10)]

    assert [answer.get("database") for answer in answers] == ["rejoinder"] * 10, answers
    assert max(answer["seconds"] for answer in answers) < 1


def test_a_lost_database_is_told_in_three_seconds_and_found_again_by_itself(var_dir: Path, client) -> None:
    client.do("ask at once")
    embedded.leave(0, var_dir)

    answers = [client.do("ask") for _ in range(3)]
    embedded.ensure_running(var_dir)
    back, start = client.do("ask"), time.monotonic()
    while "error" in back and time.monotonic() < start + 10:
        back = client.do("ask")

    assert all("error" in answer for answer in answers)
    assert max(answer["seconds"] for answer in answers) < 3
    assert "error" not in back
    assert time.monotonic() - start < 4
    assert "error" not in client.do("ask")
