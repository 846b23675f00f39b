"""What an earlier life may have left, and what the next start makes of it."""

import logging
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from forum.database import embedded, places, processes
from forum.database.errors import EmbeddedDatabaseError
from forum.database.server import stop

from .conftest import NOBODY, Server

pytestmark = pytest.mark.embedded


def query(var_dir: Path, statement: str) -> list:
    where = {"host": str(places.socket_dir(var_dir)), "user": places.ROLE, "dbname": places.DATABASE}
    with psycopg.connect(**where, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def stopped(var_dir: Path) -> None:
    embedded.ensure_running(var_dir)
    query(var_dir, "CREATE TABLE kept AS SELECT 42 AS answer")
    embedded.leave(0, var_dir)


def assert_kept(var_dir: Path) -> None:
    embedded.ensure_running(var_dir, patience=20)
    assert query(var_dir, "SELECT answer FROM kept") == [(42,)]
    embedded.leave(0, var_dir)


def test_kill_9_of_everything_loses_nothing(var_dir: Path, server, visitor) -> None:
    one = visitor(var_dir)
    one.do("ask")
    query(var_dir, "CREATE TABLE kept AS SELECT 42 AS answer")
    one.kill()
    server.kill_all()
    assert server.pid_file.exists()

    assert_kept(var_dir)


@pytest.mark.usefixtures("stopped")
@pytest.mark.parametrize("text", ["", "12", "no number\n", "\0\0\0\0"])
def test_an_unfinished_pid_file_is_no_obstacle(var_dir: Path, server, text: str) -> None:
    server.pid_file.write_text(text)

    assert_kept(var_dir)


@pytest.mark.usefixtures("stopped")
def test_a_pid_file_that_names_another_process_is_no_obstacle(var_dir: Path, server) -> None:
    with subprocess.Popen(["sleep", "60"]) as innocent:
        server.pid_file.write_text(f"{innocent.pid}\n{server.places.data}\n1700000000\n5432\n.\n\n 1 1\nready   \n")

        assert_kept(var_dir)

        assert innocent.poll() is None
        innocent.kill()


@pytest.mark.usefixtures("stopped")
def test_a_pid_file_that_names_an_unburied_process_is_no_obstacle(var_dir: Path, server) -> None:
    dead = subprocess.Popen(["true"])
    os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
    server.pid_file.write_text(f"{dead.pid}\n")

    assert_kept(var_dir)

    dead.wait()


def test_children_that_outlive_a_killed_server_are_ended(var_dir: Path, server) -> None:
    embedded.ensure_running(var_dir)
    query(var_dir, "CREATE TABLE kept AS SELECT 42 AS answer")
    checkpointer = next(process for process in server.processes() if "checkpointer" in process.cmdline()[0])
    os.kill(checkpointer.pid, signal.SIGSTOP)
    postmaster = server.pid
    os.kill(postmaster, signal.SIGKILL)
    assert processes.is_gone(postmaster, server.places, patience=5)

    assert_kept(var_dir)

    assert not checkpointer.is_running() or checkpointer.status() == "zombie"


def test_an_interrupted_first_start_is_repaired(new_var_dir: Path, visitor) -> None:
    one = visitor(new_var_dir)
    one.tell("ask")
    while not (new_var_dir.exists() and (Server(new_var_dir).places.draft / "global").exists()):
        assert one.process.poll() is None
    one.kill()

    embedded.ensure_running(new_var_dir)

    assert query(new_var_dir, "SELECT 1") == [(1,)]
    assert not Server(new_var_dir).places.draft.exists()
    embedded.leave(0, new_var_dir)


@pytest.mark.usefixtures("stopped")
def test_a_half_made_folder_is_set_aside_and_never_deleted(var_dir: Path, server) -> None:
    (server.places.data / "global" / "pg_control").unlink()
    server.places.made.unlink()  # the data were never whole

    embedded.ensure_running(var_dir)

    assert query(var_dir, "SELECT to_regclass('kept')") == [(None,)]
    assert [path.name for path in server.places.data.parent.glob("postgres.unfinished-*/PG_VERSION")] == ["PG_VERSION"]
    embedded.leave(0, var_dir)


@pytest.mark.usefixtures("stopped")
@pytest.mark.parametrize("fate", ["moved", "broken"])
def test_data_that_are_gone_are_never_replaced_by_an_empty_database(var_dir: Path, server, fate: str) -> None:
    away = var_dir / "postgres.away"
    if fate == "moved":
        server.places.data.rename(away)
    else:
        (server.places.data / "global" / "pg_control").rename(away)

    with pytest.raises(EmbeddedDatabaseError, match=r"are gone\. Put them back, or delete .*postgres\.made"):
        embedded.ensure_running(var_dir)
    assert fate == "broken" or not server.places.data.exists()

    away.rename(server.places.data if fate == "moved" else server.places.data / "global" / "pg_control")
    embedded.ensure_running(var_dir)
    assert query(var_dir, "SELECT count(*) FROM kept") != [(None,)]
    embedded.leave(0, var_dir)


@pytest.mark.usefixtures("stopped")
def test_data_of_another_version_are_refused_in_one_sentence(var_dir: Path, server) -> None:
    (server.places.data / "PG_VERSION").write_text("16\n")

    with pytest.raises(EmbeddedDatabaseError, match=r"are PostgreSQL 16's; this site runs 18\.$"):
        embedded.ensure_running(var_dir)
    embedded.leave(0, var_dir)


@pytest.mark.usefixtures("stopped")
def test_a_server_that_cannot_start_says_why_and_where_its_log_is(var_dir: Path, server) -> None:
    (server.places.data / "postgresql.conf").write_text("shared_buffers = banana\n")

    with pytest.raises(
        EmbeddedDatabaseError,
        match=r"could not start: .*(shared_buffers|configuration file).*\(log: .*\.log\)\.$",
    ):
        embedded.ensure_running(var_dir)
    embedded.leave(0, var_dir)


@pytest.mark.usefixtures("stopped")
def test_a_server_that_does_not_answer_is_told_in_time(var_dir: Path, server, visitor) -> None:
    one = visitor(var_dir)
    one.do("ask")
    (server.places.data / "postgresql.conf").write_text("shared_buffers = banana\n")
    stop(server.places, patience=5)

    answer = one.do("ask")

    assert "could not start" in answer["error"]
    assert answer["seconds"] < 3


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
@pytest.mark.parametrize("what", ["var", "data"])
def test_a_folder_that_is_not_ours_is_one_sentence(new_var_dir: Path, visitor, what: str) -> None:
    folder = new_var_dir if what == "var" else new_var_dir / "postgres"
    folder.mkdir(parents=True, mode=0o700)
    if what == "data":
        os.chown(new_var_dir, NOBODY, NOBODY)

    answer = visitor(new_var_dir, user=NOBODY).do("ask")

    assert re.search(r"cannot be used \(Permission denied: .*\)|belongs to root, not to nobody\.$", answer["error"])


@pytest.mark.usefixtures("stopped")
def test_a_copied_folder_that_lost_its_mode_is_mended(var_dir: Path, server) -> None:
    server.places.data.chmod(0o755)

    assert_kept(var_dir)

    assert server.places.data.stat().st_mode & 0o777 == 0o700


def test_a_process_that_only_mentions_the_folder_is_no_server(tmp_path: Path) -> None:
    script = "import time; time.sleep(30)"
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "postgres")]) as other:
        assert not processes.is_postmaster(other.pid, places.Places(tmp_path, tmp_path / "postgres"))
        other.kill()


logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
