"""Who starts the embedded server and who stops it."""

import os
import signal
import time
from pathlib import Path

import pytest

from forum.database import embedded

from .conftest import Server

pytestmark = pytest.mark.embedded


def test_eight_processes_starting_at_once_share_one_server(new_var_dir: Path, visitor) -> None:
    server = Server(new_var_dir)
    visitors = [visitor(new_var_dir) for _ in range(8)]
    for each in visitors:
        each.tell("ask")

    answers = [each.hear() for each in visitors]

    assert [answer.get("database") for answer in answers] == ["rejoinder"] * 8, answers
    assert sum("-D" in process.cmdline() for process in server.processes()) == 1
    assert [each.leave() for each in visitors] == [""] * 8
    assert server.is_gone()


def test_one_leaves_while_another_works_and_the_last_one_out_stops_it(var_dir: Path, server, visitor) -> None:
    starter, other = visitor(var_dir), visitor(var_dir)
    starter.do("ask")
    backend = other.do("ask")["backend"]

    starter.leave()

    assert other.do("ask")["backend"] == backend
    other.leave()
    assert server.is_gone(patience=0)


def test_newcomers_while_the_last_one_leaves_find_a_server(var_dir: Path, visitor) -> None:
    for _round in range(3):
        leaver, newcomer = visitor(var_dir), visitor(var_dir)
        leaver.do("ask")
        leaver.process.stdin.close()
        newcomer.tell("ask")

        assert newcomer.hear().get("database") == "rejoinder"

        leaver.process.wait()
        assert newcomer.do("ask").get("database") == "rejoinder"
        newcomer.leave()


def test_a_server_whose_users_were_all_killed_is_adopted_and_stopped_by_the_next(
    var_dir: Path, server, visitor
) -> None:
    killed = visitor(var_dir)
    killed.do("ask")
    pid = server.pid
    killed.kill()
    assert server.pid == pid

    nxt = visitor(var_dir)
    nxt.do("ask")
    assert server.pid == pid
    nxt.leave()

    assert server.is_gone(patience=0)


def test_whoever_answers_for_the_server_stops_it_under_others_after_waiting(var_dir: Path, server, visitor) -> None:
    embedded.ensure_running(var_dir)
    other = visitor(var_dir)
    other.do("ask")

    start = time.monotonic()
    embedded.leave(1.0, var_dir)

    assert 1 <= time.monotonic() - start < 3
    assert server.is_gone(patience=0)


def test_leaving_waits_no_longer_than_the_others_need(var_dir: Path, server, visitor) -> None:
    embedded.ensure_running(var_dir)
    other = visitor(var_dir)
    other.do("ask")
    other.process.stdin.close()

    start = time.monotonic()
    embedded.leave(10, var_dir)

    assert time.monotonic() - start < 5
    assert server.is_gone(patience=0)


def test_leaving_where_nothing_ever_was_does_nothing(new_var_dir: Path) -> None:
    embedded.leave(0, new_var_dir)

    assert not new_var_dir.exists()


def test_a_forked_child_has_a_connection_of_its_own(var_dir: Path, server, visitor) -> None:
    parent = visitor(var_dir)

    answers = parent.do("fork")

    assert answers["child"]["database"] == answers["parent"]["database"] == "rejoinder"
    assert answers["child"]["backend"] != answers["parent"]["backend"]
    parent.leave()
    assert server.is_gone()


def test_a_forked_child_keeps_no_lock_of_its_parent(var_dir: Path, server, visitor) -> None:
    parent = visitor(var_dir)
    parent.do("ask")
    child = parent.do("fork unused")["child"]

    parent.leave()

    os.kill(child, signal.SIGKILL)
    assert server.is_gone(patience=0)


def test_a_forked_child_that_ends_releases_no_lock_of_its_parent(var_dir: Path, visitor) -> None:
    parent, other = visitor(var_dir), visitor(var_dir)
    parent.do("fork")
    other.do("ask")

    other.leave()

    assert "error" not in parent.do("ask")


def test_ctrl_c_in_the_process_group_does_not_reach_the_server(var_dir: Path, server, visitor) -> None:
    one = visitor(var_dir)
    one.do("ask")

    assert os.getsid(server.pid) == server.pid != os.getsid(one.process.pid)


@pytest.mark.usefixtures("running")
def test_a_killed_server_is_started_again_for_the_next_request(var_dir: Path, server, visitor) -> None:
    one = visitor(var_dir)
    one.do("ask at once")
    os.kill(server.pid, signal.SIGKILL)
    time.sleep(0.2)

    answer = one.do("ask")

    assert answer.get("database") == "rejoinder", answer
    assert answer["seconds"] < 3
